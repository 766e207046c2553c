import type { Column, NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'

/** A number as programs write it. "001" is none: it is a name that must keep its zeros. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

export function isPlainNumber(text: string): boolean {
  return NUMBER.test(text) && Number.isFinite(Number(text))
}

type Growing = { name: string; values: (string | null)[]; kind?: Column['kind'] }

/** Properties that come in one by one; what nobody said is null. */
class Columns {
  readonly #byName = new Map<string, Growing>()
  readonly #limits: FileLimits

  constructor(limits: FileLimits) {
    this.#limits = limits
  }

  column(name: string, kind?: Column['kind']): Growing {
    const before = this.#byName.get(name)
    if (before) return before
    if (this.#byName.size >= this.#limits.columns) throw new UnreadableFile('too-many-columns', { limit: this.#limits.columns })
    const column: Growing = { name, values: [], ...(kind ? { kind } : {}) }
    this.#byName.set(name, column)
    return column
  }

  set(name: string, place: number, value: string | null): void {
    const { values } = this.column(name)
    while (values.length <= place) values.push(null)
    values[place] = value
  }

  find(name: string): Growing | undefined {
    return [...this.#byName.values()].find((column) => column.name.toLowerCase() === name)
  }

  remove({ name }: Growing): void {
    this.#byName.delete(name)
  }

  list(length: number): Column[] {
    return [...this.#byName.values()].map(({ name, values, kind }) => {
      while (values.length < length) values.push(null)
      return { name, kind: kind ?? kindOf(values), values }
    })
  }
}

function kindOf(values: readonly (string | null)[]): Column['kind'] {
  let isNumber = false
  for (const value of values) {
    if (value === null) continue
    if (!isPlainNumber(value)) return 'text'
    isNumber = true
  }
  return isNumber ? 'number' : 'text'
}

/** People and ties as a reader meets them. Refuses somebody twice, and more than the limits. */
export class Gathering {
  readonly limits: FileLimits
  readonly people: Columns
  readonly ties: Columns
  readonly #places = new Map<string, number>()
  readonly #labels: (string | null)[] = []
  readonly #from: number[] = []
  readonly #to: number[] = []
  readonly #lines: number[] = []
  /** 1 for a tie with a direction. */
  readonly #directed: number[] = []

  constructor(limits: FileLimits) {
    this.limits = limits
    this.people = new Columns(limits)
    this.ties = new Columns(limits)
  }

  get peopleCount(): number {
    return this.#places.size
  }

  get tieCount(): number {
    return this.#from.length
  }

  addPerson(id: string, line?: number, label?: string | null): number {
    const facts = line === undefined ? {} : { line }
    if (id === '') throw new UnreadableFile('id-missing', facts)
    if (this.#places.has(id)) throw new UnreadableFile('id-twice', { ...facts, name: id })
    if (id.length > this.limits.textLength) throw new UnreadableFile('text-too-long', { ...facts, limit: this.limits.textLength })
    const place = this.#places.size
    if (place >= this.limits.people) throw new UnreadableFile('too-many-people', { ...facts, limit: this.limits.people })
    this.#places.set(id, place)
    if (label !== undefined && label !== null) this.setLabel(place, label)
    return place
  }

  placeOf(id: string): number | undefined {
    return this.#places.get(id)
  }

  findOrAddPerson(id: string, line: number): number {
    return this.#places.get(id) ?? this.addPerson(id, line)
  }

  findPerson(id: string, line: number): number {
    const place = this.#places.get(id)
    if (place === undefined) throw new UnreadableFile(id === '' ? 'id-missing' : 'person-unknown', { line, name: id })
    return place
  }

  setLabel(person: number, label: string): void {
    while (this.#labels.length <= person) this.#labels.push(null)
    this.#labels[person] = label
  }

  addTie(from: number, to: number, line: number, isDirected: boolean): number {
    const tie = this.#from.length
    if (tie >= this.limits.ties) throw new UnreadableFile('too-many-ties', { line, limit: this.limits.ties })
    this.#from.push(from)
    this.#to.push(to)
    this.#lines.push(line)
    this.#directed.push(isDirected ? 1 : 0)
    return tie
  }

  setDirected(tie: number, isDirected: boolean): void {
    this.#directed[tie] = isDirected ? 1 : 0
  }

  /** @param byDefault the direction of a file without ties */
  finish(dropped: DroppedList, byDefault: boolean, firstSetSize?: number): NetworkFile {
    const ids = [...this.#places.keys()]
    const directed = this.#directed.reduce((sum, one) => sum + one, 0)
    const isMixed = directed > 0 && directed < this.#from.length
    const order = isMixed ? this.#bothWays() : null
    if (order) dropped.add('mixed-direction', this.#from.length - directed)
    const taken = (values: readonly number[]): Int32Array => Int32Array.from(order ? order.map(({ tie }) => values[tie]!) : values)
    const [from, to] = [taken(this.#from), taken(this.#to)]
    order?.forEach(({ isReversed }, at) => {
      if (isReversed) [from[at], to[at]] = [to[at]!, from[at]!]
    })
    const columns = this.ties.list(this.#from.length)
    const personColumns = this.people.list(ids.length)
    for (const values of [this.#labels, ...[...columns, ...personColumns].map((column) => column.values)]) this.#refuseLong(values)
    return {
      ids,
      ...this.#spareLabels(ids),
      isDirected: this.#from.length === 0 ? byDefault : directed > 0,
      ...(firstSetSize === undefined ? {} : { firstSetSize }),
      from,
      to,
      lines: taken(this.#lines),
      personColumns,
      tieColumns: order ? columns.map((column) => ({ ...column, values: order.map(({ tie }) => column.values[tie]!) })) : columns,
    }
  }

  #refuseLong(values: readonly (string | null)[]): void {
    const limit = this.limits.textLength
    if (values.some((value) => value !== null && value.length > limit)) throw new UnreadableFile('text-too-long', { limit })
  }

  /** Among arcs a tie without direction is two arcs. */
  #bothWays(): { tie: number; isReversed: boolean }[] {
    return this.#from.flatMap((from, tie) => {
      const there = { tie, isReversed: false }
      return this.#directed[tie] === 1 || from === this.#to[tie] ? [there] : [there, { tie, isReversed: true }]
    })
  }

  #spareLabels(ids: readonly string[]): { labels?: (string | null)[] } {
    const labels = ids.map((id, person) => (this.#labels[person] === id ? null : (this.#labels[person] ?? null)))
    return labels.some((label) => label !== null) ? { labels } : {}
  }
}
