import { UnreadableFile, type FileLimits, type ProblemKind } from './problems.ts'
import { lineAt } from './decode-text.ts'

export type DlFormat = 'fullmatrix' | 'lowerhalf' | 'upperhalf' | 'edgelist1' | 'edgelist2' | 'nodelist1' | 'nodelist2'
export type DlHead = {
  rows: number
  columns: number
  matrices: number
  isTwoSets: boolean
  format: DlFormat
  hasDiagonal: boolean
  rowLabels: string[]
  columnLabels: string[]
  relations: string[]
  areRowsEmbedded: boolean
  areColumnsEmbedded: boolean
}

const FORMATS: Record<string, DlFormat> = {
  fullmatrix: 'fullmatrix',
  fm: 'fullmatrix',
  lowerhalf: 'lowerhalf',
  lh: 'lowerhalf',
  upperhalf: 'upperhalf',
  uh: 'upperhalf',
  edgelist1: 'edgelist1',
  el1: 'edgelist1',
  edgelist2: 'edgelist2',
  el2: 'edgelist2',
  nodelist1: 'nodelist1',
  nl1: 'nodelist1',
  linkedlist1: 'nodelist1',
  linkedlist: 'nodelist1',
  nodelist2: 'nodelist2',
  nl2: 'nodelist2',
  linkedlist2: 'nodelist2',
}
const DATA = /(?:^|[\s,])data\s*:/i
const WORD = /"([^"]*)"|'([^']*)'(?=[\s,=]|$)|([^\s,=:]+)|:/g

type Token = { text: string; isQuoted: boolean; at: number }

/** Everything before `data:`, on one line or on several, with or without signs of equality, in any order. */
export function readDlHead(text: string, limits: FileLimits): { head: DlHead; data: string; line: number } {
  const found = DATA.exec(text)
  const before = found ? text.slice(0, found.index) : text
  if (!found || !/^\s*dl\b/i.test(before)) throw new UnreadableFile('broken', { line: 1 })
  const end = found.index + found[0].length
  return { head: new DlHeadPass(before, limits).read(), data: text.slice(end), line: lineAt(text, end) }
}

type Labels = 'labels' | 'row' | 'column' | 'matrix'

class DlHeadPass {
  readonly #text: string
  readonly #tokens: Token[]
  readonly #limits: FileLimits
  readonly #counts = new Map<string, number>()
  readonly #labels = new Map<Labels, string[]>()
  readonly #embedded = new Set<Labels>()
  #format: DlFormat = 'fullmatrix'
  #hasDiagonal = true
  #at = 1

  constructor(text: string, limits: FileLimits) {
    this.#text = text
    this.#limits = limits
    this.#tokens = Array.from(text.matchAll(WORD), ({ 0: whole, 1: double, 2: single, 3: bare, index }) => ({
      text: double ?? single ?? bare ?? whole,
      isQuoted: double !== undefined || single !== undefined,
      at: index,
    }))
  }

  read(): DlHead {
    while (this.#at < this.#tokens.length) this.#takeParameter()
    const both = this.#counts.get('n')
    const rows = this.#counts.get('nr') ?? both
    const columns = this.#counts.get('nc') ?? both
    if (rows === undefined || columns === undefined) throw new UnreadableFile('column-missing', { line: 1, name: 'n' })
    const [row, column, one] = [this.#labels.get('row') ?? [], this.#labels.get('column') ?? [], this.#labels.get('labels') ?? []]
    const isList2 = this.#format.endsWith('2')
    const isTwoSets = isList2 || rows !== columns || (both === undefined && row.length > 0 && column.length > 0 && row.join('\n') !== column.join('\n'))
    const isEmbedded = this.#embedded.has('labels')
    return {
      rows,
      columns,
      matrices: this.#counts.get('nm') ?? 1,
      isTwoSets,
      format: this.#format,
      hasDiagonal: this.#hasDiagonal,
      rowLabels: row.length > 0 ? row : one,
      columnLabels: column.length > 0 ? column : isTwoSets ? [] : one,
      relations: this.#labels.get('matrix') ?? [],
      areRowsEmbedded: isEmbedded || this.#embedded.has('row'),
      areColumnsEmbedded: isEmbedded || this.#embedded.has('column'),
    }
  }

  #takeParameter(): void {
    const word = this.#next()
    const name = word.text.toLowerCase()
    if (name === ':') return
    if (name === 'n' || name === 'nr' || name === 'nc' || name === 'nm') this.#counts.set(name, this.#takeCount(word))
    else if (name === 'format') this.#takeFormat()
    else if (name === 'diagonal') this.#hasDiagonal = this.#next().text.toLowerCase() !== 'absent'
    else if (name === 'labels') this.#takeLabels('labels')
    else if (name === 'row' || name === 'rows') this.#takeOwnLabels('row')
    else if (name === 'col' || name === 'column' || name === 'columns') this.#takeOwnLabels('column')
    else if (name === 'matrix' || name === 'level' || name === 'levels') this.#takeOwnLabels('matrix')
    else if (name === 'title') this.#next()
    else this.#fail('section-unknown', word)
  }

  #takeCount(word: Token): number {
    const count = Number(this.#next().text)
    if (!Number.isInteger(count) || count < 0) this.#fail('not-a-number', word)
    if (count > this.#limits.people) throw new UnreadableFile('too-many-people', { limit: this.#limits.people })
    return count
  }

  #takeFormat(): void {
    const word = this.#next()
    this.#format = FORMATS[word.text.toLowerCase()] ?? this.#fail('format-unknown', word)
  }

  #takeOwnLabels(kind: Labels): void {
    const word = this.#next()
    if (word.text.toLowerCase() !== 'labels') this.#fail('section-unknown', word)
    this.#takeLabels(kind)
  }

  /** As many words as there are people; `embedded` says that they stand among the data. */
  #takeLabels(kind: Labels): void {
    if (this.#peek() === ':') this.#at += 1
    if (this.#peek()?.toLowerCase() === 'embedded' && !this.#tokens[this.#at]!.isQuoted) {
      this.#at += 1
      this.#embedded.add(kind)
      return
    }
    const size = this.#sizeOf(kind)
    const labels: string[] = []
    while (labels.length < size) {
      const { text } = this.#next()
      if (text === ':') continue
      if (text.length > this.#limits.textLength) throw new UnreadableFile('text-too-long', { limit: this.#limits.textLength })
      labels.push(text)
    }
    this.#labels.set(kind, labels)
  }

  #sizeOf(kind: Labels): number {
    const own = { labels: 'n', row: 'nr', column: 'nc', matrix: 'nm' }[kind]
    const size = this.#counts.get(own) ?? (kind === 'matrix' ? 1 : (this.#counts.get('n') ?? this.#counts.get('nr')))
    if (size === undefined) throw new UnreadableFile('column-missing', { name: own })
    return size
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]?.text
  }

  #next(): Token {
    const token = this.#tokens[this.#at]
    if (!token) throw new UnreadableFile('rows-differ', { line: lineAt(this.#text, this.#text.length), limit: this.#counts.get('n') ?? 0 })
    this.#at += 1
    return token
  }

  #fail(kind: ProblemKind, { text, at }: Token): never {
    throw new UnreadableFile(kind, { line: lineAt(this.#text, at), name: text })
  }
}
