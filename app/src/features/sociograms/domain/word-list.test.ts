import { expect, it } from 'vitest'
import { splitWords } from './word-list.ts'

it('words of several lines are one list, and a blank at the end of a word stays', () => {
  expect(splitWords('knows|best |a vers', 'kent')).toEqual(['knows', 'best ', 'a vers', 'kent'])
})
