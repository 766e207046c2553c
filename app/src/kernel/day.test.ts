import { expect, it } from 'vitest'
import { writeDay, writeTime } from './day.ts'
import { translator } from './translate.ts'

const HALF_PAST_ONE = '2023-02-14T12:30:00Z'
const ONE = '2023-07-14T11:00:00Z'

it('writes an hour as people in Belgium write it', () => {
  expect((['fr', 'nl', 'en', 'de'] as const).map((language) => writeTime(language, HALF_PAST_ONE))).toEqual([
    '13\u00a0h\u00a030',
    '13.30\u00a0uur',
    '13:30',
    '13.30\u00a0Uhr',
  ])
  expect((['fr', 'nl', 'en', 'de'] as const).map((language) => writeTime(language, ONE))).toEqual(['13\u00a0h', '13\u00a0uur', '13:00', '13\u00a0Uhr'])
})

it('writes midnight as zero', () => expect(writeTime('fr', '2023-02-13T23:00:00Z')).toBe('0\u00a0h'))

it('writes the first of a month in French as people say it', () => {
  expect(writeDay('fr', '2023-03-01')).toBe('1er mars 2023')
  expect(writeDay('fr', '2023-03-01', 'weekday')).toBe('mercredi 1er mars 2023')
  expect(writeDay('fr', '2023-03-01', 'short')).toBe('1er mars')
  expect(writeDay('fr', '2023-03-01', 'month')).toBe('mars 2023')
  expect(writeDay('fr', '2023-03-11')).toBe('11 mars 2023')
  expect(writeDay('nl', '2023-03-01')).toBe('1 maart 2023')
})

it('lets no French line begin with a sign', () => {
  const messages = { fr: { ask: 'Qui est là ? « {name} » : oui' }, nl: { ask: 'Wie is er?' }, en: { ask: 'Who is here?' }, de: { ask: 'Wer ist da?' } }
  expect(translator(messages, 'fr')('ask', { name: 'Els' })).toBe('Qui est là\u00a0? «\u00a0Els\u00a0»\u00a0: oui')
})

it('writes a day below a heading that says the year', () => expect(writeDay('fr', '2023-03-01', 'of-year')).toBe('mercredi 1er mars'))
