import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { NetworkFile } from './network-file.ts'
import { writeNetworkFile } from './write-network-file.ts'

const PYTHONS = ['python3', '/usr/bin/python3']

function findPython(): string | undefined {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import igraph, networkx']).status === 0)
}

const python = findPython()
if (python === undefined) process.stdout.write('files of networks: python3-igraph and python3-networkx are not installed, not read back by them\n')

const file: NetworkFile = {
  ids: ['001', '1', 'Zoë', 'alone'],
  labels: ['Café "Ünïc", Zoë', 'one\ntwo', null, null],
  isDirected: true,
  from: Int32Array.of(0, 0, 1, 2),
  to: Int32Array.of(1, 1, 2, 2),
  personColumns: [{ name: 'consent', kind: 'text', values: ['given', null, 'refused', 'unknown'] }],
  tieColumns: [
    { name: 'weight', kind: 'number', values: ['3.5', '2', '1', '4'] },
    { name: 'type', kind: 'text', values: ['advice', null, 'care', null] },
  ],
}
const READERS: Record<string, string> = {
  'igraph a.graphml': 'igraph.Graph.Read_GraphML',
  'igraph a.net': 'igraph.Graph.Read_Pajek',
  'igraph a.dl': 'igraph.Graph.Read_DL',
  'networkx a.graphml': 'networkx.read_graphml',
  'networkx a.gexf': 'networkx.read_gexf',
  'networkx a.net': 'networkx.read_pajek',
}
const SHOW = `
def show(g):
    if isinstance(g, igraph.Graph):
        return [g.vs['name'], [[g.vs['name'][e.source], g.vs['name'][e.target], e['weight']] for e in g.es]]
    return [list(g.nodes), [[a, b, d['weight']] for a, b, d in g.edges(data=True)]]
`

describe.skipIf(python === undefined)('other programs read our files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'networks-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(Object.entries(READERS))('%s', (title, reader) => {
    const name = title.split(' ')[1]!
    const written = writeNetworkFile(file, name)
    if (!written.ok) throw new Error(JSON.stringify(written.refusal))
    for (const each of written.value.files) writeFileSync(path.join(folder, each.name), each.text)
    const code = `import igraph, networkx, json\n${SHOW}\nprint(json.dumps(show(${reader}(${JSON.stringify(path.join(folder, name))}))))`
    const repeated = name === 'a.dl' ? [] : [['001', '1', 2]]
    expect(JSON.parse(execFileSync(python!, ['-c', code], { encoding: 'utf8' }))).toEqual([
      ['001', '1', 'Zoë', 'alone'],
      [['001', '1', 3.5], ...repeated, ['1', 'Zoë', 1], ['Zoë', 'Zoë', 4]],
    ])
  })
})
