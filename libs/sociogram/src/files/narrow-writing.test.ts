import { describe, expect, it } from 'vitest'
import type { NetworkFile } from './network-file.ts'
import { writeNetworkFile } from './write-network-file.ts'

const file: NetworkFile = {
  ids: ['001', 'Zoë "Z"', '=cmd'],
  labels: ['Ann, Bo', 'one\ntwo', null],
  isDirected: true,
  from: Int32Array.of(0, 0, 2),
  to: Int32Array.of(1, 1, 2),
  personColumns: [
    { name: 'consent', kind: 'text', values: ['given', null, '-refused'] },
    { name: 'age', kind: 'number', values: ['31', '-4', null] },
  ],
  tieColumns: [
    { name: 'weight', kind: 'number', values: ['3.5', '2', '1'] },
    { name: 'type', kind: 'text', values: ['advice', 'care', 'advice'] },
  ],
}

function write(name: string, changed: Partial<NetworkFile> = {}) {
  const written = writeNetworkFile({ ...file, ...changed }, name)
  if (!written.ok) throw new Error(written.refusal.kind)
  return { texts: Object.fromEntries(written.value.files.map(({ name: each, text }) => [each, text])), dropped: written.value.dropped }
}

describe('GraphML', () => {
  const text = write('a.graphml').texts['a.graphml']!

  it('has one key for each name, numbers as double, nothing as boolean', () => {
    const keys = [...text.matchAll(/attr\.name="([^"]*)" attr\.type="([^"]*)"/g)].map(([, name, type]) => `${name} ${type}`)
    expect(keys).toEqual(['name string', 'label string', 'consent string', 'age double', 'weight double', 'type string'])
  })

  it('gives every edge an id of its own, and numbers the nodes where XML does not take their ids', () => {
    expect([...text.matchAll(/<edge id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['e0', 'e1', 'e2'])
    expect([...text.matchAll(/<node id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['n0', 'n1', 'n2'])
    expect(text).toContain('<data key="d0">Zoë "Z"</data><data key="d1">one\ntwo</data>')
    expect(write('a.graphml', { ids: ['001', 'b', 'c'] }).texts['a.graphml']).toContain('<node id="001"><data key="d0">001</data>')
  })

  it('leaves out what nobody said, and replaces signs that no text holds', () => {
    expect(text.match(/<data key="d2">/g)).toHaveLength(2)
    const { texts, dropped } = write('a.graphml', { ids: ['a\u0000b', 'x\uD800', 'c'] })
    expect(texts['a.graphml']).toContain('a\uFFFDb')
    expect(dropped).toContainEqual({ kind: 'signs-replaced', count: 2 })
  })
})

it('GEXF is of version 1.2, and no attribute takes a name of its own', () => {
  const { texts, dropped } = write('a.gexf')
  expect(texts['a.gexf']).toContain('xmlns="http://www.gexf.net/1.2draft" version="1.2"')
  expect([...texts['a.gexf']!.matchAll(/ title="([^"]*)"/g)].map(([, title]) => title)).toEqual(['consent', 'age', 'type_'])
  expect(texts['a.gexf']).toContain('label="one&#10;two"')
  expect(texts['a.gexf']).toContain('weight="3.5"')
  expect(dropped).toEqual([{ kind: 'names-changed', count: 1 }])
  const placed = writeNetworkFile(file, 'a.gexf', { positions: { x: Float64Array.of(1, 2, 3), y: Float64Array.of(4, 5, 6) } })
  expect(placed.ok && placed.value.files[0]!.text).toContain('<viz:position x="2" y="5" z="0"/>')
})

describe('Pajek', () => {
  it('has labels between quotes without quotes inside, and nothing else on a line of somebody', () => {
    const { texts } = write('a.net')
    expect(texts['a.net']).toBe('*Vertices 3\r\n1 "001"\r\n2 "Zoë ’Z’"\r\n3 "=cmd"\r\n*Arcs\r\n1 2 3.5\r\n1 2 2\r\n3 3 1\r\n')
    expect(texts['a-consent.clu']).toBe('*Vertices 3\r\n1\r\n0\r\n2\r\n')
    expect(texts['a-age.vec']).toBe('*Vertices 3\r\n31\r\n-4\r\n999999998\r\n')
  })

  it('has one kind of tie in a file', () => {
    const tieColumns = [file.tieColumns[0]!, { ...file.tieColumns[1]!, name: 'relation' }]
    const { texts, dropped } = write('a.net', { tieColumns, personColumns: [] })
    expect(Object.keys(texts)).toEqual(['a.net', 'a-care.net'])
    expect(texts['a-care.net']).toContain('*Arcs\r\n1 2 2\r\n')
    expect(dropped).toContainEqual({ kind: 'tie-column', count: 1, name: 'relation' })
    expect(write('a.paj', { tieColumns, personColumns: [] }).texts['a.paj']).toMatch(/\*Network advice[^]*\*Network care/)
  })
})

it('DL has one word a line in its head, labels without blanks, each pair once', () => {
  expect(write('a.dl').texts['a.dl']).toBe('dl n=3\nformat = edgelist1\nlabels:\n001\nZoë_Z_\n_cmd\ndata:\n1 2 3.5\n3 3 1\n')
})

it('VNA has every text between quotes', () => {
  expect(write('a.vna').texts['a.vna']).toContain(
    '*Node data\r\nID label consent age\r\n"001" "Ann, Bo" "given" 31\r\n"Zoë ’Z’" "one two" "" -4\r\n"=cmd" "" "-refused" ""\r\n',
  )
})

describe('lists', () => {
  const { texts } = write('a.csv')

  it('make cells harmless that a spreadsheet program could run, but not numbers', () => {
    expect(texts['a-nodes.csv']).toBe('\uFEFFid,label,consent,age\r\n001,"Ann, Bo",given,31\r\n"Zoë ""Z""","one\ntwo",,-4\r\n\'=cmd,,\'-refused,\r\n')
  })

  it('keep a name of their own from being taken', () => {
    expect(texts['a.csv']!.split('\r\n')[0]).toBe('\uFEFFsource,target,weight,type_')
    expect(write('a.csv', { isDirected: false, tieColumns: [] }).texts['a.csv']).toContain('source,target,type\r\n001,"Zoë ""Z""",Undirected\r\n')
  })
})

it('a name without a known ending is refused', () => {
  expect(writeNetworkFile(file, 'a.docx')).toEqual({ ok: false, refusal: { kind: 'format-unknown', name: 'a.docx' } })
})
