import { describe, expect, it } from 'vitest'
import { networkFromFile } from './network-file.ts'
import { bytesOf, mustOpen, open } from './test-files.ts'

const graphml = (inside: string, before = '') => `<?xml version="1.0"?>\n${before}<graphml><graph edgedefault="directed">${inside}</graph></graphml>`

describe('a file that cannot be read is refused whole, with its line', () => {
  it.each([
    ['nothing', 'a.csv', '', { kind: 'empty' }],
    ['blanks', 'a.net', ' \r\n\n', { kind: 'empty' }],
    ['a control sign', 'a.csv', 'source,target\na,b\u0007\n', { kind: 'control-character', line: 2 }],
    ['bytes of a picture', 'a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2), { kind: 'control-character', line: 1 }],
    ['no columns for the ends', 'a.csv', 'one,other\na,b\n', { kind: 'column-missing', line: 1, name: 'source' }],
    ['a column twice', 'a.csv', 'source,target,w,w\na,b,1,1\n', { kind: 'column-twice', line: 1, name: 'w' }],
    ['an open quote', 'a.csv', 'source,target\na,b\nc,"d\n', { kind: 'unclosed-quote', line: 3 }],
    ['a cell too many', 'a.csv', 'source,target\na,b\nc,d,e\n', { kind: 'cells-differ', line: 3, limit: 2 }],
    ['an end too few', 'a.csv', 'source,target\n\na,b\nc\n', { kind: 'cells-differ', line: 4, limit: 2 }],
    ['an empty end', 'a.csv', 'source,target\na,\n', { kind: 'id-missing', line: 2 }],
    ['other names in rows and columns', 'a.csv', ',a,b\na,0,1\nc,0,0\n', { kind: 'names-differ', line: 1, name: 'b' }],
    ['a word in a matrix', 'a.csv', ',a,b\na,0,yes\nb,0,0\n', { kind: 'not-a-number', line: 2, name: 'yes' }],
    ['an entity of its own', 'a.graphml', graphml('<node id="&evil;"/>'), { kind: 'entity', line: 2, name: 'evil' }],
    ['a document type', 'a.graphml', graphml('<node id="a"/>', '<!DOCTYPE graphml [<!ENTITY a "aaaa">]>\n'), { kind: 'document-type', line: 2 }],
    ['an outside document type', 'a.gexf', '<!DOCTYPE gexf SYSTEM "http://localhost/x.dtd"><gexf/>', { kind: 'document-type', line: 1 }],
    ['101 levels', 'a.graphml', graphml('<node id="a">'.padEnd(0) + '<x>'.repeat(101)), { kind: 'too-deep', line: 2, limit: 100 }],
    ['a tag that does not close', 'a.graphml', '<graphml>\n<graph>\n</graphml>', { kind: 'broken', line: 3 }],
    ['half of a file', 'a.gexf', '<gexf><graph><nodes>\n<node id="a"', { kind: 'broken', line: 2 }],
    ['a control sign as a number', 'a.graphml', graphml('<node id="a&#0;"/>'), { kind: 'control-character', line: 2 }],
    [
      'a label without end',
      'a.gexf',
      `<gexf><graph><nodes><node id="a" label="${'x'.repeat(10_001)}"/></nodes></graph></gexf>`,
      { kind: 'text-too-long', limit: 10_000 },
    ],
    [
      'a number beyond numbers',
      'a.gexf',
      '<gexf><graph><nodes><node id="a"/></nodes><edges><edge source="a" target="a" weight="1e999"/></edges></graph></gexf>',
      { kind: 'not-a-number', line: 1, name: '1e999' },
    ],
    ['somebody twice', 'a.graphml', graphml('<node id="a"/>\n<node id="a"/>'), { kind: 'id-twice', line: 3, name: 'a' }],
    ['a tie to nobody', 'a.graphml', graphml('<node id="a"/>\n<edge source="a" target="b"/>'), { kind: 'person-unknown', line: 3, name: 'b' }],
    [
      'a number that is none',
      'a.gexf',
      '<gexf><graph><nodes><node id="a"/></nodes><edges>\n<edge source="a" target="a" weight="much"/></edges></graph></gexf>',
      { kind: 'not-a-number', line: 2, name: 'much' },
    ],
    ['a vertex too many', 'a.net', '*Vertices 2\n1 "a"\n3 "b"\n', { kind: 'person-unknown', line: 3, name: '3' }],
    ['a vertex twice', 'a.net', '*Vertices 2\n1 "a"\n1 "b"\n', { kind: 'id-twice', line: 3, name: '1' }],
    ['a ghost out of a label with a new line', 'a.net', '*Vertices 1\n1 "one\ntwo"\n', { kind: 'person-unknown', line: 3, name: 'two"' }],
    ['a part nobody knows', 'a.net', '*Vertices 1\n*Wishes\n', { kind: 'section-unknown', line: 2, name: '*Wishes' }],
    ['a row too long', 'a.net', '*Vertices 2\n*Matrix\n0 1 1\n', { kind: 'cells-differ', line: 3, limit: 2 }],
    ['people without end', 'a.net', '*Vertices 99999999999\n', { kind: 'too-many-people', line: 1, limit: 1_000_000 }],
    ['a head that goes on', 'a.dl', 'dl n=3\nlabels:\na\nb\ndata:\n1 2\n', { kind: 'rows-differ', line: 4, limit: 3 }],
    ['no data', 'a.dl', 'dl n=3\n', { kind: 'broken', line: 1 }],
    ['another form', 'a.dl', 'dl n=3\nformat=blockmatrix\ndata:\n', { kind: 'format-unknown', line: 2, name: 'blockmatrix' }],
    ['a matrix that ends early', 'a.dl', 'dl n=2\ndata:\n0 1\n0\n', { kind: 'rows-differ', line: 4, limit: 2 }],
    ['a tie to nobody', 'a.dl', 'dl n=2 format=edgelist1\ndata:\n1 2\n1 3\n', { kind: 'person-unknown', line: 4, name: '3' }],
    ['an odd quote', 'a.vna', '*node data\nid name\n"a "b"\n', { kind: 'unclosed-quote', line: 3 }],
    ['a tie to nobody', 'a.vna', '*node data\nid\na\n*tie data\nfrom to\na b\n', { kind: 'person-unknown', line: 6, name: 'b' }],
    ['half of it', 'a.json', '{"format":"ronde-network"', { kind: 'broken' }],
    ['a later version', 'a.json', '{"format":"ronde-network","version":2}', { kind: 'version-unknown', name: '2' }],
    ['deep lists', 'a.json', `{"nodes":${'['.repeat(100_000)}`, { kind: 'too-deep', limit: 100 }],
    ['rows of different length', 'a.dat', '0 1\n0\n', { kind: 'cells-differ', line: 2, limit: 2 }],
  ])('%s in %s', (_, name, text, refusal) => {
    expect(open(name, text)).toEqual({ ok: false, refusal: expect.objectContaining(refusal) })
  })

  it('a broken line among a million is found', () => {
    const lines = Array.from({ length: 1_000_000 }, (_, at) => `${at % 1000},${(at * 7) % 1000}`)
    lines[654_321] = 'garbage'
    expect(open('a.csv', `source,target\n${lines.join('\n')}\n`)).toEqual({ ok: false, refusal: { kind: 'cells-differ', line: 654_323, limit: 2 } })
  })

  it('size, people, ties, columns and long texts have limits', () => {
    const text = 'source,target,a,b\nann,bo,1,2\nbo,cem,1,2\n'
    const kinds = [{ bytes: 10 }, { people: 2 }, { ties: 1 }, { columns: 1 }, { textLength: 2 }].map((limits) => {
      const read = open('a.csv', text, { limits })
      return read.ok ? 'read' : read.refusal.kind
    })
    expect(kinds).toEqual(['too-large', 'too-many-people', 'too-many-ties', 'too-many-columns', 'text-too-long'])
  })

  it('people of a list: nobody twice, nobody unknown', () => {
    const beside = (text: string) => ({ beside: [{ name: 'nodes.csv', bytes: bytesOf(text) }] })
    expect(open('a.csv', 'source,target\na,b\n', beside('id\na\na\n'))).toEqual({ ok: false, refusal: { kind: 'id-twice', line: 3, name: 'a' } })
    expect(open('a.csv', 'source,target\na,a\na,b\n', beside('id\na\n'))).toEqual({ ok: false, refusal: { kind: 'person-unknown', line: 3, name: 'b' } })
    expect(open('a.csv', 'source,target\na,b\n', beside('name\na\nb\n'))).toEqual({ ok: false, refusal: { kind: 'column-missing', line: 1, name: 'id' } })
  })
})

describe('values of ties', () => {
  const weigh = (cells: string) => networkFromFile(mustOpen('a.csv', `source,target,w\na,b,1\nb,c,${cells}\n`).file, { weight: 'w' })

  it.each([
    ['-2', { kind: 'negative-value', line: 3, name: '-2' }],
    ['much', { kind: 'not-a-number', line: 3, name: 'much' }],
    ['', { kind: 'value-missing', line: 3, name: 'w' }],
  ])('%j is said with its line', (cell, refusal) => {
    expect(weigh(cell)).toEqual({ ok: false, refusal })
  })

  it('zero is no tie, and counted; without values asked for it is one', () => {
    const zero = weigh('0')
    expect(zero.ok && [zero.value.network.m, zero.value.report.zeroDropped]).toEqual([1, 1])
    const plain = networkFromFile(mustOpen('a.csv', 'source,target,w\na,b,0\n').file)
    expect(plain.ok && plain.value.network.m).toBe(1)
  })

  it('a column that is not there is named', () => {
    expect(networkFromFile(mustOpen('a.csv', 'source,target\na,b\n').file, { weight: 'w' })).toEqual({
      ok: false,
      refusal: { kind: 'column-missing', name: 'w' },
    })
  })
})

it('time grows with the length of hostile XML only', () => {
  const texts = [
    '<graphml '.padEnd(300_000, 'a'),
    `<graphml ${' '.repeat(300_000)}`,
    `<graphml a="${'x'.repeat(300_000)}`,
    graphml('&'.repeat(300_000)),
    `<graphml>${'<'.repeat(300_000)}`,
    `<graphml>${'<!--'.repeat(70_000)}`,
  ]
  for (const text of texts) expect(open('a.graphml', text)).toMatchObject({ ok: false })
})
