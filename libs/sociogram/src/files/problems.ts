/** How much a file may ask of us. Sizes in bytes, lengths in UTF-16 units. */
export type FileLimits = { bytes: number; people: number; ties: number; columns: number; textLength: number; depth: number }

export const FILE_LIMITS: Readonly<FileLimits> = {
  bytes: 128 * 1024 * 1024,
  people: 1_000_000,
  ties: 5_000_000,
  columns: 1_000,
  textLength: 10_000,
  depth: 100,
}

export type ProblemKind =
  | 'too-large'
  | 'too-many-people'
  | 'too-many-ties'
  | 'too-many-columns'
  | 'text-too-long'
  | 'too-deep'
  | 'not-text'
  | 'control-character'
  | 'empty'
  | 'format-unknown'
  | 'version-unknown'
  | 'section-unknown'
  | 'broken'
  | 'document-type'
  | 'entity'
  | 'unclosed-quote'
  | 'cells-differ'
  | 'rows-differ'
  | 'names-differ'
  | 'column-missing'
  | 'column-twice'
  | 'id-missing'
  | 'id-twice'
  | 'person-unknown'
  | 'value-missing'
  | 'not-a-number'
  | 'negative-value'
  | 'tie-within-a-set'
  | 'two-sets-have-no-direction'

/** The first thing in a file that cannot be read: where, which word, and how much there may be. Nothing of the file is kept. */
export type FileProblem = { kind: ProblemKind; line?: number; name?: string; limit?: number }

/** Thrown inside a reader and caught at its door; callers see a `FileProblem`. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem

  constructor(kind: ProblemKind, facts: Omit<FileProblem, 'kind'> = {}) {
    super(kind)
    this.problem = { kind, ...facts }
  }
}

export type DroppedKind =
  | 'labels'
  | 'ids-changed'
  | 'signs-replaced'
  | 'names-changed'
  | 'person-column'
  | 'tie-column'
  | 'group-names'
  | 'tie-values'
  | 'missing-values'
  | 'not-numbers'
  | 'direction'
  | 'mixed-direction'
  | 'two-sets'
  | 'repeated-ties'
  | 'zero-ties'
  | 'loops'
  | 'isolates'
  | 'drawing'
  | 'time'
  | 'nested-networks'
  | 'hyperedges'
  | 'other-networks'
  | 'file-notes'
  | 'columns-without-network'

/** Something that one side has and the other cannot hold: what, how often, and of which column. */
export type Dropped = { kind: DroppedKind; count: number; name?: string }

/** Counts what is dropped; the same kind and name is one entry. */
export class DroppedList {
  readonly #entries = new Map<string, Dropped>()

  add(kind: DroppedKind, count = 1, name?: string): void {
    if (count === 0) return
    const key = `${kind}\n${name ?? ''}`
    const before = this.#entries.get(key)
    if (before) before.count += count
    else this.#entries.set(key, { kind, count, ...(name === undefined ? {} : { name }) })
  }

  list(): Dropped[] {
    return [...this.#entries.values()]
  }
}
