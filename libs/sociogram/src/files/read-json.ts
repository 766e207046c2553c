import { declaredValue } from './declared-values.ts'
import { Gathering } from './gather.ts'
import type { Column, NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'

export const JSON_FORMAT = 'ronde-network'
export const JSON_VERSION = 1

type Fields = Record<string, unknown>

/** Our own schema in its version, or a list of nodes and links as NetworkX, D3 and graphology write it. */
export function readJson(text: string, limits: FileLimits, dropped: DroppedList): NetworkFile {
  refuseDepth(text, limits)
  const whole = fieldsOf(parse(text))
  if (whole.format === JSON_FORMAT) return readOwn(whole, limits, dropped)
  if ('nodes' in whole) return readNodeLink(whole, limits, dropped)
  throw new UnreadableFile('format-unknown', { name: String(whole.format ?? 'JSON').slice(0, 60) })
}

/** Counted before anything is built. */
function refuseDepth(text: string, { depth: limit }: FileLimits): void {
  let depth = 0
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > limit) throw new UnreadableFile('too-deep', { limit })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableFile('broken')
  }
}

function fieldsOf(value: unknown): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new UnreadableFile('broken')
  // Any object that is no list has fields by name.
  return value as Fields
}

function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new UnreadableFile('broken')
  return value
}

/** A text, or a number as it is written; nothing else is a value here. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new UnreadableFile('broken')
}

function idOf(value: unknown): string {
  const id = textOf(value)
  if (id === null) throw new UnreadableFile('id-missing')
  return id
}

function readOwn(whole: Fields, limits: FileLimits, dropped: DroppedList): NetworkFile {
  if (whole.version !== JSON_VERSION) throw new UnreadableFile('version-unknown', { name: String(whole.version).slice(0, 60) })
  const gathering = new Gathering(limits)
  const people = listOf(whole.people).map(fieldsOf)
  const ties = listOf(whole.ties).map(fieldsOf)
  for (const { id, label } of people) gathering.addPerson(idOf(id), undefined, textOf(label))
  const isDirected = whole.directed === true
  for (const [at, { from, to }] of ties.entries())
    gathering.addTie(gathering.findPerson(idOf(from), at + 1), gathering.findPerson(idOf(to), at + 1), at + 1, isDirected)
  fill(gathering.people, columnsOf(whole.personColumns), people, dropped)
  fill(gathering.ties, columnsOf(whole.tieColumns), ties, dropped)
  const size = whole.firstSetSize
  if (size !== undefined && !(typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= people.length)) throw new UnreadableFile('broken')
  const { lines: _, ...file } = gathering.finish(dropped, isDirected, size)
  return file
}

function columnsOf(value: unknown): Pick<Column, 'name' | 'kind'>[] {
  return listOf(value)
    .map(fieldsOf)
    .map(({ name, kind }) => {
      if (typeof name !== 'string' || (kind !== 'text' && kind !== 'number')) throw new UnreadableFile('broken')
      return { name, kind }
    })
}

function fill(columns: Gathering['people'], declared: Pick<Column, 'name' | 'kind'>[], holders: Fields[], dropped: DroppedList): void {
  for (const { name, kind } of declared) {
    columns.column(name, kind).values = holders.map(({ values }, at) => {
      const text = values === undefined ? null : textOf(fieldsOf(values)[name])
      return text === null ? null : declaredValue(text, kind, at + 1, dropped)
    })
  }
}

function readNodeLink(whole: Fields, limits: FileLimits, dropped: DroppedList): NetworkFile {
  const gathering = new Gathering(limits)
  const isDirected = whole.directed === true || fieldsOf(whole.options ?? {}).type === 'directed'
  for (const node of listOf(whole.nodes).map(fieldsOf)) {
    const { id, key, name, label, attributes, ...rest } = node
    const person = gathering.addPerson(idOf(id ?? key ?? name), undefined, textOf(label))
    const values = attributes === undefined ? { ...rest, ...(id === undefined && key === undefined ? {} : { name }) } : fieldsOf(attributes)
    for (const [column, value] of Object.entries(values)) set(gathering.people, column, person, value, dropped)
  }
  for (const [at, link] of listOf(whole.links ?? whole.edges)
    .map(fieldsOf)
    .entries()) {
    const { source, target, key: _, attributes, undirected, ...rest } = link
    const [from, to] = [source, target].map((end) => gathering.findPerson(idOf(end), at + 1))
    const tie = gathering.addTie(from!, to!, at + 1, undirected === true ? false : isDirected)
    for (const [column, value] of Object.entries(attributes === undefined ? rest : fieldsOf(attributes))) set(gathering.ties, column, tie, value, dropped)
  }
  const { lines: _, ...file } = gathering.finish(dropped, isDirected)
  return file
}

/** What is nested below a node or a link has no column. */
function set(columns: Gathering['people'], name: string, place: number, value: unknown, dropped: DroppedList): void {
  if (value === undefined || value === null) return
  if (typeof value === 'object') dropped.add('person-column', 1, name)
  else columns.set(name, place, textOf(value))
}
