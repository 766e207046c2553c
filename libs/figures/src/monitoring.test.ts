import { describe, expect, it } from 'vitest'
import { brusselsInstant } from './brussels.ts'
import { computeMonitoring, type MonitoringOptions } from './monitoring.ts'
import type { FigureRows } from './register.ts'
import { aLine, aMeeting, aMembership, aRegister } from './small-register.ts'

const WINDOW = { from: '2023-01-01', until: '2023-12-31' }

function compute(rows: FigureRows, options: Partial<MonitoringOptions> = {}) {
  const table = computeMonitoring(rows, { window: WINDOW, ...options })
  const [south] = table.communities
  if (south === undefined) throw new Error('the register has no community')
  return { ...table, south, codes: table.warnings.map(({ code }) => code) }
}

describe('a: who is counted', () => {
  it('counts members and deputies who were present, and nobody else', () => {
    const attendance = [
      aLine('m1', 'ann'),
      aLine('m1', 'ben', { role: 'deputy', represents: ['o2'] }),
      ...(['moderator', 'researcher', 'visitor', 'speaker', 'interpreter', 'coordinator'] as const).map((role) => aLine('m1', role, { role })),
      ...(['excused', 'absent', 'represented'] as const).map((state) => aLine('m1', state, { state })),
    ]
    const { south } = compute(aRegister({ memberships: [aMembership('ann', ['o1'])], meetings: [aMeeting('m1', '2023-02-14')], attendance }))
    expect(south.participantsPerMeeting).toEqual({ mean: 2, sd: null, n: 1 })
    expect(south).toMatchObject({ members: 1, organisations: 2, meetingsPerParticipant: { min: 1, max: 1 } })
  })

  it('takes only the organisation from a deputy, never the membership’s', () => {
    const { south } = compute(
      aRegister({
        memberships: [aMembership('ann', ['o1'])],
        meetings: [aMeeting('m1', '2023-02-14')],
        attendance: [aLine('m1', 'ann', { role: 'deputy' })],
        employments: { ann: 'self_employed' },
      }),
    )
    expect(south).toMatchObject({ members: 0, organisations: 0, selfEmployed: 0, pairs: 0, meetingsPerParticipant: { min: null, max: null } })
    expect(south.participantsPerMeeting.mean).toBe(1)
  })
})

describe('b: whom a person stands for', () => {
  const memberships = [aMembership('ann', ['o1'], { until: '2023-03-31' }), aMembership('ann', ['o2'], { from: '2023-04-01' })]
  it('takes the membership of that day', () => {
    const rows = aRegister({ memberships, meetings: [aMeeting('m1', '2023-04-01')], attendance: [aLine('m1', 'ann')], sectors: { o2: ['housing', 'youth'] } })
    expect(compute(rows).south).toMatchObject({ organisations: 1, sectors: 2 })
  })

  it('prefers what the attendance says, several too', () => {
    const rows = aRegister({ memberships, meetings: [aMeeting('m1', '2023-04-01')], attendance: [aLine('m1', 'ann', { represents: ['o3', 'o4'] })] })
    expect(compute(rows).south.organisations).toBe(2)
  })
})

describe('c: the role at the meeting decides', () => {
  it('counts a moderator who came as a member, and a member only where they were one', () => {
    const rows = aRegister({
      memberships: [aMembership('ann', [], { role: 'moderator' })],
      meetings: [aMeeting('m1', '2023-02-14'), aMeeting('m2', '2023-03-14')],
      attendance: [aLine('m1', 'ann'), aLine('m2', 'ann', { role: 'moderator' })],
    })
    expect(compute(rows).south).toMatchObject({ members: 1, meetingsPerParticipant: { min: 1, max: 1 } })
  })

  it('counts a member without membership, with a warning', () => {
    const { south, codes } = compute(aRegister({ meetings: [aMeeting('m1', '2023-02-14')], attendance: [aLine('m1', 'ann')] }))
    expect(south.members).toBe(1)
    expect(codes).toEqual(['no-membership'])
  })

  it('takes the role of the membership when it is empty, else a visitor', () => {
    const attendance = ['ann', 'ben', 'cem'].map((personId) => aLine('m1', personId, { role: null }))
    const memberships = [aMembership('ann'), aMembership('ben', [], { role: 'moderator' }), aMembership('cem', [], { until: '2023-02-13' })]
    const { south, codes } = compute(aRegister({ memberships, meetings: [aMeeting('m1', '2023-02-14')], attendance }))
    expect(south.members).toBe(1)
    expect(codes).toEqual([])
  })
})

describe('d: joint meetings', () => {
  const rows = aRegister({
    communities: ['south', 'north'],
    memberships: [
      aMembership('ann', ['o1']),
      aMembership('ben', ['o1'], { communityId: 'north' }),
      aMembership('cem', ['o2']),
      aMembership('cem', ['o2'], { communityId: 'north' }),
    ],
    meetings: [aMeeting('m1', '2023-02-14', { communityIds: ['south', 'north'] }), aMeeting('m2', '2023-03-14')],
    attendance: [aLine('m1', 'ann'), aLine('m1', 'ben'), aLine('m1', 'cem'), aLine('m1', 'dia'), aLine('m2', 'ann')],
  })

  it('count whole in each community; a person where they belong, in all when they belong nowhere', () => {
    const [south, north] = computeMonitoring(rows, { window: WINDOW }).communities
    expect(south).toMatchObject({ meetings: 2, hours: 4, members: 3, participantsPerMeeting: { mean: 2, n: 2 } })
    expect(north).toMatchObject({ meetings: 1, hours: 2, members: 3, participantsPerMeeting: { mean: 3, n: 1 } })
  })

  it('count once in the distinct total', () => {
    const { distinct, summed } = computeMonitoring(rows, { window: WINDOW })
    expect(distinct).toMatchObject({ meetings: 2, hours: 4, members: 4, organisations: 2, meetingsPerParticipant: { min: 1, max: 2 } })
    expect(distinct.participantsPerMeeting).toMatchObject({ mean: 5 / 2, n: 2 })
    expect(summed).toMatchObject({ meetings: 3, hours: 6, members: 6, organisations: 4 })
  })
})

describe('e: days', () => {
  it('includes both days of the window', () => {
    const meetings = ['2023-01-01', '2023-12-31', '2022-12-31', '2024-01-01'].map((day) => aMeeting(day, day))
    expect(compute(aRegister({ meetings })).south.meetings).toBe(2)
  })

  it('leaves an empty bound open', () => {
    const meetings = ['2023-01-01', '2024-01-01'].map((day) => aMeeting(day, day))
    expect(compute(aRegister({ meetings }), { window: { from: null, until: null } }).south.meetings).toBe(2)
    expect(compute(aRegister({ meetings }), { window: { from: '2023-06-01', until: null } }).south.meetings).toBe(1)
  })

  it('goes by the day in Brussels', () => {
    const meetings = [
      aMeeting('m1', '2023-01-01', { startsAt: brusselsInstant('2023-01-01', '00:30') }),
      aMeeting('m2', '2024-01-01', { startsAt: brusselsInstant('2024-01-01', '00:30'), endsAt: brusselsInstant('2024-01-01', '01:30') }),
    ]
    expect(compute(aRegister({ meetings })).south.meetings).toBe(1)
  })

  it('includes both days of a membership', () => {
    const memberships = [aMembership('ann', [], { from: '2023-02-14', until: '2023-02-14' })]
    const line = aLine('m1', 'ann', { role: null })
    expect(compute(aRegister({ memberships, meetings: [aMeeting('m1', '2023-02-14')], attendance: [line] })).south.members).toBe(1)
    expect(compute(aRegister({ memberships, meetings: [aMeeting('m1', '2023-02-15')], attendance: [line] })).south.members).toBe(0)
  })
})

describe('f: meetings', () => {
  it('never counts planned and cancelled ones; a planned one that is over is not recorded', () => {
    const meetings = [aMeeting('m1', '2023-02-14', { state: 'planned' }), aMeeting('m2', '2023-03-14', { state: 'cancelled' })]
    const rows = aRegister({ meetings, attendance: [aLine('m1', 'ann'), aLine('m2', 'ann')] })
    expect(compute(rows, { today: '2023-02-15' })).toMatchObject({ south: { meetings: 0, members: 0 }, codes: ['not-recorded'] })
    expect(compute(rows, { today: '2023-02-14' }).codes).toEqual([])
  })

  it('keeps a meeting without attendance list out of the mean, and one where nobody counts in it as 0', () => {
    const meetings = [aMeeting('m1', '2023-02-14'), aMeeting('m2', '2023-03-14'), aMeeting('m3', '2023-04-14')]
    const attendance = [aLine('m1', 'ann'), aLine('m2', 'zoe', { role: 'moderator' })]
    const { south, codes } = compute(aRegister({ memberships: [aMembership('ann')], meetings, attendance }))
    expect(south).toMatchObject({ meetings: 3, hours: 6, participantsPerMeeting: { mean: 1 / 2, n: 2 } })
    expect(codes).toEqual(['no-attendance'])
  })
})

describe('g: numbers', () => {
  it('has no deviation for one meeting, in either kind, and nothing at all for none', () => {
    const one = aRegister({ memberships: [aMembership('ann')], meetings: [aMeeting('m1', '2023-02-14')], attendance: [aLine('m1', 'ann')] })
    expect(compute(one).south.participantsPerMeeting).toEqual({ mean: 1, sd: null, n: 1 })
    expect(compute(one, { sd: 'population' }).south.participantsPerMeeting.sd).toBeNull()
    expect(compute(aRegister({})).south).toMatchObject({ meetings: 0, hours: 0, members: 0, organisations: 0, selfEmployed: 0, pairs: 0, sectors: 0 })
    expect(compute(aRegister({})).south.participantsPerMeeting).toEqual({ mean: null, sd: null, n: 0 })
  })

  it('takes the actual times only when both are there', () => {
    const actualStartsAt = brusselsInstant('2023-02-14', '12:00')
    const meetings = [
      aMeeting('m1', '2023-02-14', { actualStartsAt, actualEndsAt: brusselsInstant('2023-02-14', '14:30') }),
      aMeeting('m2', '2023-02-14', { actualStartsAt }),
    ]
    expect(compute(aRegister({ meetings })).south.hours).toBe(2.5 + 2)
  })

  it('shows every community in the order of the register', () => {
    const table = computeMonitoring(aRegister({ communities: ['south', 'north', 'east'] }), { window: WINDOW, communities: ['east', 'south'] })
    expect(table.communities.map(({ id }) => id)).toEqual(['south', 'east'])
  })
})

describe('h: pairs', () => {
  const meetings = [aMeeting('m1', '2023-02-14'), aMeeting('m2', '2023-03-14'), aMeeting('m3', '2023-04-14')]
  const attendance = [aLine('m1', 'ann'), aLine('m3', 'ben')]
  it('were members at the same time, though never at the same meeting', () => {
    expect(compute(aRegister({ memberships: [aMembership('ann', ['o1']), aMembership('ben', ['o1'])], meetings, attendance })).south.pairs).toBe(1)
  })

  it('overlap on the day of a held meeting, not between two', () => {
    const overlapping = (from: string) => [aMembership('ann', ['o1'], { until: '2023-03-20' }), aMembership('ben', ['o1'], { from })]
    expect(compute(aRegister({ memberships: overlapping('2023-03-14'), meetings, attendance })).south.pairs).toBe(1)
    expect(compute(aRegister({ memberships: overlapping('2023-03-15'), meetings, attendance })).south.pairs).toBe(0)
  })

  it('were each there at least once', () => {
    const memberships = [aMembership('ann', ['o1']), aMembership('ben', ['o1'])]
    expect(compute(aRegister({ memberships, meetings, attendance: [aLine('m1', 'ann')] })).south.pairs).toBe(0)
  })

  it('stand for the same organisation under the memberships that overlap', () => {
    const memberships = [
      aMembership('ann', ['o1'], { until: '2023-02-28' }),
      aMembership('ann', ['o2'], { from: '2023-03-01' }),
      aMembership('ben', ['o1'], { from: '2023-03-01' }),
    ]
    expect(compute(aRegister({ memberships, meetings, attendance: [...attendance, aLine('m2', 'ann')] })).south.pairs).toBe(0)
  })
})

describe('i: the switches', () => {
  const rows = aRegister({
    memberships: [aMembership('ann', ['o1']), aMembership('ben', ['o1']), aMembership('cem', ['o2']), aMembership('dia', ['p1']), aMembership('eve')],
    meetings: [aMeeting('m1', '2023-02-14')],
    attendance: ['ann', 'ben', 'cem', 'dia', 'eve'].map((personId) => aLine('m1', personId)),
    employments: { cem: 'self_employed', dia: 'self_employed', eve: 'self_employed' },
    solePractices: ['p1'],
    sectors: { p1: ['primary-care'] },
  })

  it('leaves sole practices out, or whatever only the self-employed stand for, or counts them as one each', () => {
    expect(compute(rows).south).toMatchObject({ organisations: 2, pairs: 1, sectors: 2 })
    expect(compute(rows, { selfEmployed: 'excluded' })).toMatchObject({ south: { organisations: 1, pairs: 1, sectors: 2 }, codes: ['switched'] })
    expect(compute(rows, { selfEmployed: 'counted' }).south).toMatchObject({ organisations: 4, pairs: 1, sectors: 2 })
  })

  it('filters pairs by the same rule', () => {
    const both = { ...rows, people: rows.people.map((person) => ({ ...person, employment: 'self_employed' as const })) }
    expect(compute(both, { selfEmployed: 'excluded' }).south).toMatchObject({ organisations: 0, pairs: 0 })
    expect(compute(both, { selfEmployed: 'excluded' }).codes.filter((code) => code === 'switched')).toHaveLength(2)
  })

  it('says nothing when a switch changes nothing', () => {
    const salaried = aRegister({ memberships: [aMembership('ann', ['o1'])], meetings: [aMeeting('m1', '2023-02-14')], attendance: [aLine('m1', 'ann')] })
    expect(compute(salaried, { selfEmployed: 'excluded', sd: 'population', pairs: 'window' }).codes).toEqual([])
  })
})

describe('k: not recorded', () => {
  const rows = (blank: string) =>
    aRegister({
      memberships: [aMembership('ann', ['o1']), aMembership('ben', ['o1']), aMembership('cem', ['o2'])],
      meetings: [aMeeting('m1', '2023-02-14')],
      attendance: ['ann', 'ben', 'cem'].map((personId) => aLine('m1', personId)),
      employments: { [blank]: null },
    })

  it('is null with a warning when one member has no status', () => {
    expect(compute(rows('ann'))).toMatchObject({ south: { selfEmployed: null, organisations: 2 }, codes: ['not-recorded'] })
    expect(compute(rows('ann')).summed.selfEmployed).toBeNull()
  })

  it('makes the organisations unknown only where the missing status could change them', () => {
    expect(compute(rows('ann'), { selfEmployed: 'excluded' }).south.organisations).toBe(2)
    expect(compute(rows('cem'), { selfEmployed: 'excluded' })).toMatchObject({
      south: { organisations: null, pairs: 1 },
      codes: ['not-recorded', 'not-recorded'],
    })
  })

  it('is null when an organisation has no sector', () => {
    const register = rows('nobody')
    const organisations = register.organisations.map((organisation) => (organisation.organisationId === 'o2' ? { ...organisation, sectors: [] } : organisation))
    expect(compute({ ...register, organisations })).toMatchObject({ south: { sectors: null }, codes: ['not-recorded'] })
  })
})

describe('l: the checker', () => {
  it('explains more organisations than salaried members', () => {
    const rows = aRegister({
      memberships: [aMembership('ann', ['o1', 'o2'])],
      meetings: [aMeeting('m1', '2023-02-14')],
      attendance: [aLine('m1', 'ann')],
    })
    const { warnings } = compute(rows, { language: 'en' })
    expect(warnings).toEqual([
      {
        code: 'organisations-exceed-salaried',
        community: 'south',
        message: '2 organisations for 1 salaried member. That is possible: a salaried member represents several organisations.',
      },
    ])
  })

  it('notices a mean above the members, through deputies', () => {
    const attendance = [aLine('m1', 'ann', { role: 'deputy' })]
    expect(compute(aRegister({ meetings: [aMeeting('m1', '2023-02-14')], attendance })).codes).toEqual(['mean-exceeds-members'])
  })

  it('notices memberships that overlap, though not those that follow each other', () => {
    const stays = (from: string) => aRegister({ memberships: [aMembership('ann', [], { until: '2023-03-31' }), aMembership('ann', [], { from })] })
    expect(compute(stays('2023-03-31')).codes).toEqual(['overlapping-membership'])
    expect(compute(stays('2023-04-01')).codes).toEqual([])
  })
})

it('has exactly the agreed shape', () => {
  const table = computeMonitoring(aRegister({}), { window: WINDOW })
  expect(Object.keys(table)).toEqual(['window', 'definitions', 'communities', 'distinct', 'summed', 'warnings'])
  const figures = ['meetings', 'hours', 'participantsPerMeeting', 'meetingsPerParticipant', 'members', 'organisations', 'selfEmployed', 'pairs', 'sectors']
  expect(Object.keys(table.communities[0] ?? {})).toEqual(['id', 'name', ...figures])
  expect(Object.keys(table.distinct)).toEqual(figures)
  expect(Object.keys(table.summed)).toEqual(figures)
  expect(Object.keys(table.definitions)).toEqual(figures)
  expect(table.definitions.members).toEqual({ id: 'members', version: '1' })
})
