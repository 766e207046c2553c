import { declaredValue } from './declared-values.ts'
import { Gathering } from './gather.ts'
import type { Column, NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'
import { readXml, type XmlAttributes, type XmlHandlers } from './xml-tokens.ts'

const NUMBERS = new Set(['integer', 'int', 'long', 'short', 'byte', 'float', 'double', 'bigdecimal', 'biginteger'])
const PLACE_IN_FILE = /^e?\d+$/
const DRAWN = new Set(['color', 'position', 'size', 'shape', 'thickness'])

type Attribute = { title: string; kind: Column['kind']; fallback?: string }
type Held = { values: Map<string, string>; line: number; class: 'node' | 'edge' }
type HeldTie = Held & { source: string; target: string; type: string }

/** GEXF 1.1 to 1.3: weight, label and kind of an edge become columns; drawing and time are left out and said; nested nodes are read flat. */
export function readGexf(text: string, limits: FileLimits, dropped: DroppedList): NetworkFile {
  const pass = new GexfPass(limits, dropped)
  readXml(text, pass, limits)
  return pass.finish()
}

class GexfPass implements XmlHandlers {
  readonly #gathering: Gathering
  readonly #dropped: DroppedList
  readonly #attributes = { node: new Map<string, Attribute>(), edge: new Map<string, Attribute>() }
  readonly #people: Held[] = []
  readonly #ties: HeldTie[] = []
  readonly #holders: Held[] = []
  #depth = 0
  #networks = 0
  #class: 'node' | 'edge' = 'node'
  #defining: Attribute | null = null
  #text: string | null = null
  #type = 'undirected'

  constructor(limits: FileLimits, dropped: DroppedList) {
    this.#gathering = new Gathering(limits)
    this.#dropped = dropped
  }

  open(name: string, attributes: XmlAttributes, line: number, space: string): void {
    this.#depth += 1
    if (this.#depth === 1 && name !== 'gexf') throw new UnreadableFile('broken', { line })
    if (this.#networks > 1) return
    if (space === 'viz' || (space !== '' && DRAWN.has(name))) this.#dropped.add('drawing')
    else if (name === 'graph') this.#openNetwork(attributes)
    else if (name === 'attributes') this.#class = attributes.get('class') === 'edge' ? 'edge' : 'node'
    else if (name === 'attribute') this.#define(attributes, line)
    else if (name === 'default') this.#text = ''
    else if (name === 'node') this.#openPerson(attributes, line)
    else if (name === 'edge') this.#openTie(attributes, line)
    else if (name === 'attvalue') this.#setValue(attributes, line)
    else if (name === 'spell') this.#dropped.add('time')
    else if (name === 'description' || name === 'keywords') this.#dropped.add('file-notes')
  }

  text(text: string): void {
    if (this.#text !== null) this.#text += text
  }

  close(name: string): void {
    this.#depth -= 1
    if (this.#networks > 1) return
    if (name === 'node' || name === 'edge') this.#holders.pop()
    else if (name === 'default') {
      if (this.#defining && this.#text !== null) this.#defining.fallback = this.#text
      this.#text = null
    }
  }

  #openNetwork(attributes: XmlAttributes): void {
    this.#networks += 1
    if (this.#networks > 1) return this.#dropped.add('other-networks')
    this.#type = attributes.get('defaultedgetype') ?? 'undirected'
  }

  #define(attributes: XmlAttributes, line: number): void {
    const id = attributes.get('id') ?? ''
    const known = this.#attributes[this.#class]
    if (id === '' || known.has(id)) throw new UnreadableFile(id === '' ? 'id-missing' : 'id-twice', { line, name: id })
    const kind = NUMBERS.has((attributes.get('type') ?? 'string').toLowerCase()) ? 'number' : 'text'
    this.#defining = { title: attributes.get('title') ?? id, kind }
    known.set(id, this.#defining)
  }

  #openPerson(attributes: XmlAttributes, line: number): void {
    if (this.#holders.length > 0 || attributes.has('pid')) this.#dropped.add('nested-networks')
    this.#gathering.addPerson(attributes.get('id') ?? '', line, attributes.get('label'))
    this.#people.push({ values: new Map(), line, class: 'node' })
    this.#holders.push(this.#people.at(-1)!)
    this.#noteTime(attributes)
  }

  #openTie(attributes: XmlAttributes, line: number): void {
    if (!PLACE_IN_FILE.test(attributes.get('id') ?? '0')) this.#dropped.add('tie-column', 1, 'id')
    const values = new Map<string, string>()
    const weight = attributes.get('weight')
    const value = weight === undefined ? null : declaredValue(weight, 'number', line, this.#dropped)
    if (value !== null) values.set('weight', value)
    for (const [name, column] of [
      ['label', 'label'],
      ['kind', 'relation'],
    ] as const) {
      const text = attributes.get(name)
      if (text !== undefined) values.set(column, text)
    }
    const [source = '', target = '', type = this.#type] = ['source', 'target', 'type'].map((name) => attributes.get(name))
    this.#ties.push({ source, target, type, values, line, class: 'edge' })
    this.#holders.push(this.#ties.at(-1)!)
    this.#noteTime(attributes)
  }

  #noteTime(attributes: XmlAttributes): void {
    if (['start', 'end', 'startopen', 'endopen', 'timestamp'].some((name) => attributes.has(name))) this.#dropped.add('time')
  }

  /** The first value of an attribute counts; a later one stands for another time. */
  #setValue(attributes: XmlAttributes, line: number): void {
    const holder = this.#holders.at(-1)
    const id = attributes.get('for') ?? attributes.get('id') ?? ''
    const attribute = holder && this.#attributes[holder.class].get(id)
    if (!holder || !attribute) throw new UnreadableFile('column-missing', { line, name: id })
    if (holder.values.has(attribute.title)) return this.#dropped.add('time')
    const value = declaredValue(attributes.get('value') ?? '', attribute.kind, line, this.#dropped)
    if (value !== null) holder.values.set(attribute.title, value)
    this.#noteTime(attributes)
  }

  finish(): NetworkFile {
    if (this.#networks === 0) throw new UnreadableFile('broken')
    const { people, ties } = this.#gathering
    for (const { title, kind, fallback = null } of this.#attributes.node.values())
      people.column(title, kind).values = this.#people.map(({ values }) => values.get(title) ?? fallback)
    // Without a weight an edge weighs 1, where others have one.
    const own: [string, Attribute][] = [
      ['weight', { title: 'weight', kind: 'number', fallback: '1' }],
      ['label', { title: 'label', kind: 'text' }],
      ['relation', { title: 'relation', kind: 'text' }],
    ]
    const used = own.filter(([title]) => this.#ties.some(({ values }) => values.has(title)))
    for (const { title, kind, fallback = null } of new Map([...used, ...this.#attributes.edge]).values())
      ties.column(title, kind).values = this.#ties.map(({ values }) => values.get(title) ?? fallback)
    for (const { source, target, type, line } of this.#ties) {
      const [from, to] = [this.#gathering.findPerson(source, line), this.#gathering.findPerson(target, line)]
      this.#gathering.addTie(from, to, line, type === 'directed')
    }
    return this.#gathering.finish(this.#dropped, this.#type === 'directed')
  }
}
