import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import * as library from './sociogram.ts'
import { findMeasure, findMeasureOfTwo, MEASURES, MEASURES_OF_TWO, ON_REQUEST } from './measures.ts'
import { anInput } from './scene/test-scene.ts'
import { ring } from './test-networks.ts'

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

it('the examples of the README run', async () => {
  const blocks = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code.replaceAll(/^import \{(.*)\} from .*$/gm, 'const {$1} = library'))
  expect(blocks).toHaveLength(3)
  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const given = {
    library,
    console: { log: () => undefined },
    people: [{ name: 'An' }, { name: 'Bo' }, { name: null }],
    page: { page: { width: 400, height: 300 }, title: 'Three', notes: [], description: 'Three people.', words: anInput(ring(3), []).words },
    bytes: bytesOf('source,target,level\nan,bo,2\n'),
    bytesOfPeople: bytesOf('id\nan\nbo\ncem\n'),
  }
  // The page is ours; its examples are written as modules, which a test cannot import.
  const run = new Function(...Object.keys(given), `return (async () => { ${blocks.join('\n')}\nreturn { network, scene, fromFile, written } })()`)
  const made = await run(...Object.values(given))
  expect(made.network.m).toBe(3)
  expect(made.scene.people).toHaveLength(3)
  expect([made.fromFile.ok, made.written.ok]).toEqual([true, true])
})
