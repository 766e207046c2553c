import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeCommunityFigures, FIGURES, type FigureOptions } from './community-figures.ts'
import { explainFigure, type Explanation } from './explain.ts'
import { computeMonitoring } from './monitoring.ts'
import { computeByHand } from './monitoring-by-hand.ts'
import { randomRegister } from './random-register.ts'
import { indexRegister } from './register-index.ts'
import type { FigureRows, Register } from './register.ts'

const anyRegister = fc
  .record({
    seed: fc.nat(),
    communities: fc.integer({ min: 1, max: 4 }),
    membersPerCommunity: fc.integer({ min: 1, max: 7 }),
    meetingsPerCommunity: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ seed, ...size }) => randomRegister(seed, size))

const anyDay = fc.constantFrom('2022-09-01', '2022-11-15', '2023-01-01', '2023-03-31')
const anyOptions: fc.Arbitrary<FigureOptions> = fc.record({
  window: fc.record({ from: fc.option(anyDay), until: fc.option(anyDay) }),
  sd: fc.constantFrom('sample', 'population'),
  selfEmployed: fc.constantFrom('default', 'excluded', 'counted'),
  pairs: fc.constantFrom('overlapping', 'window'),
  today: fc.constantFrom('2022-10-01', '2024-01-01'),
})

function shuffle<Row>(rows: readonly Row[], seed: number): Row[] {
  const keyed = rows.map((row, place) => ({ row, key: Math.sin((place + 1) * (seed + 1)) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)
}

/** What a database would give for one community: only the rows that `FigureRows` asks for. */
function rowsOfOne(register: Register, communityId: string): FigureRows {
  const meetings = register.meetings.filter(({ communityIds }) => communityIds.includes(communityId))
  const ids = new Set(meetings.map(({ meetingId }) => meetingId))
  const attendance = register.attendance.filter(({ meetingId }) => ids.has(meetingId))
  const present = new Set(attendance.map(({ personId }) => personId))
  const around = new Set(meetings.flatMap(({ communityIds }) => communityIds))
  const memberships = register.memberships.filter(
    (membership) => membership.communityId === communityId || (around.has(membership.communityId) && present.has(membership.personId)),
  )
  const people = new Set([...present, ...memberships.map(({ personId }) => personId)])
  const organisations = new Set([...attendance, ...memberships].flatMap(({ represents }) => represents))
  return {
    people: register.people.filter(({ personId }) => people.has(personId)),
    organisations: register.organisations.filter(({ organisationId }) => organisations.has(organisationId)),
    communities: register.communities.filter((community) => community.communityId === communityId),
    memberships,
    meetings,
    attendance,
  }
}

describe('on any register', () => {
  it('agrees with the rules worked out by hand', () => {
    fc.assert(
      fc.property(anyRegister, anyOptions, (register, options) => {
        const plain: FigureOptions = { window: options.window, sd: options.sd ?? 'sample' }
        for (const { id, name: _, ...figures } of computeMonitoring(register, plain).communities) {
          const expected = computeByHand(register, id, plain)
          const { mean, sd, n } = figures.participantsPerMeeting
          expect(n).toBe(expected.participantsPerMeeting.n)
          expect(mean ?? -1).toBeCloseTo(expected.participantsPerMeeting.mean ?? -1, 9)
          expect(sd ?? -1).toBeCloseTo(expected.participantsPerMeeting.sd ?? -1, 9)
          expect({ ...figures, participantsPerMeeting: null }).toEqual({ ...expected, participantsPerMeeting: null })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('sums the same over meetings and over people, has no one above all meetings, nor a meeting above all people', () => {
    fc.assert(
      fc.property(anyRegister, anyOptions, (register, options) => {
        const index = indexRegister(register)
        for (const { communityId } of register.communities) {
          const { tally, figures } = computeCommunityFigures(index, communityId, options)
          const people = [...tally.people.values()]
          const byMembers = people.reduce((sum, { meetings }) => sum + meetings, 0)
          const presences = tally.meetings.reduce((sum, { counted }) => sum + counted, 0)
          expect(byMembers).toBeLessThanOrEqual(presences)
          if (!register.attendance.some(({ role }) => role === 'deputy')) expect(byMembers).toBe(presences)
          expect(figures.meetingsPerParticipant.max ?? 0).toBeLessThanOrEqual(figures.meetings)
          expect(people.length).toBeGreaterThanOrEqual(Math.max(0, ...tally.meetings.map(({ counted }) => counted)))
        }
      }),
    )
  })

  it('without deputies, each presence of a meeting is the presence of a member', () => {
    fc.assert(
      fc.property(anyRegister, anyOptions, (register, options) => {
        const attendance = register.attendance.map((line) => ({ ...line, role: line.role === 'deputy' ? ('member' as const) : line.role }))
        const index = indexRegister({ ...register, attendance })
        for (const { communityId } of register.communities) {
          const { tally } = computeCommunityFigures(index, communityId, options)
          const byMembers = [...tally.people.values()].reduce((sum, { meetings }) => sum + meetings, 0)
          expect(byMembers).toBe(tally.meetings.reduce((sum, { counted }) => sum + counted, 0))
        }
      }),
    )
  })

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyRegister, anyOptions, fc.nat({ max: 1000 }), (register, options, seed) => {
        const mixed = {
          ...register,
          people: shuffle(register.people, seed),
          organisations: shuffle(register.organisations, seed),
          memberships: shuffle(register.memberships, seed),
          meetings: shuffle(register.meetings, seed),
          attendance: shuffle(register.attendance, seed),
        }
        expect(computeMonitoring(mixed, options)).toEqual(computeMonitoring(register, options))
      }),
    )
  })

  it('gives a community the same column and warnings from its own rows', () => {
    fc.assert(
      fc.property(anyRegister, anyOptions, (register, options) => {
        const table = computeMonitoring(register, options)
        for (const column of table.communities) {
          const alone = computeMonitoring(rowsOfOne(register, column.id), options)
          expect(alone.communities).toEqual([column])
          expect(alone.warnings).toEqual(table.warnings.filter(({ community }) => community === column.id))
        }
      }),
    )
  })

  it('keeps the distinct totals between the largest column and the sum', () => {
    fc.assert(
      fc.property(anyRegister, anyOptions, (register, options) => {
        const { communities, distinct, summed } = computeMonitoring(register, options)
        for (const figure of ['meetings', 'hours', 'members', 'organisations', 'selfEmployed', 'pairs', 'sectors'] as const) {
          const value = distinct[figure]
          if (value === null) continue
          expect(value).toBeLessThanOrEqual((summed[figure] ?? 0) + 1e-9)
          for (const column of communities) expect(value).toBeGreaterThanOrEqual((column[figure] ?? 0) - 1e-9)
        }
        if (communities.length === 1) expect(distinct).toEqual(withoutName(communities[0]))
      }),
    )
  })

  it('counts a meeting, an hour, a person and an organisation once in the distinct total', () => {
    fc.assert(
      fc.property(anyRegister, (register) => {
        const options: FigureOptions = { window: { from: null, until: null } }
        const index = indexRegister(register)
        const tallies = register.communities.map(({ communityId }) => computeCommunityFigures(index, communityId, options).tally)
        const meetings = new Map(tallies.flatMap((tally) => tally.meetings.map((meeting) => [meeting.meeting.meetingId, meeting.milliseconds])))
        const { distinct } = computeMonitoring(register, options)
        expect(distinct.meetings).toBe(meetings.size)
        expect(distinct.hours).toBeCloseTo([...meetings.values()].reduce((sum, length) => sum + length, 0) / 3_600_000, 9)
        expect(distinct.members).toBe(
          new Set(tallies.flatMap((tally) => [...tally.people.values()].filter((person) => person.meetings > 0).map(({ personId }) => personId))).size,
        )
        expect(distinct.meetingsPerParticipant.max ?? 0).toBeLessThanOrEqual(distinct.meetings)
      }),
    )
  })
})

function withoutName(column: object | undefined): object {
  const { id: _id, name: _name, ...figures } = { id: '', name: '', ...column }
  return figures
}

/** What the rows of an explanation add up to. */
function recount({ figure, counted, value }: Explanation): unknown {
  const values = counted.map((row) => row.value ?? 0)
  const sum = values.reduce((total, one) => total + one, 0)
  if (figure === 'hours') return sum
  if (figure === 'participantsPerMeeting') return counted.length === 0 ? null : sum / counted.length
  if (figure === 'meetingsPerParticipant') return counted.length === 0 ? { min: null, max: null } : { min: Math.min(...values), max: Math.max(...values) }
  return value === null ? null : counted.length
}

describe('an explanation', () => {
  it('adds up to the figure of the table, on any register, and never counts a row that it leaves out', () => {
    fc.assert(
      fc.property(anyRegister, anyOptions, fc.constantFrom(...FIGURES), (register, options, figure) => {
        for (const column of computeMonitoring(register, options).communities) {
          const explanation = explainFigure(register, options, column.id, figure)
          expect(explanation.value).toEqual(column[figure])
          const shown = figure === 'participantsPerMeeting' ? column.participantsPerMeeting.mean : column[figure]
          if (figure === 'hours') expect(recount(explanation)).toBeCloseTo(column.hours, 9)
          else expect(recount(explanation)).toEqual(shown)
          if (figure === 'participantsPerMeeting') continue
          const counted = new Set(explanation.counted.map(({ kind, id }) => `${kind} ${id}`))
          expect(counted.size).toBe(explanation.counted.length)
          expect(explanation.leftOut.filter(({ kind, id }) => counted.has(`${kind} ${id}`))).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})
