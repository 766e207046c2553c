import { describe, expect, it } from 'vitest'
import { FIGURES } from './community-figures.ts'
import { indexRegister } from './register-index.ts'
import { computeCommunityFigures, computeExtras } from './community-figures.ts'
import { computeMonitoring } from './monitoring.ts'
import { renderFootnote, renderPoster } from './poster.ts'
import { buildPosterRegister, POSTER_WINDOW } from './poster-register.ts'

const register = buildPosterRegister()
const PRINTED = [
  ['7', '7', '5', '7'],
  ['21', '14', '10', '14'],
  ['10 (±1)', '7 (±2)', '6 (±1)', '11 (±1)'],
  ['1–6', '1–7', '1–5', '1–7'],
  ['21', '13', '8', '18'],
  ['13', '10', '7', '13'],
  ['(-)', '2', '3', '1'],
  ['5', '1', '1', '4'],
  ['5', '3', '4', '5'],
]

function column(id: string, options: Partial<Parameters<typeof computeMonitoring>[1]> = {}) {
  const table = computeMonitoring(register, { window: POSTER_WINDOW, ...options })
  return table.communities.find((community) => community.id === id)
}

describe.each(['sample', 'population'] as const)('the poster with %s deviation', (sd) => {
  it('is reproduced in every cell', () => {
    const [head, ...rows] = renderPoster(computeMonitoring(register, { window: POSTER_WINDOW, sd, language: 'nl' }), 'nl')
    expect(head).toEqual(['', 'Zuid', 'Noord', 'Oost', 'Centrum'])
    expect(rows.map(([, ...cells]) => cells)).toEqual(PRINTED)
    expect(rows).toHaveLength(FIGURES.length)
  })
})

it('has the deviations of the attendance vectors', () => {
  const deviations = (sd: 'sample' | 'population') =>
    computeMonitoring(register, { window: POSTER_WINDOW, sd }).communities.map(({ participantsPerMeeting }) => participantsPerMeeting.sd?.toFixed(2))
  expect(deviations('sample')).toEqual(['0.82', '1.83', '0.71', '0.82'])
  expect(deviations('population')).toEqual(['0.76', '1.69', '0.63', '0.76'])
})

it('gives the distinct and the added totals', () => {
  const { distinct, summed } = computeMonitoring(register, { window: POSTER_WINDOW })
  expect(summed).toMatchObject({ meetings: 26, hours: 59, members: 60, organisations: 43, selfEmployed: null, pairs: 11, sectors: 17 })
  expect(summed.participantsPerMeeting).toEqual({ mean: null, sd: null, n: 26 })
  expect(summed.meetingsPerParticipant).toEqual({ min: null, max: null })
  // three organisations are in two communities, one of them as a pair in both
  expect(distinct).toMatchObject({ meetings: 26, hours: 59, members: 60, organisations: 40, selfEmployed: null, pairs: 10, sectors: 5 })
  expect(distinct.participantsPerMeeting.mean).toBe((70 + 49 + 30 + 77) / 26)
})

it('says what is not recorded in South and why East is possible', () => {
  const { warnings } = computeMonitoring(register, { window: POSTER_WINDOW, language: 'en' })
  expect(warnings.map(({ code, community }) => [code, community])).toEqual([
    ['not-recorded', 'south'],
    ['organisations-exceed-salaried', 'east'],
  ])
  expect(warnings[1]?.message).toBe(
    '7 organisations for 5 salaried members. That is possible: three self-employed members each represent a group practice or another organisation.',
  )
})

it('turns East into 4 organisations without the self-employed, and says so', () => {
  const table = computeMonitoring(register, { window: POSTER_WINDOW, selfEmployed: 'excluded' })
  expect(table.communities.map(({ organisations }) => organisations)).toEqual([13, 10, 4, 13])
  expect(table.warnings.filter(({ code }) => code === 'switched').map(({ community }) => community)).toEqual(['east'])
})

it('turns North into 12 and Centre into 14 when the self-employed count, and says so', () => {
  const table = computeMonitoring(register, { window: POSTER_WINDOW, selfEmployed: 'counted' })
  expect(table.communities.map(({ organisations }) => organisations)).toEqual([13, 12, 7, 14])
  expect(table.warnings.filter(({ code }) => code === 'switched').map(({ community }) => community)).toEqual(['north', 'centre'])
})

it('turns South into 8 pairs when pairs count over the window, and says so', () => {
  const table = computeMonitoring(register, { window: POSTER_WINDOW, pairs: 'window' })
  expect(table.communities.map(({ pairs }) => pairs)).toEqual([8, 1, 1, 4])
  expect(table.warnings.filter(({ code }) => code === 'switched').map(({ community }) => community)).toEqual(['south'])
})

it('shows the three replaced representatives of South on a line of their own', () => {
  const count = computeCommunityFigures(indexRegister(register), 'south', { window: POSTER_WINDOW })
  const extras = computeExtras(indexRegister(register), count, POSTER_WINDOW, 12)
  expect(extras).toEqual({
    seats: 12,
    on: '2023-03-31',
    registered: 18,
    active: 18,
    distinct: 21,
    replaced: 3,
    solePractices: 0,
    personHours: 210,
    listSize: 21,
    pool: 21,
  })
})

it('is the same each time, and every person, organisation and community is in its sheet', () => {
  expect(buildPosterRegister()).toEqual(register)
  const people = new Set(register.people.map(({ personId }) => personId))
  const organisations = new Set(register.organisations.map(({ organisationId }) => organisationId))
  expect(people.size).toBe(register.people.length)
  expect(register.attendance.every(({ personId }) => people.has(personId))).toBe(true)
  expect(register.memberships.flatMap(({ represents }) => represents).every((id) => organisations.has(id))).toBe(true)
  expect(new Set(register.people.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).size).toBe(register.people.length)
})

it('has two moderators, the researcher and up to two visitors at each held meeting, none of them counted', () => {
  for (const { meetingId } of register.meetings.filter(({ state }) => state === 'held')) {
    const present = register.attendance.filter((line) => line.meetingId === meetingId && line.state === 'present')
    expect(present.filter(({ role }) => role === 'moderator')).toHaveLength(2)
    expect(present.filter(({ role }) => role === 'researcher')).toHaveLength(1)
    expect(present.filter(({ role }) => role === 'visitor').length).toBeLessThanOrEqual(2)
  }
})

it('gives a community the same figures alone', () => {
  for (const { communityId } of register.communities) {
    const alone = computeMonitoring(register, { window: POSTER_WINDOW, communities: [communityId] })
    expect(alone.communities[0]).toEqual(column(communityId))
  }
})

it('writes the footnote in four languages', () => {
  expect(new Set((['fr', 'nl', 'en', 'de'] as const).map((language) => renderFootnote(language))).size).toBe(4)
})
