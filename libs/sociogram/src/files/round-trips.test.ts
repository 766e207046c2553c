import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NetworkFormat } from './formats.ts'
import { sketch } from '../test-networks.ts'
import { fileFromNetwork, networkFromFile, type Column, type NetworkFile } from './network-file.ts'
import type { Dropped } from './problems.ts'
import { readNetworkFile } from './read-network-file.ts'
import { writeNetworkFile } from './write-network-file.ts'

const NAMES: Record<NetworkFormat, string> = {
  csv: 'net.csv',
  'csv-matrix': 'net.matrix.csv',
  graphml: 'net.graphml',
  gexf: 'net.gexf',
  pajek: 'net.net',
  'pajek-project': 'net.paj',
  dl: 'net.dl',
  vna: 'net.vna',
  json: 'net.json',
  siena: 'net.dat',
}
const FORMATS = Object.keys(NAMES) as NetworkFormat[]
/** Formats that hold everything that a network of ours can say. */
const WHOLE: NetworkFormat[] = ['csv', 'graphml', 'gexf', 'json']

function text(name: string, ...values: (string | null)[]): Column {
  return { name, kind: 'text', values }
}

function number(name: string, ...values: (string | null)[]): Column {
  return { name, kind: 'number', values }
}

/** Zeros in an id, quotes, accents, a new line, a label like a formula, right to left, an isolate, a tie again, a tie to oneself, somebody who said nothing. */
const nasty: NetworkFile = {
  ids: ['001', '1', 'Ünïc "Zoë"', 'שלום', 'alone', '=1+1'],
  labels: ['Café "Ünïc", Zoë', null, 'line one\nline two', 'שלום עולם', 'x'.repeat(300), '=cmd|calc'],
  isDirected: true,
  from: Int32Array.of(0, 0, 1, 2, 2, 3),
  to: Int32Array.of(1, 1, 0, 2, 3, 0),
  personColumns: [text('consent', 'given', 'refused', 'unknown', null, 'given', '@SUM(A1)'), number('age', '31', null, '42.5', '0', '-3', '7')],
  tieColumns: [number('weight', '3.5', '2', '1', '4', '2', '1'), text('type', 'advice', 'care', null, 'advice', '+', "'=x")],
}

function roundTrip(
  file: NetworkFile,
  format: NetworkFormat,
  isDirected?: boolean,
): { file: NetworkFile; dropped: Dropped[]; read: Dropped[]; texts: string[] } {
  const written = writeNetworkFile(file, NAMES[format])
  if (!written.ok) throw new Error(JSON.stringify(written.refusal))
  const [first, ...others] = written.value.files.map(({ name, text: whole }) => ({ name, bytes: new TextEncoder().encode(whole) }))
  const beside = format === 'pajek' ? others.filter(({ name }) => !name.endsWith('.net')) : others
  const back = readNetworkFile(first!.bytes, first!.name, { beside, isDirected })
  if (!back.ok) throw new Error(`${JSON.stringify(back.refusal)}\n${written.value.files.map(({ text: whole }) => whole).join('\n')}`)
  return { file: back.value.file, dropped: written.value.dropped, read: back.value.dropped, texts: written.value.files.map(({ text: whole }) => whole) }
}

/** Everything that was said, in one shape. */
function said(file: NetworkFile): unknown {
  const columns = (all: readonly Column[]) => Object.fromEntries(all.map(({ name, values }) => [name, [...values]]))
  return {
    ids: [...file.ids],
    labels: file.labels ? [...file.labels] : null,
    isDirected: file.isDirected,
    firstSetSize: file.firstSetSize ?? null,
    ties: Array.from(file.from, (from, tie) => [from, file.to[tie]]),
    people: columns(file.personColumns),
    tieValues: columns(file.tieColumns),
  }
}

describe('the nasty network', () => {
  it('comes back whole out of JSON, GraphML and lists', () => {
    for (const format of ['json', 'graphml', 'csv', 'gexf'] as const) {
      const { file, dropped, read } = roundTrip(nasty, format)
      const isRenamed = format === 'csv' || format === 'gexf'
      const expected = { ...nasty, tieColumns: nasty.tieColumns.map((column) => (isRenamed && column.name === 'type' ? { ...column, name: 'type_' } : column)) }
      expect([format, said(file)]).toEqual([format, said(expected)])
      expect([format, dropped, read]).toEqual([format, isRenamed ? [{ kind: 'names-changed', count: 1 }] : [], []])
    }
  })

  it('keeps everybody in order in every format, and says what goes', () => {
    const ids = [...nasty.ids]
    const plain = ['001', '1', 'Ünïc ’Zoë’', 'שלום', 'alone', '=1+1']
    expect(FORMATS.map((format) => [format, [...roundTrip(nasty, format).file.ids]])).toEqual([
      ['csv', ids],
      ['csv-matrix', ids],
      ['graphml', ids],
      ['gexf', ids],
      ['pajek', plain],
      ['pajek-project', plain],
      ['dl', ['001', '1', 'Ünïc_Zoë_', 'שלום', 'alone', '_1+1']],
      ['vna', plain],
      ['json', ids],
      ['siena', ids],
    ])
    const kinds = (format: NetworkFormat) => roundTrip(nasty, format).dropped.map(({ kind, name, count }) => `${kind}${name ? ` ${name}` : ''} ${count}`)
    expect(kinds('csv-matrix')).toEqual(['tie-column type 1', 'repeated-ties 1'])
    expect(kinds('pajek')).toEqual(['ids-changed 1', 'labels 5', 'tie-column type 1', 'group-names consent 4', 'missing-values consent 1'])
    expect(kinds('dl')).toEqual(['person-column consent 1', 'person-column age 1', 'labels 5', 'ids-changed 2', 'tie-column type 1', 'repeated-ties 1'])
    expect(kinds('vna')).toEqual(['ids-changed 1', 'signs-replaced 2'])
    expect(kinds('siena')).toEqual(['tie-column weight 1', 'tie-column type 1', 'loops 1', 'repeated-ties 1'])
  })

  it('is the same network in every format, each pair with its largest value', () => {
    const expected = networkFromFile(nasty, { weight: 'weight' })
    for (const format of FORMATS.filter((each) => each !== 'siena')) {
      const built = networkFromFile(roundTrip(nasty, format).file, { weight: 'weight' })
      const numbers = (outcome: typeof built) =>
        outcome.ok && [outcome.value.network.outOffsets, outcome.value.network.outNeighbours, outcome.value.network.outValues]
      expect([format, numbers(built)]).toEqual([format, numbers(expected)])
    }
  })
})

/** Words with everything that trips a format, without control characters and without blanks around. */
const anyWord = fc
  .oneof(
    fc.constantFrom(
      '001',
      '1',
      '=1',
      "'",
      "'=x",
      '"',
      '", "',
      'a b',
      'é',
      'שלום',
      '😀',
      'a\nb',
      'a,b',
      'a;b',
      '*Vertices',
      '% no',
      '!',
      'dl',
      '#',
      '&amp;',
      '<x>',
      ']]>',
      'NA',
      '.',
      'true',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  // Readers refuse control signs.
  .map((word) =>
    word
      .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '\n')
      .toWellFormed()
      .trim(),
  )
  .filter((word) => word !== '')

const anyNumber = fc.oneof(fc.integer({ min: 1, max: 9 }).map(String), fc.double({ min: 0.001, max: 1e6, noNaN: true }).map(String))

const anyFile = fc
  .tuple(fc.uniqueArray(anyWord, { maxLength: 7 }), fc.boolean(), fc.nat(7))
  .chain(([ids, isDirected, cut]) => {
    const isTwoSets = !isDirected && cut > 0 && cut < ids.length
    const person = fc.nat(Math.max(0, ids.length - 1))
    const other = isTwoSets ? fc.tuple(fc.nat(cut - 1), fc.integer({ min: cut, max: ids.length - 1 })) : fc.tuple(person, person)
    return fc.tuple(
      fc.constant({ ids, isDirected, isTwoSets, cut }),
      fc.array(fc.tuple(other, anyNumber, fc.option(anyWord)), { maxLength: ids.length === 0 ? 0 : 12 }),
      fc.infiniteStream(fc.option(anyWord)),
    )
  })
  .map(([{ ids, isDirected, isTwoSets, cut }, ties, words]): NetworkFile => {
    const some = () => ids.map(() => words.next().value ?? null)
    const labels = some().map((label, at) => (label === ids[at] ? null : label))
    return {
      ids,
      ...(labels.some((label) => label !== null) ? { labels } : {}),
      isDirected,
      ...(isTwoSets ? { firstSetSize: cut } : {}),
      from: Int32Array.from(ties, ([[from]]) => from),
      to: Int32Array.from(ties, ([[, to]]) => to),
      personColumns: [text('sector', ...some())],
      tieColumns: [number('weight', ...ties.map(([, value]) => value)), text('note', ...ties.map(([, , note]) => note))],
    }
  })

describe('any network', () => {
  it.each(WHOLE)('comes back whole out of %s', (format) => {
    fc.assert(
      fc.property(anyFile, (file) => {
        const { file: back, dropped, read } = roundTrip(file, format)
        // A list without ties cannot say that it has no direction.
        const isDirected = format === 'csv' && file.from.length === 0 && file.firstSetSize === undefined ? true : file.isDirected
        expect(said(back)).toEqual(said({ ...file, isDirected }))
        expect([...dropped, ...read]).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it.each(FORMATS)('keeps its people in order and its ties in %s', (format) => {
    fc.assert(
      fc.property(
        anyFile.filter(({ ids }) => ids.length > 1),
        (file) => {
          const { file: back, dropped } = roundTrip(file, format, file.isDirected)
          const changed = dropped.find(({ kind }) => kind === 'ids-changed')?.count ?? 0
          expect(back.ids).toHaveLength(file.ids.length)
          expect(back.ids.filter((id, person) => id !== file.ids[person])).toHaveLength(changed)
          const lists = (each: NetworkFile) => {
            const built = networkFromFile(
              { ...each, firstSetSize: file.firstSetSize },
              { isDirected: file.isDirected, weight: format === 'siena' ? undefined : 'weight' },
            )
            return built.ok && [built.value.network.outOffsets, built.value.network.outNeighbours, built.value.network.outValues]
          }
          expect(lists(back)).toEqual(lists(file))
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a network', () => {
  const silent = sketch({
    n: 3,
    ties: [
      [0, 2, 3],
      [1, 2, 1],
    ],
    isDirected: true,
    hasValues: true,
    silent: [2],
  })
  const plain = sketch({
    n: 4,
    ties: [
      [0, 1],
      [2, 1],
    ],
  })
  const twoSets = sketch({
    n: 4,
    ties: [
      [0, 2],
      [1, 2],
    ],
    firstSetSize: 2,
  })

  it.each(WHOLE)('comes back the same out of %s, with who did not answer and its sets', (format) => {
    for (const network of [silent, plain, twoSets]) {
      const built = networkFromFile(roundTrip(fileFromNetwork(network), format).file, network.outValues ? { weight: 'weight' } : {})
      expect(built.ok && built.value.network).toEqual(network)
    }
  })

  it('of a wave says in RSiena who did not answer, and keeps its sets in VNA, Pajek and DL', () => {
    const wave = networkFromFile(roundTrip(fileFromNetwork(silent), 'siena').file)
    expect(wave.ok && wave.value.network.response).toEqual(silent.response)
    for (const format of ['vna', 'pajek', 'pajek-project', 'dl', 'csv-matrix', 'siena'] as const) {
      const { file, dropped } = roundTrip(fileFromNetwork(twoSets), format)
      const built = networkFromFile(file)
      expect([format, built.ok && built.value.network, dropped]).toEqual([format, twoSets, []])
    }
  })
})
