import { describe, expect, it } from 'vitest'
import { listWindowChoices, parseReportQuery, writeReportQuery } from './report-query.ts'
import { lastTwelveMonths, maySeeFigures, usualWindow } from './scope.ts'
import type { Actor } from '../../../kernel/actor.ts'

const USUAL = { from: '2022-09-01', until: '2023-03-31' }
const parse = (words: string) => {
  const given = new URLSearchParams(words)
  return parseReportQuery((name) => given.get(name) ?? undefined, USUAL)
}

describe('what the address asks', () => {
  it('is the usual when nothing is said', () => {
    expect(parse('')).toEqual({ window: USUAL, communities: null, fault: null, selfEmployed: 'default', sd: 'sample', open: null })
  })

  it('an empty day is open', () => {
    expect(parse('from=&until=2023-01-31').window).toEqual({ from: null, until: '2023-01-31' })
  })

  it.each([
    ['from=2023-02-31', 'no-such-day'],
    ['until=tomorrow', 'no-such-day'],
    ['from=2023-03-01&until=2023-02-28', 'upside-down'],
  ])('%s is refused and leaves the usual window', (words, fault) => {
    expect(parse(words)).toMatchObject({ fault, window: USUAL })
  })

  it('words it does not know count as the usual', () => {
    expect(parse('self-employed=perhaps&sd=none&figure=salary&community=1')).toMatchObject({ selfEmployed: 'default', sd: 'sample', open: null })
  })

  it('comes back from its own address', () => {
    const query = parse('from=2023-01-01&until=&self-employed=counted&sd=population&figure=pairs&community=7')
    expect(parse(writeReportQuery(query).slice(1))).toEqual(query)
  })

  it('says only what is not the usual', () => {
    expect(writeReportQuery(parse('sd=population'), USUAL)).toBe('?sd=population')
  })
})

describe('windows to choose from', () => {
  it('the programme first, when it has days', () => {
    expect(listWindowChoices(USUAL, '2023-04-03').map(({ kind, window }) => [kind, window.from, window.until])).toEqual([
      ['programme', '2022-09-01', '2023-03-31'],
      ['twelve-months', '2022-04-04', '2023-04-03'],
      ['year', '2023-01-01', '2023-12-31'],
      ['year', '2022-01-01', '2022-12-31'],
      ['always', null, null],
    ])
    expect(listWindowChoices({ from: null, until: null }, '2023-04-03')).toHaveLength(4)
  })

  it('twelve months end today, on the last of February too', () => {
    expect(lastTwelveMonths('2024-02-29')).toEqual({ from: '2023-03-01', until: '2024-02-29' })
  })
})

describe('the window a report opens with', () => {
  const today = '2026-11-22'
  const without = { programme: null }

  it('is the programme’s own', () => {
    expect(usualWindow({ programme: { id: '', names: { fr: '', nl: '' }, ...USUAL }, heldFrom: null, heldUntil: null }, today)).toEqual(USUAL)
  })

  it('is the months in which meetings were held, twelve at most', () => {
    expect(usualWindow({ ...without, heldFrom: '2022-09-13', heldUntil: '2023-03-14' }, today)).toEqual({ from: '2022-09-01', until: '2023-03-31' })
    expect(usualWindow({ ...without, heldFrom: '2020-01-10', heldUntil: '2023-03-14' }, today)).toEqual({ from: '2022-04-01', until: '2023-03-31' })
  })

  it('is the last twelve months where nothing was held yet', () => {
    expect(usualWindow({ ...without, heldFrom: null, heldUntil: null }, today)).toEqual({ from: '2025-11-23', until: today })
  })
})

describe('who may see figures', () => {
  const actor: Actor = {
    personId: '',
    accountId: '',
    sessionId: '',
    name: '',
    language: null,
    assurance: 'passkey',
    provedAt: '',
    instanceRoles: [],
    communities: [],
    reach: 'own',
  }
  const south = { id: 'south', programmeId: 'p1' }
  const access = (role: 'member' | 'visitor') => ({ communityId: 'south', role, nameFr: '', nameNl: '', accent: 'teal', programmeId: 'p1' })

  it('members, not visitors', () => {
    expect(maySeeFigures({ ...actor, communities: [access('member')] }, south)).toBe(true)
    expect(maySeeFigures({ ...actor, communities: [access('visitor')] }, south)).toBe(false)
  })

  it('the policy officer of that programme, once proven by more than a mail link', () => {
    const officer: Actor = { ...actor, instanceRoles: [{ role: 'policy_officer', programmeId: 'p1' }] }
    expect(maySeeFigures(officer, south)).toBe(true)
    expect(maySeeFigures(officer, { ...south, programmeId: 'p2' })).toBe(false)
    expect(maySeeFigures({ ...officer, assurance: 'mail' }, south)).toBe(false)
  })
})
