import { declaredValue } from './declared-values.ts'
import { Gathering } from './gather.ts'
import type { Column, NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'
import { readXml, type XmlAttributes, type XmlHandlers } from './xml-tokens.ts'

const NUMBERS = new Set(['int', 'integer', 'long', 'float', 'double', 'real'])
const PLACE_IN_FILE = /^e?\d+$/

type Key = { name: string; kind: Column['kind']; holder: string; isDrawing: boolean; fallback?: string }
type Held = { values: Map<string, string>; line: number }
type HeldTie = Held & { source: string; target: string; isDirected: boolean }

/** GraphML: attributes by their names, whatever their keys; nested networks are read flat; a direction may stand at each edge. */
export function readGraphml(text: string, limits: FileLimits, dropped: DroppedList): NetworkFile {
  const pass = new GraphmlPass(limits, dropped)
  readXml(text, pass, limits)
  return pass.finish()
}

class GraphmlPass implements XmlHandlers {
  readonly #gathering: Gathering
  readonly #dropped: DroppedList
  readonly #keys = new Map<string, Key>()
  readonly #people: Held[] = []
  readonly #ties: HeldTie[] = []
  readonly #path: string[] = []
  readonly #holders: (Held | null)[] = []
  #networks = 0
  #isDirected = false
  #key = ''
  #text: string | null = null
  #skipped = 0

  constructor(limits: FileLimits, dropped: DroppedList) {
    this.#gathering = new Gathering(limits)
    this.#dropped = dropped
  }

  open(name: string, attributes: XmlAttributes, line: number): void {
    if (this.#path.length === 0 && name !== 'graphml') throw new UnreadableFile('broken', { line })
    this.#path.push(name)
    if (this.#skipped > 0) this.#skipped += 1
    else if (name === 'key') this.#addKey(attributes, line)
    else if (name === 'graph') this.#openNetwork(attributes)
    else if (name === 'node') this.#openPerson(attributes, line)
    else if (name === 'edge') this.#openTie(attributes, line)
    else if (name === 'data') [this.#key, this.#text] = [attributes.get('key') ?? '', '']
    else if (name === 'default' || name === 'NodeLabel') this.#text = ''
    else if (name === 'hyperedge') this.#skip('hyperedges')
    else if (name === 'desc') this.#skip('file-notes')
  }

  text(text: string): void {
    if (this.#text !== null && this.#skipped === 0) this.#text += text
  }

  close(name: string): void {
    this.#path.pop()
    if (this.#skipped > 0) this.#skipped -= 1
    else if (name === 'node' || name === 'edge') this.#holders.pop()
    else if (name === 'default') this.#endDefault()
    else if (name === 'NodeLabel') this.#endDrawnLabel()
    else if (name === 'data') this.#endData()
  }

  #skip(kind: 'hyperedges' | 'file-notes' | 'other-networks'): void {
    this.#dropped.add(kind)
    this.#skipped = 1
  }

  #addKey(attributes: XmlAttributes, line: number): void {
    const id = attributes.get('id') ?? ''
    if (id === '' || this.#keys.has(id)) throw new UnreadableFile(id === '' ? 'id-missing' : 'id-twice', { line, name: id })
    const kind = NUMBERS.has((attributes.get('attr.type') ?? 'string').toLowerCase()) ? 'number' : 'text'
    const isDrawing = !attributes.has('attr.name') && attributes.has('yfiles.type')
    this.#keys.set(id, { name: attributes.get('attr.name') ?? id, kind, holder: attributes.get('for') ?? 'all', isDrawing })
    this.#key = id
  }

  #openNetwork(attributes: XmlAttributes): void {
    const isInside = this.#path.filter((name) => name === 'graph').length > 1
    if (isInside) return this.#dropped.add('nested-networks')
    this.#networks += 1
    if (this.#networks > 1) return this.#skip('other-networks')
    this.#isDirected = attributes.get('edgedefault') !== 'undirected'
  }

  #openPerson(attributes: XmlAttributes, line: number): void {
    this.#gathering.addPerson(attributes.get('id') ?? '', line)
    this.#people.push({ values: new Map(), line })
    this.#holders.push(this.#people.at(-1)!)
  }

  #openTie(attributes: XmlAttributes, line: number): void {
    const [source = '', target = '', said] = ['source', 'target', 'directed'].map((name) => attributes.get(name))
    const isDirected = said === undefined ? this.#isDirected : said === 'true'
    if (!PLACE_IN_FILE.test(attributes.get('id') ?? '0')) this.#dropped.add('tie-column', 1, 'id')
    this.#ties.push({ source, target, isDirected, values: new Map(), line })
    this.#holders.push(this.#ties.at(-1)!)
  }

  #endDefault(): void {
    const key = this.#keys.get(this.#key)
    if (key && this.#text !== null) key.fallback = this.#text
    this.#text = null
  }

  #endDrawnLabel(): void {
    const holder = this.#holders.at(-1)
    if (holder && this.#text !== null && !holder.values.has('label')) holder.values.set('label', this.#text.trim())
    this.#text = ''
  }

  #endData(): void {
    const [holder, key, text] = [this.#holders.at(-1), this.#keys.get(this.#key), this.#text]
    this.#text = null
    if (!holder) return this.#dropped.add('file-notes')
    if (!key || text === null) throw new UnreadableFile('column-missing', { line: holder.line, name: this.#key })
    if (key.isDrawing) return this.#dropped.add('drawing')
    const value = declaredValue(text, key.kind, holder.line, this.#dropped)
    if (value !== null) holder.values.set(key.name, value)
  }

  finish(): NetworkFile {
    if (this.#networks === 0) throw new UnreadableFile('broken')
    for (const [kind, columns, holders] of [
      ['node', this.#gathering.people, this.#people],
      ['edge', this.#gathering.ties, this.#ties],
    ] as const) {
      for (const { name, holder, kind: type, isDrawing, fallback } of this.#keys.values()) {
        if (isDrawing || (holder !== 'all' && holder !== kind)) continue
        if (holder === 'all' && !holders.some(({ values }) => values.has(name))) continue
        const column = columns.column(name, type)
        const missing = fallback ?? null
        column.values = holders.map(({ values }, place) => values.get(name) ?? column.values[place] ?? missing)
      }
    }
    const drawn = this.#people.some(({ values }) => values.has('label'))
    if (drawn) this.#gathering.people.column('label', 'text').values = this.#people.map(({ values }) => values.get('label') ?? null)
    for (const { source, target, isDirected, line } of this.#ties) {
      this.#gathering.addTie(this.#gathering.findPerson(source, line), this.#gathering.findPerson(target, line), line, isDirected)
    }
    return nameByColumns(this.#gathering.finish(this.#dropped, this.#isDirected))
  }
}

/** Programs number the nodes themselves and put their ids into a column `name`; the names to show stand in `label`. */
export function nameByColumns(file: NetworkFile): NetworkFile {
  const find = (wanted: string) => file.personColumns.find(({ name, kind }) => name.toLowerCase() === wanted && kind === 'text')
  const [name, label] = [find('name'), find('label')]
  const isId =
    name !== undefined &&
    name.values.every((value) => value !== null && value !== '') &&
    new Set(name.values).size === file.ids.length &&
    (file.ids.every((id) => /^n\d+$/.test(id)) || file.ids.every((id, person) => id === name.values[person]))
  const ids = isId ? name.values.map((value) => value!) : file.ids
  const labels = label?.values.map((value, person) => (value === ids[person] ? null : value))
  return {
    ...file,
    ids,
    ...(labels?.some((each) => each !== null) ? { labels } : {}),
    personColumns: file.personColumns.filter((column) => column !== label && !(isId && column === name)),
  }
}
