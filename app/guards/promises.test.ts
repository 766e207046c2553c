import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import promiseList from '../../docs/promises.json' with { type: 'json' }
import { LANGUAGES } from '../src/kernel/language.ts'
import { listFiles, readText, ROOT } from './read-sources.ts'

const numbered = (kind: string, ...numbers: number[]) => numbers.map((number) => `${kind}-${String(number).padStart(2, '0')}`)

/** The statements that this version stands by. None may lose its test; those of a later version may wait without one. */
const STANDING = [
  ...numbered('PRV', 1, 2, 3, 4, 5, 10, 13, 25, 43, 44, 45, 46),
  ...numbered('SDC', 2, 3, 4, 6, 7),
  ...numbered('SEC', 1, 4, 5, 8, 9, 10, 11, 12, 15, 16, 17, 18, 19, 20, 22, 24, 25, 26, 28, 29, 30, 31, 33, 34, 35),
  ...numbered('GRD', 1, 2, 3, 4, 5, 6, 7, 8, 9),
  ...numbered('SNA', 2, 3, 4, 5, 6, 7, 8, 9),
  ...numbered('REL', 3, 5, 7, 18, 21),
]

const tests = listFiles('app/**/*.{test,journey}.{ts,tsx}', 'libs/**/*.test.ts', 'scripts/**/*.test.mts')

function isNamedIn(file: string, id: string): boolean {
  return new RegExp(`(?:it|describe|test)\\b[^\\n]*['"\`][^\\n]*\\b${id}\\b`).test(readText(file))
}

it.each(STANDING)('%s is promised in words, and shown by a test that carries its name', (id) => {
  const [promise, ...more] = promiseList.promises.filter((each) => each.id === id)
  expect(more).toEqual([])
  expect(LANGUAGES.filter((language) => !promise?.sentence[language])).toEqual([])
  expect(promise?.test).not.toBeNull()
  expect(existsSync(path.join(ROOT, promise?.test ?? 'nowhere'))).toBe(true)
  expect(tests).toContain(promise?.test)
  expect(isNamedIn(promise?.test ?? '', id)).toBe(true)
})

it('no promise stands there twice, and each named test is one', () => {
  const ids = promiseList.promises.map(({ id }) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  const wrong = promiseList.promises.filter(({ id, test }) => test !== null && (!tests.includes(test) || !isNamedIn(test, id)))
  expect(wrong.map(({ id }) => id)).toEqual([])
})
