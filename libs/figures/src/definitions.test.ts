import { expect, it } from 'vitest'
import { FIGURES } from './community-figures.ts'
import { listDefinitions, readDefinition } from './definitions.ts'
import { writeWarning } from './warnings.ts'
import type { WarningFact } from './checker.ts'

const LANGUAGES = ['fr', 'nl', 'en', 'de'] as const
const FACTS: readonly WarningFact[] = [
  {
    code: 'organisations-exceed-salaried',
    organisations: 7,
    salaried: 5,
    selfEmployed: 3,
    bySelfEmployed: 3,
    byOthers: 0,
    byDeputies: 0,
    practitioners: 0,
    bySeveral: 0,
  },
  { code: 'max-exceeds-meetings', max: 8, meetings: 7 },
  { code: 'mean-exceeds-members', mean: 4.5, members: 3 },
  { code: 'pairs-do-not-add-up', pairs: 2, organisations: 5, members: 6 },
  { code: 'no-membership', people: 1 },
  { code: 'no-attendance', meetings: 2 },
  { code: 'not-recorded', figure: 'selfEmployed', blank: 3 },
  { code: 'not-recorded', figure: 'sectors', blank: 1 },
  { code: 'not-recorded', figure: 'meetings', blank: 1 },
  { code: 'switched', figure: 'organisations', before: 7, after: 4 },
  { code: 'overlapping-membership', people: 2 },
]

it.each(LANGUAGES)('has a whole card for each figure in %s', (language) => {
  expect(listDefinitions(language).map(({ id }) => id)).toEqual(FIGURES)
  for (const card of listDefinitions(language)) {
    expect(Object.values(card).every((words) => words !== '')).toBe(true)
    // two plain sentences
    expect(card.definition.match(/[.](?=\s|$)/g)).toHaveLength(2)
    expect(card.version).toBe('1')
  }
})

it.each(LANGUAGES)('has a sentence with its numbers for each finding in %s', (language) => {
  const sentences = FACTS.map((fact) => writeWarning(fact, language))
  expect(new Set(sentences).size).toBe(FACTS.length)
  for (const sentence of sentences) {
    expect(sentence).toMatch(/[.]$/)
    expect(sentence).not.toMatch(/undefined|null|NaN|'/)
  }
})

it('explains East in French and in Dutch', () => {
  const [east] = FACTS
  if (east === undefined) throw new Error('no fact')
  expect(writeWarning(east, 'fr')).toBe(
    '7 organisations pour 5 membres salariés. C’est possible : trois indépendants représentent chacun un cabinet de groupe ou une autre organisation.',
  )
  expect(writeWarning(east, 'nl')).toBe(
    '7 organisaties voor 5 leden in loondienst. Dat kan: drie zelfstandigen vertegenwoordigen elk een groepspraktijk of een andere organisatie.',
  )
})

it('says so when nothing explains the excess', () => {
  const fact: WarningFact = {
    code: 'organisations-exceed-salaried',
    organisations: 7,
    salaried: 5,
    selfEmployed: 0,
    bySelfEmployed: 0,
    byOthers: 0,
    byDeputies: 0,
    practitioners: 0,
    bySeveral: 0,
  }
  expect(writeWarning(fact, 'en')).toBe('7 organisations for 5 salaried members. The rows do not explain it: check who represents which organisation.')
})

it('writes numbers the Belgian way', () => {
  expect(writeWarning({ code: 'mean-exceeds-members', mean: 4.5, members: 3 }, 'fr')).toContain('4,5')
})

it('reads one card', () => {
  expect(readDefinition('pairs', 'en').title).toBe('Organisations represented by a pair')
})
