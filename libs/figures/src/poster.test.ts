import { expect, it } from 'vitest'
import { computeMonitoring } from './monitoring.ts'
import { renderFigure, renderTable } from './poster.ts'
import { buildPosterRegister, POSTER_WINDOW } from './poster-register.ts'
import { aLine, aMeeting, aMembership, aRegister } from './small-register.ts'

const table = computeMonitoring(buildPosterRegister(), { window: POSTER_WINDOW, language: 'nl' })

it('shows one decimal and both totals on the screen', () => {
  const rows = renderTable(table, 'nl')
  expect(rows[0]).toEqual(['', 'Zuid', 'Noord', 'Oost', 'Centrum', 'Zonder dubbeltelling', 'Kolommen opgeteld'])
  expect(rows[3]?.slice(1)).toEqual(['10,0 (±0,8)', '7,0 (±1,8)', '6,0 (±0,7)', '11,0 (±0,8)', '8,7 (±2,3)', 'niet van toepassing'])
  expect(rows[7]?.slice(1)).toEqual(['niet genoteerd', '2', '3', '1', 'niet genoteerd', 'niet genoteerd'])
})

it('prints one meeting without deviation, and none without anything', () => {
  const window = { from: null, until: null }
  const one = aRegister({ memberships: [aMembership('ann')], meetings: [aMeeting('m1', '2023-02-14')], attendance: [aLine('m1', 'ann')] })
  const [lonely] = computeMonitoring(one, { window }).communities
  const [empty] = computeMonitoring(aRegister({}), { window }).communities
  if (lonely === undefined || empty === undefined) throw new Error('no community')
  expect(renderFigure(lonely, 'participantsPerMeeting', { language: 'fr', form: 'poster' })).toBe('1 (-)')
  expect(renderFigure(empty, 'participantsPerMeeting', { language: 'fr', form: 'poster' })).toBe('(-)')
  expect(renderFigure(empty, 'meetingsPerParticipant', { language: 'fr', form: 'screen' })).toBe('sans objet')
  expect(renderFigure(empty, 'members', { language: 'fr', form: 'poster' })).toBe('0')
})

it('prints the vector of the two conventions as ±2 and ±1', () => {
  const present = [9, 9, 5, 7, 7, 6, 6]
  const rows = aRegister({
    meetings: present.map((_, place) => aMeeting(`m${place}`, `2023-0${place + 1}-10`)),
    attendance: present.flatMap((howMany, place) => Array.from({ length: howMany }, (_, person) => aLine(`m${place}`, `p${person}`))),
  })
  const printed = (['sample', 'population'] as const).map((sd) => {
    const [south] = computeMonitoring(rows, { window: { from: null, until: null }, sd }).communities
    return south && renderFigure(south, 'participantsPerMeeting', { language: 'en', form: 'poster' })
  })
  expect(printed).toEqual(['7 (±2)', '7 (±1)'])
})
