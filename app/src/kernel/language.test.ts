import { expect, it } from 'vitest'
import { languageIn } from './language.ts'

it('a language is called as its reader calls it, also one that Ronde does not speak', () => {
  expect([languageIn('fr', 'nl'), languageIn('nl', 'fr'), languageIn('de', 'en'), languageIn('en', 'de')]).toEqual([
    'néerlandais',
    'Frans',
    'Englisch',
    'German',
  ])
  expect(languageIn('fr', 'ar')).toBe('arabe')
  expect(languageIn('fr', 'qqq')).toBe('qqq')
})
