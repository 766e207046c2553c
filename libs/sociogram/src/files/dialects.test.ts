import { describe, expect, it } from 'vitest'
import { mustOpen, tiesOf } from './test-files.ts'

describe('lists of ties', () => {
  it.each([
    ['commas', 'source,target,weight\r\n001,2,3.5\r\n'],
    ['semicolons and a decimal comma, as a spreadsheet in Brussels', 'source;target;weight\n001;2;3,5\n'],
    ['tabs', 'source\ttarget\tweight\n001\t2\t3.5\n'],
    ['a mark in front', '\uFEFFsource,target,weight\n001,2,3.5\n'],
    ['quotes', '"source","target","weight"\n"001","2","3,5"\n'],
    ['a first line that names the delimiter', 'sep=;\nsource;target;weight\n001;2;3,5\n'],
    ['Dutch words for the ends', 'van;naar;weight\n001;2;3,5'],
    ['big letters and another order', 'Weight,Target,Source\r3.5,2,001\r'],
  ])('with %s', (_, text) => {
    expect(tiesOf(mustOpen('ties.csv', text).file)).toEqual(['001>2 3.5'])
  })

  it('of Windows, and of programs that write two bytes a sign', () => {
    const latin = Uint8Array.from([...'source,target\nZo\u00EB,\u0080\n'].map((sign) => sign.charCodeAt(0)))
    expect(mustOpen('ties.csv', latin).file.ids).toEqual(['Zoë', '€'])
    const wide = new Uint8Array(Uint16Array.from([...'\uFEFFsource,target\nZoë,b\n'].map((sign) => sign.charCodeAt(0))).buffer)
    expect(mustOpen('ties.csv', wide).file.ids).toEqual(['Zoë', 'b'])
  })

  it('keep people without a tie, in the order of their list, with names and properties', () => {
    const people = new TextEncoder().encode('id,label,sector\n3,Cem,GP\n1,,\n2,Bo,"care, home"\n')
    const { file } = mustOpen('ties.csv', 'source,target\n2,3\n', { beside: [{ name: 'people.csv', bytes: people }] })
    expect(file).toMatchObject({
      ids: ['3', '1', '2'],
      labels: ['Cem', null, 'Bo'],
      personColumns: [{ name: 'sector', kind: 'text', values: ['GP', null, 'care, home'] }],
    })
    expect(tiesOf(file)).toEqual(['2>3'])
  })

  it('say the direction in a column Type, as Gephi does; both among each other are read as arcs', () => {
    expect(tiesOf(mustOpen('ties.csv', 'Source,Target,Type\na,b,Undirected\n').file)).toEqual(['a-b'])
    const mixed = mustOpen('ties.csv', 'Source,Target,Type\na,b,Undirected\nb,c,Directed\n')
    expect(tiesOf(mixed.file)).toEqual(['a>b', 'b>a', 'b>c'])
    expect(mixed.dropped).toEqual([{ kind: 'mixed-direction', count: 1 }])
    expect(tiesOf(mustOpen('ties.csv', 'source,target,type\na,b,advice\n').file)).toEqual(['a>b advice'])
  })

  it('find two sets by a column mode', () => {
    const people = new TextEncoder().encode('id,mode\nann,person\nbo,person\nm1,meeting\n')
    const { file } = mustOpen('ties.csv', 'source,target\nm1,ann\n', { beside: [{ name: 'people.csv', bytes: people }] })
    expect(file).toMatchObject({ firstSetSize: 2, isDirected: false })
  })
})

describe('matrices', () => {
  it('of the same people on both sides, in any order; the diagonal may be empty', () => {
    expect(tiesOf(mustOpen('m.csv', ';b;a\na;1;\nb;;0,5\n').file)).toEqual(['a>b 1', 'b>a 0.5'])
  })

  it('keep people without a tie', () => {
    expect(mustOpen('m.csv', ',a,b,c\na,0,1,0\nb,1,0,0\nc,,,\n').file.ids).toEqual(['a', 'b', 'c'])
  })

  it('of two sets where rows and columns name others', () => {
    const { file } = mustOpen('m.csv', 'who,m1,m2,m3\nann,1,0,1\nbo,0,0,0\n'.replace('who', ''))
    expect(file).toMatchObject({ ids: ['ann', 'bo', 'm1', 'm2', 'm3'], firstSetSize: 2, isDirected: false })
    expect(tiesOf(file)).toEqual(['ann-m1 1', 'ann-m3 1'])
  })

  it('of bare numbers: people are numbered', () => {
    expect(tiesOf(mustOpen('m.csv', '0,1,0\n0,0,2\n0,0,0\n').file)).toEqual(['1>2 1', '2>3 2'])
  })

  it('without direction where their owner says so: each pair once', () => {
    expect(tiesOf(mustOpen('m.csv', ',a,b\na,,2\nb,2,\n', { isDirected: false }).file)).toEqual(['a-b 2'])
  })

  it('of RSiena, with structural codes and a row of somebody who did not answer', () => {
    const { file, dropped } = mustOpen('wave1.dat', '0 1 10\nNA 0 NA\n11 0 0\n')
    expect(tiesOf(file)).toEqual(['1>2', '3>1'])
    expect(file.personColumns).toEqual([{ name: 'response', kind: 'text', values: ['answered', 'no-answer', 'answered'] }])
    expect(dropped).toEqual([])
  })
})

describe('GraphML', () => {
  const graphml = (keys: string, inside: string) =>
    `<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}<graph edgedefault="directed">${inside}</graph></graphml>`

  it('of NetworkX, where one name has two keys', () => {
    const keys = '<key id="d1" for="edge" attr.name="weight" attr.type="long"/><key id="d0" for="edge" attr.name="weight" attr.type="double"/>'
    const inside =
      '<node id="001"/><node id="b"/><edge source="001" target="b" id="0"><data key="d0">3.5</data></edge><edge source="001" target="b" id="0"><data key="d1">2</data></edge>'
    expect(tiesOf(mustOpen('a.graphml', graphml(keys, inside)).file)).toEqual(['001>b 3.5', '001>b 2'])
  })

  it('of igraph, whose own ids stand in a column', () => {
    const keys = '<key id="v_name" for="node" attr.name="name" attr.type="string"/><key id="ok" for="node" attr.name="consent" attr.type="boolean"/>'
    const inside = '<node id="n0"><data key="v_name">001</data></node><node id="n1"><data key="v_name">Zoë &amp; co</data><data key="ok">true</data></node>'
    const { file } = mustOpen('a.graphml', graphml(keys, inside))
    expect(file).toMatchObject({ ids: ['001', 'Zoë & co'], personColumns: [{ name: 'consent', kind: 'text', values: [null, 'true'] }] })
  })

  it('of yEd: a drawn label is a label, groups are read flat, the rest of the drawing is left out', () => {
    const keys = '<key id="d6" for="node" yfiles.type="nodegraphics"/>'
    const node =
      '<node id="g"><graph id="g:" edgedefault="directed"><node id="g::n0"><data key="d6"><y:ShapeNode><y:NodeLabel x="1">Ann</y:NodeLabel></y:ShapeNode></data></node></graph></node>'
    const { file, dropped } = mustOpen('a.graphml', graphml(keys, node))
    expect(file).toMatchObject({ ids: ['g', 'g::n0'], labels: [null, 'Ann'] })
    expect(dropped).toEqual([
      { kind: 'nested-networks', count: 1 },
      { kind: 'drawing', count: 1 },
    ])
  })

  it('with defaults, edges before nodes, a direction at each edge, CDATA and remarks', () => {
    const keys =
      '<!-- a remark --><key id="s" for="node" attr.name="sector"><default>GP</default></key><key id="w" for="edge" attr.name="w" attr.type="float"/>'
    const inside =
      '<edge source="a" target="b" directed="false"><data key="w">NaN</data></edge><node id="a"/><node id="b"><data key="s"><![CDATA[<home>]]></data></node>'
    const { file, dropped } = mustOpen('a.graphml', graphml(keys, inside))
    expect(file.personColumns[0]?.values).toEqual(['GP', '<home>'])
    expect(tiesOf(file)).toEqual(['a-b ·'])
    expect(dropped).toEqual([{ kind: 'not-numbers', count: 1 }])
  })
})

describe('GEXF', () => {
  it('1.3 of Gephi: weights, kinds, drawing, time', () => {
    const { file, dropped } = mustOpen(
      'a.gexf',
      `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><meta><creator>Gephi</creator></meta>
      <graph defaultedgetype="undirected" mode="dynamic"><attributes class="node"><attribute id="0" title="sector" type="string"><default>GP</default></attribute></attributes>
      <nodes><node id="001" label="Ann" start="2024"><attvalues><attvalue for="0" value="home"/></attvalues><viz:color r="1" g="2" b="3"/></node><node id="b" label="b"/></nodes>
      <edges><edge id="0" source="001" target="b" weight="2.0" kind="care"/><edge id="1" source="b" target="001"/></edges></graph></gexf>`,
    )
    expect(file).toMatchObject({ ids: ['001', 'b'], labels: ['Ann', null], personColumns: [{ values: ['home', 'GP'] }] })
    expect(tiesOf(file)).toEqual(['001-b 2.0 care', 'b-001 1 ·'])
    expect(dropped).toEqual([
      { kind: 'time', count: 1 },
      { kind: 'drawing', count: 1 },
    ])
  })
})

describe('Pajek', () => {
  it('arcs, edges, lists, several relations, places in a picture, remarks, a mark in front', () => {
    const text =
      '\uFEFF% made by hand\r\n*Vertices 3\r\n1 "Ann B" 0.1 0.2 0.5 ic Red\r\n2 "Zoë"\r\n3 c\r\n*Arcs :1 "advice"\r\n1 2 3.5\r\n*Edges :2 "care"\r\n2 3\r\n*Arcslist :1 "advice"\r\n3 1 2\r\n'
    const { file, dropped } = mustOpen('a.net', text)
    expect(tiesOf(file)).toEqual(['Ann B>Zoë 3.5 advice', 'Zoë>c 1 care', 'c>Zoë 1 care', 'c>Ann B 1 advice', 'c>Zoë 1 advice'])
    expect(dropped).toEqual([
      { kind: 'drawing', count: 1 },
      { kind: 'mixed-direction', count: 1 },
    ])
  })

  it('a matrix, and two sets', () => {
    expect(tiesOf(mustOpen('a.net', '*Vertices 2\n*Matrix\n0 2\n0 0\n').file)).toEqual(['1>2 2'])
    const { file } = mustOpen('a.net', '*Vertices 3 2\n1 "a"\n2 "b"\n3 "m"\n*Edgeslist\n1 3\n2 3\n')
    expect([file.firstSetSize, tiesOf(file)]).toEqual([2, ['a-m', 'b-m']])
  })

  it('labels that two people share stay labels', () => {
    expect(mustOpen('a.net', '*Vertices 2\n1 "Ann"\n2 "Ann"\n').file).toMatchObject({ ids: ['1', '2'], labels: ['Ann', 'Ann'] })
  })

  it('partitions and vectors, beside it or in a project with a second network of the same people', () => {
    const beside = [
      { name: 'net-sector.clu', bytes: new TextEncoder().encode('*Vertices 2\n1\n2\n') },
      { name: 'age.vec', bytes: new TextEncoder().encode('*Vertices 2\n31.5\n999999998\n') },
    ]
    expect(mustOpen('a.net', '*Vertices 2\n*Arcs\n1 2\n', { beside }).file.personColumns).toEqual([
      { name: 'net-sector', kind: 'number', values: ['1', '2'] },
      { name: 'age', kind: 'number', values: ['31.5', null] },
    ])
    const project =
      '*Network advice\n*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 2\n\n*Network care\n*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n2 1\n*Network other\n*Vertices 1\n1 "x"\n*Arcs\n*Partition sector\n*Vertices 2\n7\n8\n*Permutation p\n*Vertices 2\n2\n1\n'
    const { file, dropped } = mustOpen('a.paj', project)
    expect(tiesOf(file)).toEqual(['a>b advice', 'b>a care'])
    expect(file.personColumns).toEqual([{ name: 'sector', kind: 'number', values: ['7', '8'] }])
    expect(dropped).toEqual([
      { kind: 'other-networks', count: 1 },
      { kind: 'columns-without-network', count: 1 },
    ])
  })
})

describe('UCINET DL', () => {
  it.each([
    ['one line', 'dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 4\n3 1 2\n'],
    ['blanks around the sign of equality, big letters', 'DL N = 3\nFORMAT = EDGELIST1\nLABELS:\na\nb\nc\nDATA:\n1 2 4\n3 1 2\n'],
    ['embedded labels', 'dl n=3, format=el1, labels embedded\ndata:\na b 4\nc a 2\n'],
    ['a full matrix', 'DL N=3 FORMAT = FULLMATRIX DIAGONAL PRESENT\nLABELS:\n"a" "b" "c"\nDATA:\n0 4 0\n0 0 0\n2 0 0\n'],
    ['a full matrix without diagonal, on one line', 'dl n=3 diagonal absent labels: a b c data: 4 0 0 0 2 0'],
    ['a matrix with its labels', 'dl n=3 labels embedded\ndata:\na b c\na 0 4 0\nb 0 0 .\nc 2 0 0\n'],
  ])('%s', (_, text) => {
    expect(tiesOf(mustOpen('a.dl', text).file).toSorted()).toEqual(['a>b 4', 'c>a 2'])
  })

  it('lists of names, halves, two sets, several kinds of ties', () => {
    expect(tiesOf(mustOpen('a.dl', 'dl n=3 format=nodelist1 labels: a b c data:\n1 2 3\n3 1').file)).toEqual(['a>b', 'a>c', 'c>a'])
    expect(tiesOf(mustOpen('a.dl', 'dl n=3 format=lowerhalf\ndata:\n0\n1 0\n0 2 0\n').file)).toEqual(['2-1 1', '3-2 2'])
    const two = mustOpen('a.dl', 'dl nr=2 nc=3\nrow labels: a b\ncol labels: x y z\ndata:\n1 0 1\n0 0 0\n').file
    expect([two.firstSetSize, tiesOf(two)]).toEqual([2, ['a-x 1', 'a-z 1']])
    expect(tiesOf(mustOpen('a.dl', 'dl nr=2, nc=2 format=nodelist2 row labels embedded col labels embedded data:\na x y\nb y').file)).toEqual([
      'a-x',
      'a-y',
      'b-y',
    ])
    const many = mustOpen('a.dl', 'dl n=2 nm=2 labels: a b matrix labels: advice care data:\n0 1\n0 0\n0 0\n1 0\n').file
    expect(tiesOf(many)).toEqual(['a>b 1 advice', 'b>a 1 care'])
  })
})

it('VNA: quotes, commas, properties, drawing left out', () => {
  const text =
    '*Node data\nID, sector, age\n"Ann B", "GP", 31\n"bo", "", 40\n*Node properties\nID x y\nbo 1 2\n*Tie data\nfrom to strength advice\n"Ann B" bo 3.5 1\n'
  const { file, dropped } = mustOpen('a.vna', text)
  expect(tiesOf(file)).toEqual(['Ann B>bo 3.5 1'])
  expect(file.personColumns.map(({ values }) => values)).toEqual([
    ['GP', null],
    ['31', '40'],
  ])
  expect(dropped).toEqual([{ kind: 'drawing', count: 1 }])
})

it.each([
  ['NetworkX', { directed: true, multigraph: false, nodes: [{ id: 1, sector: 'GP' }, { id: 'b' }], links: [{ source: 1, target: 'b', weight: 2 }] }],
  [
    'graphology',
    {
      options: { type: 'directed' },
      nodes: [{ key: '1', attributes: { sector: 'GP' } }, { key: 'b' }],
      edges: [{ key: 'e', source: '1', target: 'b', attributes: { weight: 2 } }],
    },
  ],
])('JSON of %s', (_, value) => {
  const { file } = mustOpen('a.json', JSON.stringify(value))
  expect(tiesOf(file)).toEqual(['1>b 2'])
  expect(file.personColumns).toEqual([{ name: 'sector', kind: 'text', values: ['GP', null] }])
})

it('a name without a known ending is read by its first signs', () => {
  expect(tiesOf(mustOpen('a.txt', '*Vertices 2\n*Arcs\n1 2\n').file)).toEqual(['1>2'])
  expect(
    tiesOf(mustOpen('a.xml', '<?xml version="1.0"?><graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>').file),
  ).toEqual(['a>b'])
  expect(tiesOf(mustOpen('a.txt', 'source;target\na;b\n').file)).toEqual(['a>b'])
})
