import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { NetworkFile } from './network-file.ts'
import { networkFromFile } from './network-file.ts'
import { open } from './test-files.ts'
import { writeNetworkFile } from './write-network-file.ts'

const NAMES = ['a.csv', 'a.matrix.csv', 'a.graphml', 'a.gexf', 'a.net', 'a.paj', 'a.dl', 'a.vna', 'a.json', 'a.dat', 'a.txt']
const file: NetworkFile = {
  ids: ['001', 'b c', 'é'],
  labels: ['Ann "A"', null, 'x\ny'],
  isDirected: true,
  from: Int32Array.of(0, 1, 1, 2),
  to: Int32Array.of(1, 2, 2, 2),
  personColumns: [{ name: 'sector', kind: 'text', values: ['GP', null, 'home'] }],
  tieColumns: [
    { name: 'weight', kind: 'number', values: ['1', '2.5', '3', '4'] },
    { name: 'relation', kind: 'text', values: ['care', 'advice', 'care', 'advice'] },
  ],
}
const PIECES = [
  '',
  '"',
  "'",
  '<',
  '>',
  '&',
  '\n',
  '\r',
  ',',
  ';',
  '\t',
  ' ',
  '*',
  '!',
  ':',
  '=',
  '0',
  '-1',
  '9999999999',
  '1e999',
  'NaN',
  '[',
  '{',
  '}',
  '/',
  'data:',
  '*Vertices 3',
  '<!--',
  ']]>',
  '\u0000',
  '\uFEFF',
  '\uD800',
]

/** What was written, broken here and there. */
function anyBroken(name: string): fc.Arbitrary<string> {
  const written = writeNetworkFile(file, name === 'a.txt' ? 'a.net' : name)
  const text = written.ok ? written.value.files[0]!.text : ''
  const cut = fc.tuple(fc.nat(text.length), fc.nat(12), fc.constantFrom(...PIECES))
  return fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) => cuts.reduce((whole, [at, length, piece]) => whole.slice(0, at) + piece + whole.slice(at + length), text))
}

it.each(NAMES)('%s, however broken, is read or refused, and never more than its people are tied', (name) => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyBroken(name),
        fc.string({ unit: 'binary' }),
        fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
      ),
      (text) => {
        const read = open(name, text)
        if (!read.ok) return void expect(read.refusal.kind).toMatch(/^[a-z-]+$/)
        const { ids, from, to, personColumns, tieColumns } = read.value.file
        expect(from.every((person) => person >= 0 && person < ids.length)).toBe(true)
        expect(to.every((person) => person >= 0 && person < ids.length)).toBe(true)
        for (const { values } of personColumns) expect(values).toHaveLength(ids.length)
        for (const { values } of tieColumns) expect(values).toHaveLength(from.length)
        const built = networkFromFile(read.value.file, { weight: tieColumns[0]?.name })
        expect(built.ok || built.refusal.kind).toBeTruthy()
        for (const other of NAMES.slice(0, -1)) expect(writeNetworkFile(read.value.file, other).ok).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})
