import { expect, it } from 'vitest'
import { FIGURES } from './community-figures.ts'
import { writeReason } from './definitions.ts'
import { explainFigure, type Explanation } from './explain.ts'
import { buildPosterRegister, POSTER_WINDOW } from './poster-register.ts'
import { aLine, aMeeting, aMembership, aRegister } from './small-register.ts'

const register = buildPosterRegister()

function explain(communityId: string, figure: Explanation['figure'], options = {}): Explanation {
  return explainFigure(register, { window: POSTER_WINDOW, ...options }, communityId, figure)
}

function countReasons(rows: Explanation['counted']): Record<string, number> {
  return Object.fromEntries(Object.entries(Object.groupBy(rows, ({ why }) => why)).map(([why, list]) => [why, list?.length ?? 0]))
}

it('shows the mean as presences divided by meetings', () => {
  const { formula, values, counted } = explain('south', 'participantsPerMeeting')
  expect(formula).toBe('70 ÷ 7 = 10')
  expect(values).toMatchObject({ presences: 70, meetings: 7, mean: 10 })
  expect(counted.map(({ value }) => value)).toEqual([11, 10, 9, 11, 10, 9, 10])
})

it('names the moderators, the researcher and the visitors that it leaves out', () => {
  expect(countReasons(explain('south', 'members').leftOut)).toEqual({ moderator: 2, researcher: 1, visitor: 2 })
})

it('shows hours as meetings times length, and what was cancelled', () => {
  expect(explain('east', 'hours')).toMatchObject({ formula: '5 × 2 = 10', values: { meetings: 5, hours: 10 } })
  expect(countReasons(explain('east', 'hours').leftOut)).toEqual({ cancelled: 2 })
})

it('says which sole practices do not count, and how they would', () => {
  expect(countReasons(explain('north', 'organisations').leftOut)).toEqual({ 'sole-practice': 2 })
  expect(explain('north', 'organisations', { selfEmployed: 'counted' }).formula).toBe('10 + 2 = 12')
  expect(countReasons(explain('east', 'organisations', { selfEmployed: 'excluded' }).leftOut)).toEqual({ 'self-employed-only': 3 })
})

it('tells successions from pairs', () => {
  expect(countReasons(explain('south', 'pairs').leftOut)).toEqual({ succession: 3, 'one-representative': 5 })
})

it('says whose status is missing', () => {
  const { value, formula, values, leftOut } = explain('south', 'selfEmployed')
  expect(value).toBeNull()
  expect(formula).toBe('')
  expect(values).toEqual({ selfEmployed: null, members: 21, blank: 3 })
  expect(countReasons(leftOut)['employment-blank']).toBe(3)
})

it('knows an organisation that nobody came for', () => {
  const rows = aRegister({
    memberships: [aMembership('ann', ['o1'])],
    meetings: [aMeeting('m1', '2023-02-14')],
    attendance: [aLine('m1', 'ann', { state: 'excused' })],
  })
  const { value, leftOut } = explainFigure(rows, { window: { from: null, until: null } }, 'south', 'organisations')
  expect(value).toBe(0)
  expect(leftOut).toEqual([{ kind: 'organisation', id: 'o1', value: 0, why: 'never-present' }])
})

it('has words for every reason, different ones', () => {
  const reasons = new Set(
    FIGURES.flatMap((figure) =>
      ['south', 'north', 'east', 'centre'].flatMap((id) => [...explain(id, figure).counted, ...explain(id, figure).leftOut].map(({ why }) => why)),
    ),
  )
  for (const language of ['fr', 'nl', 'en', 'de'] as const) {
    const words = [...reasons].map((reason) => writeReason(reason, language))
    expect(words.every((word) => word !== '')).toBe(true)
    expect(new Set(words).size).toBe(words.length)
  }
})
