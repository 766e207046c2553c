import type { Positions } from '../layouts/positions.ts'
import type { Column } from './network-file.ts'
import { withSetColumn } from './two-sets.ts'
import { renameColumns, type Writing, type WrittenFile } from './writing.ts'

function inText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}

function inAttribute(text: string): string {
  return inText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}

const TOKEN = /^[\p{L}\p{N}._:-]+$/u
/** Names that other programs put something of their own into. */
const GRAPHML_RESERVED = ['id', 'name', 'label']

/**
 * GraphML: one key for each name, every number a double, no yes-or-no, every edge with an id of its own. Ids stand in `name` too; a node has another
 * id only where XML does not take it.
 */
export function writeGraphml({ file: given, name, dropped }: Writing): WrittenFile[] {
  const file = withSetColumn(given)
  const nodeIds = file.ids.every((id) => TOKEN.test(id)) ? file.ids : file.ids.map((_, person) => `n${person}`)
  const people: Column[] = [
    { name: 'name', kind: 'text', values: file.ids },
    ...(file.labels ? [{ name: 'label', kind: 'text' as const, values: file.labels }] : []),
    ...renameColumns(file.personColumns, GRAPHML_RESERVED, dropped),
  ]
  const ties = renameColumns(file.tieColumns, ['id'], dropped)
  const key = (column: Column, holder: string, at: number): string =>
    `  <key id="d${at}" for="${holder}" attr.name="${inAttribute(column.name)}" attr.type="${column.kind === 'number' ? 'double' : 'string'}"/>`
  const data = (columns: readonly Column[], first: number, place: number): string =>
    columns.map(({ values }, at) => (values[place] === null ? '' : `<data key="d${first + at}">${inText(values[place]!)}</data>`)).join('')
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...people.map((column, at) => key(column, 'node', at)),
    ...ties.map((column, at) => key(column, 'edge', people.length + at)),
    `  <graph id="G" edgedefault="${file.isDirected ? 'directed' : 'undirected'}">`,
  ]
  for (const [person, id] of nodeIds.entries()) lines.push(`    <node id="${inAttribute(id)}">${data(people, 0, person)}</node>`)
  for (const [tie, from] of file.from.entries()) {
    const ends = `source="${inAttribute(nodeIds[from]!)}" target="${inAttribute(nodeIds[file.to[tie]!]!)}"`
    lines.push(`    <edge id="e${tie}" ${ends}>${data(ties, people.length, tie)}</edge>`)
  }
  lines.push('  </graph>', '</graphml>', '')
  return [{ name, text: lines.join('\n') }]
}

/** Names that GEXF itself, or a program that reads it, has another use for. */
const GEXF_RESERVED = ['id', 'label', 'source', 'target', 'type', 'weight', 'x', 'y', 'z', 'size', 'color', 'parent']

/** GEXF 1.2, which more programs read than 1.3: attributes as double or string, weight and label of an edge where GEXF has them, positions where there are some. */
export function writeGexf({ file: given, name, dropped }: Writing, positions?: Positions): WrittenFile[] {
  const file = withSetColumn(given)
  const hasTies = file.from.length > 0
  const weight = file.tieColumns.find((column) => hasTies && column.name === 'weight' && column.kind === 'number' && !column.values.includes(null))
  const label = file.tieColumns.find((column) => column.name === 'label' && column.kind === 'text' && column.values.some((value) => value !== null))
  const people = renameColumns(file.personColumns, GEXF_RESERVED, dropped)
  const ties = renameColumns(
    file.tieColumns.filter((column) => column !== weight && column !== label),
    hasTies ? GEXF_RESERVED : [],
    dropped,
  )
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<gexf xmlns="http://www.gexf.net/1.2draft"${positions ? ' xmlns:viz="http://www.gexf.net/1.2draft/viz"' : ''} version="1.2">`,
    `  <graph mode="static" defaultedgetype="${file.isDirected ? 'directed' : 'undirected'}">`,
    ...attributeLines(people, 'node'),
    ...attributeLines(ties, 'edge'),
    '    <nodes>',
  ]
  for (const [person, id] of file.ids.entries()) {
    const place = positions ? `<viz:position x="${positions.x[person]}" y="${positions.y[person]}" z="0"/>` : ''
    lines.push(`      <node id="${inAttribute(id)}" label="${inAttribute(file.labels?.[person] ?? id)}">${valuesOf(people, person)}${place}</node>`)
  }
  lines.push('    </nodes>', '    <edges>')
  for (const [tie, from] of file.from.entries()) {
    const ends = `source="${inAttribute(file.ids[from]!)}" target="${inAttribute(file.ids[file.to[tie]!]!)}"`
    const own = `${weight ? ` weight="${weight.values[tie]}"` : ''}${label?.values[tie] ? ` label="${inAttribute(label.values[tie])}"` : ''}`
    lines.push(`      <edge id="${tie}" ${ends}${own}>${valuesOf(ties, tie)}</edge>`)
  }
  lines.push('    </edges>', '  </graph>', '</gexf>', '')
  return [{ name, text: lines.join('\n') }]
}

function attributeLines(columns: readonly Column[], holder: 'node' | 'edge'): string[] {
  if (columns.length === 0) return []
  const each = columns.map(
    ({ name, kind }, at) => `      <attribute id="${at}" title="${inAttribute(name)}" type="${kind === 'number' ? 'double' : 'string'}"/>`,
  )
  return [`    <attributes class="${holder}">`, ...each, '    </attributes>']
}

function valuesOf(columns: readonly Column[], place: number): string {
  const values = columns.flatMap(({ values: all }, at) => (all[place] === null ? [] : `<attvalue for="${at}" value="${inAttribute(all[place]!)}"/>`))
  return values.length === 0 ? '' : `<attvalues>${values.join('')}</attvalues>`
}
