/** Why a file is not read. Each one deserves its own sentence on screen. */
export type TableRefusal =
  | 'too-large'
  | 'not-a-zip'
  | 'old-excel'
  | 'encrypted'
  | 'too-many-entries'
  | 'too-much-inside'
  | 'suspicious-ratio'
  | 'false-size'
  | 'bad-entry-name'
  | 'nested-archive'
  | 'damaged'
  | 'no-workbook'
  | 'broken-xml'
  | 'doctype'
  | 'xml-too-deep'
  | 'too-many-attributes'
  | 'too-much-text'
  | 'too-many-columns'
  | 'too-many-rows'
  | 'cell-too-long'
  | 'not-text'
  | 'unclosed-quote'

/** What the sentence of a refusal needs, for instance the row where reading stopped. */
export type RefusalFacts = Record<string, string | number>

/** An expected "no" is a value. The same shape as the results of the application, so that one passes for the other. */
export type Outcome<Value, Refusal extends string> = { ok: true; value: Value } | { ok: false; refusal: Refusal; facts?: RefusalFacts }

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refused<Refusal extends string>(refusal: Refusal, facts?: RefusalFacts): { ok: false; refusal: Refusal; facts?: RefusalFacts } {
  return facts === undefined ? { ok: false, refusal } : { ok: false, refusal, facts }
}

/** Thrown while rows are being streamed, where no value can be returned any more. `refusable` turns it back into a value. */
export class UnreadableTable extends Error {
  readonly refusal: TableRefusal
  readonly facts: RefusalFacts | undefined

  constructor(refusal: TableRefusal, facts?: RefusalFacts) {
    super(`table not read: ${refusal}`)
    this.name = 'UnreadableTable'
    this.refusal = refusal
    this.facts = facts
  }
}

/**
 * Runs reading work and gives its refusal back as a value. Wrap the loop over `rows()` in it.
 * Other errors, which are faults of a program, pass through.
 */
export async function refusable<Value>(work: () => Promise<Value>): Promise<Outcome<Value, TableRefusal>> {
  try {
    return done(await work())
  } catch (error) {
    if (error instanceof UnreadableTable) return refused(error.refusal, error.facts)
    throw error
  }
}
