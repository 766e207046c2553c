import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIGURES, type CommunityFigures } from './community-figures.ts'
import { computeMonitoring, type MonitoringTable } from './monitoring.ts'
import { renderPoster, renderTable } from './poster.ts'
import { buildPosterRegister, POSTER_WINDOW } from './poster-register.ts'
import { randomRegister } from './random-register.ts'
import { keepsHidden, suppressForPublic } from './suppression.ts'

const COUNTS = ['members', 'organisations', 'selfEmployed', 'pairs'] as const
const poster = computeMonitoring(buildPosterRegister(), { window: POSTER_WINDOW })

function isHidden(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'suppressed' in value
}

const anyTable = fc
  .record({ seed: fc.nat(), communities: fc.integer({ min: 1, max: 5 }), membersPerCommunity: fc.integer({ min: 1, max: 14 }) })
  .map(({ seed, ...size }) => computeMonitoring(randomRegister(seed, size), { window: { from: null, until: null } }))

it('lists the cells of the poster that need a signed release', () => {
  const { breaking } = suppressForPublic(poster)
  expect(breaking.filter(({ figure }) => figure === 'selfEmployed').map((cell) => ('community' in cell ? cell.community : cell.total))).toEqual([
    'north',
    'east',
    'centre',
  ])
  expect(breaking.filter(({ figure }) => figure === 'pairs').map((cell) => ('community' in cell ? cell.community : cell.total))).toEqual([
    'north',
    'east',
    'centre',
  ])
  expect(breaking.filter(({ figure }) => figure === 'meetingsPerParticipant').every(({ rule }) => rule === 'SDC-04')).toBe(true)
})

it('SDC-02 hides every count below five, a 0 too', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const { communities, distinct, summed } = suppressForPublic(table).table
      for (const column of [...communities, distinct, summed]) {
        for (const figure of COUNTS) if (typeof column[figure] === 'number') expect(column[figure]).toBeGreaterThanOrEqual(5)
      }
    }),
  )
})

it('SDC-04 hides ranges always, and means and deviations of fewer than five people', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      for (const [place, column] of suppressForPublic(table).table.communities.entries()) {
        const exact = table.communities[place]
        if (exact?.meetingsPerParticipant.min !== null) expect(isHidden(column.meetingsPerParticipant)).toBe(true)
        if (exact !== undefined && exact.members < 5 && exact.participantsPerMeeting.mean !== null) expect(isHidden(column.participantsPerMeeting)).toBe(true)
      }
    }),
  )
})

/** The attack: sum minus what is shown, with the knowledge that each hidden cell is below five. Every hidden cell must still be 0 to 4. */
it('SDC-05 gives no hidden cell back by subtraction', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const { communities, summed } = suppressForPublic(table).table
      for (const figure of COUNTS) {
        const hidden = communities.filter((column) => isHidden(column[figure]))
        const total = summed[figure]
        if (hidden.length === 0 || typeof total !== 'number') continue
        const rest = communities.reduce((left, column) => left - (typeof column[figure] === 'number' ? column[figure] : 0), total)
        expect(Math.max(0, rest - 4 * (hidden.length - 1))).toBe(0)
        expect(Math.min(4, rest)).toBe(4)
      }
    }),
  )
})

it('SDC-05 hides the distinct mean when a column’s mean is hidden, because mean × n is a sum', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      const { communities, distinct } = suppressForPublic(table).table
      if (communities.some((column) => isHidden(column.participantsPerMeeting))) expect(isHidden(distinct.participantsPerMeeting)).toBe(true)
    }),
  )
})

it('knows when a sum may stay', () => {
  expect(keepsHidden([], 5)).toBe(true)
  expect(keepsHidden([1], 5)).toBe(false) // sum minus the others
  expect(keepsHidden([4, 4], 5)).toBe(false) // 8 leaves only 4 and 4
  expect(keepsHidden([0, 1], 5)).toBe(false) // 1 leaves no 4
  expect(keepsHidden([2, 2], 5)).toBe(true) // 0 and 4 to 4 and 0
  expect(keepsHidden([1, 1, 4], 5)).toBe(true)
})

it('keeps the added pairs of the poster, since three hidden cells share 6', () => {
  const { table } = suppressForPublic(poster)
  expect(table.summed.pairs).toBe(11)
  expect(table.communities.map(({ pairs }) => pairs)).toEqual([5, { suppressed: true }, { suppressed: true }, { suppressed: true }])
})

it('SDC-10 carries the method, and no sentence with a number in it', () => {
  const { method, hidden, table } = suppressForPublic(poster)
  expect(method).toEqual({ threshold: 5, rounding: 'none', hiddenCells: hidden.length })
  expect(table.warnings).toEqual([])
})

it('leaves 0, not recorded and suppressed apart, and does not touch the exact table', () => {
  const before = structuredClone(poster)
  const { table } = suppressForPublic(poster)
  const [, ...rows] = renderPoster(table, 'fr')
  expect(rows[FIGURES.indexOf('selfEmployed')]?.slice(1)).toEqual(['(-)', '<5', '<5', '<5'])
  expect(rows[FIGURES.indexOf('meetingsPerParticipant')]?.slice(1)).toEqual(['…', '…', '…', '…'])
  expect(poster).toEqual(before)
})

it('does not call a total small that is hidden for the sake of a column', () => {
  const column = (id: string, members: number): MonitoringTable['communities'][number] =>
    ({ ...poster.communities[0], id, name: id, members }) as MonitoringTable['communities'][number] // the first column exists
  const summed: CommunityFigures = { ...poster.summed, members: 24 }
  const { table } = suppressForPublic({ ...poster, communities: [column('a', 21), column('b', 3)], summed })
  expect(table.summed.members).toEqual({ suppressed: true })
  const members = renderTable(table, 'en')[1 + FIGURES.indexOf('members')]
  expect(members?.slice(1)).toEqual(['21', '<5', '…', '…'])
})
