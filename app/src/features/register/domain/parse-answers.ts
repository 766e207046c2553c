import { GRID_ROLES, MARK_MEANINGS, type GridAnswers, type GridRole, type MarkMeaning, type NameAnswer, type RowAnswer } from './grid-answers.ts'
import type { NewOrganisation } from './build-grid-register.ts'
import type { Doubt } from './grid-people.ts'
import { needsYear } from './grid-dates.ts'
import type { Grid } from './read-grid.ts'

/** What is missing or wrong in a form, and at which mark or name. */
export type AnswerFault = {
  field: 'community' | 'startsAt' | 'year' | 'mark' | 'name'
  code: 'community' | 'may-not-create' | 'startsAt' | 'year' | 'mark' | 'name'
  key: string
}
export type ParsedAnswers = { answers: Partial<GridAnswers>; faults: AnswerFault[] }
type ReadField = (name: string) => string

const LONGEST_MINUTES = 24 * 60

/** The form of questions; what was answered is kept even where something else is missing. */
export function parseQuestions(read: ReadField, grid: Grid, may: { communityIds: readonly string[]; create: boolean }): ParsedAnswers {
  const faults: AnswerFault[] = []
  const fault = (field: AnswerFault['field'], code: AnswerFault['code'], key = '') => faults.push({ field, code, key })
  const answers: Partial<GridAnswers> = {}
  const [community, fr, nl] = [read('community'), read('nameFr').slice(0, 120), read('nameNl').slice(0, 120)]
  if (may.communityIds.includes(community)) answers.communityId = community
  else if (fr + nl !== '' && may.create) answers.newCommunity = { fr, nl }
  else if (fr + nl !== '') fault('community', 'may-not-create')
  else fault('community', 'community')
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(read('startsAt'))) answers.startsAt = read('startsAt')
  else fault('startsAt', 'startsAt')
  const minutes = Number(read('durationMinutes'))
  answers.durationMinutes = Number.isInteger(minutes) && minutes > 0 && minutes <= LONGEST_MINUTES ? minutes : 120
  if (needsYear(grid.dates)) {
    const year = Number(read('year'))
    if (Number.isInteger(year) && year >= 1990 && year <= 2100) answers.year = year
    else fault('year', 'year')
  } else answers.year = grid.dates[0]?.year ?? 2000
  const order = read('nameOrder')
  if (order === 'given-first' || order === 'family-first') answers.nameOrder = order
  answers.marks = {}
  for (const [index, { key }] of grid.marks.entries()) {
    const meaning = read(`mark-${index}`)
    if ((MARK_MEANINGS as readonly string[]).includes(meaning)) answers.marks[key] = meaning as MarkMeaning
    else fault('mark', 'mark', key)
  }
  return { answers, faults }
}

/** Only answers that were offered count. */
export function parseNames(read: ReadField, doubts: readonly Doubt[], before: GridAnswers['names'] = {}): ParsedAnswers {
  const names: Record<string, NameAnswer> = { ...before }
  const faults: AnswerFault[] = []
  for (const { rowKey, candidates } of doubts) {
    const answer = read(`name-${rowKey}`)
    const known = answer === 'new' ? 'new' : candidates.find((candidate) => candidate.answer === answer)?.answer
    if (known === undefined) faults.push({ field: 'name', code: 'name', key: rowKey })
    else names[rowKey] = known
  }
  return { answers: { names }, faults }
}

/** One sector for each new organisation, or none. */
export function parseSectors(read: ReadField, organisations: readonly NewOrganisation[], codes: readonly string[]): Partial<GridAnswers> {
  const chosen = organisations.map(({ key }, index) => [key, codes.find((code) => code === read(`sector-${index}`)) ?? ''] as const)
  return { sectors: Object.fromEntries(chosen) }
}

export function parsePeople(read: ReadField, rowKeys: readonly string[]): Partial<GridAnswers> {
  const people: Record<string, RowAnswer> = {}
  for (const key of rowKeys) {
    const role = read(`role-${key}`)
    people[key] = {
      role: (GRID_ROLES as readonly string[]).includes(role) ? (role as GridRole) : 'member',
      organisation: read(`organisation-${key}`).slice(0, 200),
      isSelfEmployed: read(`self-${key}`) === 'yes',
    }
  }
  return { people, othersAreSalaried: read('salaried') === 'yes' }
}
