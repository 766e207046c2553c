import { declaredValue } from './declared-values.ts'
import { Gathering, isPlainNumber } from './gather.ts'
import type { NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits, type ProblemKind } from './problems.ts'
import { linesOf, wordsOf, type TextLine, type Word } from './text-lines.ts'

/** A file of a property of everybody beside a network. */
export type BesideText = { name: string; text: string }

type Vertices = { count: number; firstSetSize?: number; labels: (string | null)[] }
type Tie = { from: number; to: number; line: number; isDirected: boolean; value: string | null; relation: string | null }
type Numbers = { name: string; values: string[]; line: number }
/** What the lines below a heading are. */
type Part = 'none' | 'vertices' | 'arcs' | 'edges' | 'arcslist' | 'edgeslist' | 'matrix' | 'numbers' | 'other'

const isRemark = (line: string): boolean => line.startsWith('%') || line.startsWith('/*')
const MISSING = new Set(['9999998', '999999998'])

/** Pajek: a network, a project with several of the same people, and partitions and vectors of them. */
export function readPajek(text: string, limits: FileLimits, dropped: DroppedList, beside: readonly BesideText[] = []): NetworkFile {
  const pass = new PajekPass(limits, dropped)
  for (const line of linesOf(text, isRemark)) pass.take(line)
  for (const each of beside) {
    pass.startNumbers(each.name.replace(/\.[^.]*$/, ''))
    for (const line of linesOf(each.text, isRemark)) pass.take(line)
  }
  return pass.finish()
}

class PajekPass {
  readonly #limits: FileLimits
  readonly #dropped: DroppedList
  readonly #ties: Tie[] = []
  readonly #columns: Numbers[] = []
  #vertices: Vertices | null = null
  /** Everybody of a later network; it must be the same people. */
  #again: Vertices | null = null
  #part: Part = 'none'
  #relation: string | null = null
  #networkName: string | null = null
  #numbers: Numbers | null = null
  #row = 0
  #isSkipping = false

  constructor(limits: FileLimits, dropped: DroppedList) {
    this.#limits = limits
    this.#dropped = dropped
  }

  startNumbers(name: string): void {
    this.#closeNetwork()
    this.#numbers = { name, values: [], line: 0 }
    this.#columns.push(this.#numbers)
    this.#part = 'other'
  }

  take(line: TextLine): void {
    if (line.text.startsWith('*')) this.#takeHeading(line)
    else if (this.#isSkipping) return
    else if (this.#part === 'vertices') this.#takeVertex(line)
    else if (this.#part === 'numbers') this.#numbers!.values.push(...wordsOf(line.text).map(({ text }) => text))
    else if (this.#part === 'matrix') this.#takeRow(line)
    else if (this.#part === 'arcs' || this.#part === 'edges') this.#takeTie(line)
    else if (this.#part === 'arcslist' || this.#part === 'edgeslist') this.#takeList(line)
    else if (this.#part === 'none') fail('broken', line)
  }

  #takeHeading(line: TextLine): void {
    const words = wordsOf(line.text)
    const heading = words[0]!.text.toLowerCase()
    const name = line.text.slice(words[0]!.text.length).trim().replaceAll('"', '')
    if (heading === '*network') this.#startNetwork(name)
    else if (heading === '*partition' || heading === '*vector') this.startNumbers(name || heading.slice(1))
    else if (heading === '*vertices') this.#startVertices(line, words)
    else if (['*arcs', '*edges', '*arcslist', '*edgeslist', '*matrix'].includes(heading)) this.#startTies(heading.slice(1) as Part, words, line)
    else if (['*permutation', '*cluster', '*hierarchy', '*events'].includes(heading)) this.#skipPart()
    else fail('section-unknown', line, words[0]!.text)
  }

  #startNetwork(name: string): void {
    this.#closeNetwork()
    this.#numbers = null
    this.#isSkipping = false
    this.#networkName = name || null
    this.#part = 'none'
  }

  #skipPart(): void {
    this.#closeNetwork()
    this.#numbers = null
    this.#dropped.add('columns-without-network')
    this.#isSkipping = true
  }

  #startVertices(line: TextLine, words: readonly Word[]): void {
    const [count, first] = words.slice(1).map(({ text }) => Number(text))
    if (!Number.isInteger(count) || count! < 0) fail('broken', line)
    if (count! > this.#limits.people) throw new UnreadableFile('too-many-people', { line: line.line, limit: this.#limits.people })
    if (this.#numbers) {
      this.#numbers.line = line.line
      this.#part = 'numbers'
      this.#isSkipping = false
      return
    }
    if (this.#isSkipping) return
    if (first !== undefined && !(Number.isInteger(first) && first >= 0 && first <= count!)) fail('broken', line)
    const vertices = { count: count!, ...(first === undefined ? {} : { firstSetSize: first }), labels: [] }
    if (this.#vertices === null) this.#vertices = vertices
    else this.#again = vertices
    this.#part = 'vertices'
  }

  /** A later network counts as another kind of tie when it is about the same people. */
  #closeNetwork(): void {
    this.#again = null
  }

  #startTies(part: Part, words: readonly Word[], line: TextLine): void {
    if (this.#vertices === null) fail('broken', line)
    this.#numbers = null
    if (this.#again !== null && !isSame(this.#vertices!, this.#again)) {
      this.#dropped.add('other-networks')
      this.#isSkipping = true
      return
    }
    const named = words.slice(1).find(({ isQuoted }) => isQuoted)?.text
    const numbered = words
      .slice(1)
      .find(({ text }) => /^:\d+$/.test(text))
      ?.text.slice(1)
    this.#relation = named ?? numbered ?? this.#networkName
    this.#part = part
    this.#row = 0
  }

  #takeVertex(line: TextLine): void {
    const [number, label, ...rest] = wordsOf(line.text)
    const vertices = this.#again ?? this.#vertices!
    const place = this.#placeOf(number, line, vertices)
    if (vertices.labels[place] !== undefined) fail('id-twice', line, number!.text)
    if (label && label.text.length > this.#limits.textLength) throw new UnreadableFile('text-too-long', { line: line.line, limit: this.#limits.textLength })
    vertices.labels[place] = label?.text ?? null
    if (rest.length > 0) this.#dropped.add(rest.every(({ text }) => text.startsWith('[')) ? 'time' : 'drawing')
  }

  #placeOf(word: Word | undefined, line: TextLine, { count } = this.#vertices!): number {
    const place = Number(word?.text ?? '') - 1
    if (!Number.isInteger(place) || place < 0 || place >= count) fail('person-unknown', line, word?.text)
    return place
  }

  #addTie(tie: Omit<Tie, 'line'>, { line }: TextLine): void {
    if (this.#ties.length >= this.#limits.ties) throw new UnreadableFile('too-many-ties', { line, limit: this.#limits.ties })
    this.#ties.push({ ...tie, line })
  }

  #takeTie(line: TextLine): void {
    const words = wordsOf(line.text)
    const relation = /^\d+:$/.test(words[0]!.text) ? words.shift()!.text.slice(0, -1) : this.#relation
    const [from, to, value, ...rest] = words
    const isTime = value?.text.startsWith('[') ?? false
    const text = value === undefined || isTime ? null : declaredValue(value.text, 'number', line.line, this.#dropped)
    if (rest.length > 0 || isTime) this.#dropped.add([value, ...rest].some((word) => word?.text.startsWith('[')) ? 'time' : 'drawing')
    this.#addTie({ from: this.#placeOf(from, line), to: this.#placeOf(to, line), isDirected: this.#part === 'arcs', value: text, relation }, line)
  }

  #takeList(line: TextLine): void {
    const [from, ...others] = wordsOf(line.text)
    const place = this.#placeOf(from, line)
    for (const other of others)
      this.#addTie({ from: place, to: this.#placeOf(other, line), isDirected: this.#part === 'arcslist', value: null, relation: this.#relation }, line)
  }

  #takeRow(line: TextLine): void {
    const { count, firstSetSize } = this.#vertices!
    const [rows, width, start] = firstSetSize === undefined ? [count, count, 0] : [firstSetSize, count - firstSetSize, firstSetSize]
    const cells = wordsOf(line.text)
    if (this.#row >= rows) throw new UnreadableFile('rows-differ', { line: line.line, limit: rows })
    if (cells.length !== width) throw new UnreadableFile('cells-differ', { line: line.line, limit: width })
    for (const [column, { text }] of cells.entries()) {
      const value = declaredValue(text, 'number', line.line, this.#dropped)
      if (value === null || Number(value) === 0) continue
      this.#addTie({ from: this.#row, to: start + column, isDirected: true, value, relation: this.#relation }, line)
    }
    this.#row += 1
  }

  finish(): NetworkFile {
    if (this.#vertices === null) throw new UnreadableFile('broken')
    const { count, labels, firstSetSize } = this.#vertices
    const gathering = new Gathering(this.#limits)
    const names = Array.from({ length: count }, (_, place) => labels[place] || null)
    const areIds = names.every((name) => name !== null) && new Set(names).size === count
    names.forEach((name, place) => gathering.addPerson(areIds ? name! : String(place + 1), undefined, areIds ? null : name))
    const isTwoSets = firstSetSize !== undefined
    for (const { from, to, line, isDirected } of this.#ties) gathering.addTie(from, to, line, isTwoSets ? false : isDirected)
    if (this.#ties.some(({ value }) => value !== null)) gathering.ties.column('weight', 'number').values = this.#ties.map(({ value }) => value ?? '1')
    const relations = new Set(this.#ties.map(({ relation }) => relation))
    if (relations.size > 1 || [...relations].some((name) => name !== null && name !== this.#networkName))
      gathering.ties.column('relation', 'text').values = this.#ties.map(({ relation }) => relation)
    for (const column of this.#columns) this.#addColumn(gathering, column, count)
    return gathering.finish(this.#dropped, false, firstSetSize)
  }

  #addColumn(gathering: Gathering, { name, values, line }: Numbers, count: number): void {
    if (values.length !== count) {
      if (line === 0) return this.#dropped.add('columns-without-network', 1, name)
      throw new UnreadableFile('rows-differ', { line, name, limit: count })
    }
    const wrong = values.find((value) => !isPlainNumber(value) && !Number.isFinite(Number(value)))
    if (wrong !== undefined) throw new UnreadableFile('not-a-number', { line, name: wrong })
    gathering.people.column(name).values = values.map((value) => (MISSING.has(value) ? null : String(Number(value))))
  }
}

function isSame(one: Vertices, other: Vertices): boolean {
  return one.count === other.count && Array.from({ length: one.count }, (_, place) => one.labels[place] === other.labels[place]).every(Boolean)
}

function fail(kind: ProblemKind, { line }: TextLine, name?: string): never {
  throw new UnreadableFile(kind, { line, ...(name === undefined ? {} : { name }) })
}
