import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { findMeasure, findMeasureOfTwo, MEASURES, MEASURES_OF_TWO, ON_REQUEST } from './measures.ts'

const page = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8')

it('every measure says what it asks, how, and after whom', () => {
  for (const { id, question, definition, convention, range, source } of [...MEASURES, ...ON_REQUEST, ...MEASURES_OF_TWO]) {
    for (const text of [definition, convention, range, source]) expect([id, text.length > 0]).toEqual([id, true])
    expect([id, question.endsWith('?')]).toEqual([id, true])
  }
})

it('no two measures have one name, and each is found by it', () => {
  const all = [...MEASURES, ...ON_REQUEST]
  expect(new Set([...all, ...MEASURES_OF_TWO].map(({ id }) => id)).size).toBe(all.length + MEASURES_OF_TWO.length)
  for (const measure of all) expect(findMeasure(measure.id)).toBe(measure)
  for (const measure of MEASURES_OF_TWO) expect(findMeasureOfTwo(measure.id)).toBe(measure)
  expect(findMeasure('popularity')).toBeNull()
})

it('the README names every measure, and none that is not there', () => {
  const [, table = ''] = /## Measures\n([\s\S]*?)\n\nBeside/.exec(page) ?? []
  const named = [...table.matchAll(/`(\w+)`/g)].map(([, id = '']) => id)
  expect(named.toSorted()).toEqual([...MEASURES, ...ON_REQUEST, ...MEASURES_OF_TWO].map(({ id }) => id).toSorted())
})
