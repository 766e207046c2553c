import { declaredValue } from './declared-values.ts'
import { readDlHead, type DlHead } from './dl-head.ts'
import { Gathering } from './gather.ts'
import type { NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'
import { linesOf, wordsOf, type TextLine, type Word } from './text-lines.ts'

type Placed = Word & { line: number }
/** Words that stand for people: the first set sends, the second receives; with one set they are the same. */
type Side = { names: (string | null)[]; size: number; places: Map<string, number> }
type Tie = { from: number; to: number; value: string | null; relation: number; line: number; isDirected: boolean }

const NOTHING = new Set(['.', 'na', 'nan', '?'])

/** UCINET DL in the forms that UCINET itself takes: full matrix, halves, lists of ties, lists of names; one set or two; several kinds of ties. */
export function readDl(text: string, limits: FileLimits, dropped: DroppedList): NetworkFile {
  const { head, data, line } = readDlHead(text, limits)
  return new DlPass(head, limits, dropped).read([...linesOf(data)].map((each) => ({ ...each, line: each.line + line - 1 })))
}

class DlPass {
  readonly #head: DlHead
  readonly #limits: FileLimits
  readonly #dropped: DroppedList
  readonly #senders: Side
  readonly #receivers: Side
  readonly #ties: Tie[] = []

  constructor(head: DlHead, limits: FileLimits, dropped: DroppedList) {
    this.#head = head
    this.#limits = limits
    this.#dropped = dropped
    this.#senders = sideOf(head.rows, head.rowLabels)
    this.#receivers = head.isTwoSets ? sideOf(head.columns, head.columnLabels) : this.#senders
  }

  read(lines: readonly TextLine[]): NetworkFile {
    const { format } = this.#head
    if (format === 'fullmatrix' || format === 'lowerhalf' || format === 'upperhalf') this.#readMatrices(lines)
    else this.#readLists(lines)
    return this.#finish()
  }

  #readMatrices(lines: readonly TextLine[]): void {
    const { matrices, areColumnsEmbedded, columns, rows } = this.#head
    const words = lines.flatMap(({ text, line }) => wordsOf(text, true).map((word) => ({ ...word, line })))
    let at = 0
    for (let matrix = 0; matrix < matrices; matrix += 1) {
      if (areColumnsEmbedded && (matrix === 0 || isName(words[at]))) {
        for (let column = 0; column < columns; column += 1) this.#placeOf(this.#receivers, this.#wordAt(words, (at += 1) - 1))
      }
      for (let row = 0; row < rows; row += 1) at = this.#readRow(words, at, row, matrix)
    }
    if (at < words.length) throw new UnreadableFile('rows-differ', { line: words[at]!.line, limit: rows * matrices })
  }

  #readRow(words: readonly Placed[], start: number, row: number, relation: number): number {
    const { areRowsEmbedded, format, hasDiagonal, columns } = this.#head
    let at = start
    const from = areRowsEmbedded ? this.#placeOf(this.#senders, this.#wordAt(words, (at += 1) - 1)) : row
    const [first, end] = format === 'lowerhalf' ? [0, row + 1] : [format === 'upperhalf' ? row : 0, columns]
    for (let to = first; to < end; to += 1) {
      if (!hasDiagonal && to === row) continue
      const { text, line } = this.#wordAt(words, at)
      at += 1
      const value = this.#valueOf(text, line)
      if (value !== null && Number(value) !== 0) this.#addTie({ from, to, value, relation, line, isDirected: format === 'fullmatrix' })
    }
    return at
  }

  #wordAt(words: readonly Placed[], at: number): Placed {
    const word = words[at]
    if (word) return word
    const line = words.at(-1)?.line
    throw new UnreadableFile('rows-differ', { ...(line === undefined ? {} : { line }), limit: this.#head.rows * this.#head.matrices })
  }

  #valueOf(text: string, line: number): string | null {
    if (!NOTHING.has(text.toLowerCase())) return declaredValue(text, 'number', line, this.#dropped)
    this.#dropped.add('missing-values')
    return null
  }

  #readLists(lines: readonly TextLine[]): void {
    const isTies = this.#head.format.startsWith('edgelist')
    let relation = 0
    for (const { text, line } of lines) {
      if (text === '!') {
        relation += 1
        continue
      }
      const [from, ...rest] = wordsOf(text, true).map((word) => ({ ...word, line }))
      const sender = this.#placeOf(this.#senders, from!)
      if (!isTies) {
        for (const to of rest) this.#addTie({ from: sender, to: this.#placeOf(this.#receivers, to), value: null, relation, line, isDirected: true })
        continue
      }
      if (rest.length < 1 || rest.length > 2) throw new UnreadableFile('cells-differ', { line, limit: 3 })
      const value = rest[1] === undefined ? null : this.#valueOf(rest[1].text, line)
      this.#addTie({ from: sender, to: this.#placeOf(this.#receivers, rest[0]!), value, relation, line, isDirected: true })
    }
    if (relation >= this.#head.matrices) throw new UnreadableFile('rows-differ', { limit: this.#head.matrices })
  }

  #addTie(tie: Tie): void {
    if (this.#ties.length >= this.#limits.ties) throw new UnreadableFile('too-many-ties', { line: tie.line, limit: this.#limits.ties })
    this.#ties.push(tie)
  }

  /** By number, else by label; embedded labels name people as they come, and may be numbers themselves. */
  #placeOf(side: Side, { text, line }: Placed): number {
    const isEmbedded = side === this.#senders ? this.#head.areRowsEmbedded : this.#head.areColumnsEmbedded
    const number = isEmbedded ? Number.NaN : Number(text)
    if (Number.isInteger(number) && number >= 1 && number <= side.size) return number - 1
    const known = side.places.get(text.toLowerCase())
    if (known !== undefined) return known
    const place = side.places.size
    if (!isEmbedded || place >= side.size) throw new UnreadableFile('person-unknown', { line, name: text })
    side.places.set(text.toLowerCase(), place)
    side.names[place] = text
    return place
  }

  #finish(): NetworkFile {
    const { isTwoSets, relations } = this.#head
    const gathering = new Gathering(this.#limits)
    this.#addPeople(gathering, this.#senders, isTwoSets ? 'r' : '')
    if (isTwoSets) this.#addPeople(gathering, this.#receivers, 'c')
    const shift = isTwoSets ? this.#senders.size : 0
    for (const { from, to, line, isDirected } of this.#ties) gathering.addTie(from, to + shift, line, !isTwoSets && isDirected)
    const values = this.#ties.map(({ value }) => value ?? '1')
    if (this.#ties.some(({ value }) => value !== null)) gathering.ties.column('weight', 'number').values = values
    if (this.#head.matrices > 1)
      gathering.ties.column('relation', 'text').values = this.#ties.map(({ relation }) => relations[relation] ?? String(relation + 1))
    return gathering.finish(this.#dropped, true, isTwoSets ? this.#senders.size : undefined)
  }

  /** Labels are ids where nobody shares one; else people are numbered and keep their labels. */
  #addPeople(gathering: Gathering, { names, size }: Side, letter: string): void {
    const areIds = new Set(names.filter((name) => name !== null)).size === size
    for (let place = 0; place < size; place += 1) {
      const name = names[place] ?? null
      gathering.addPerson(areIds ? name! : `${letter}${place + 1}`, undefined, areIds ? null : name)
    }
  }
}

function isName(word: Placed | undefined): boolean {
  return word !== undefined && !NOTHING.has(word.text.toLowerCase()) && Number.isNaN(Number(word.text))
}

function sideOf(size: number, labels: readonly string[]): Side {
  const places = new Map<string, number>()
  labels.forEach((label, place) => places.set(label.toLowerCase(), places.get(label.toLowerCase()) ?? place))
  return { size, names: Array.from({ length: size }, (_, place) => labels[place] ?? null), places }
}
