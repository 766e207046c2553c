/** What a register may lack before it is closed, in the order in which one would look. None of them stands in the way, except what the register refuses itself. */
const MISSING = ['lines', 'conflicts', 'deputies', 'visitors', 'paper', 'times', 'record'] as const
export type MissingKind = (typeof MISSING)[number]
export type Missing = { kind: MissingKind; count: number; people: { personId: string; name: string }[] }

/** One saved or proposed line of the sheet, as far as it matters here. */
export type LineFacts = { personId: string; name: string; isSaved: boolean; isPresent: boolean; role: string | null; organisations: number }

export type RegisterFacts = {
  lines: readonly LineFacts[]
  openConflicts: number
  hasRealTimes: boolean
  /** Rows of the printed sheet that nobody entered; 0 when none was printed. */
  paperRowsLeft: number
  /** Entries and decisions of the record; null where nothing keeps records. */
  recordEntries: number | null
}

export function listMissing(facts: RegisterFacts): Missing[] {
  const named = (lines: readonly LineFacts[]) => lines.map(({ personId, name }) => ({ personId, name }))
  const saved = facts.lines.filter(({ isSaved, isPresent }) => isSaved && isPresent)
  const unsaved = facts.lines.filter(({ isSaved }) => !isSaved)
  const deputies = saved.filter(({ role, organisations }) => role === 'deputy' && organisations === 0)
  const visitors = saved.filter(({ role, organisations, name }) => role === 'visitor' && (organisations === 0 || !/\s/.test(name.trim())))
  const all: Record<MissingKind, Omit<Missing, 'kind'>> = {
    lines: { count: unsaved.length, people: [] },
    conflicts: { count: facts.openConflicts, people: [] },
    deputies: { count: deputies.length, people: named(deputies) },
    visitors: { count: visitors.length, people: named(visitors) },
    paper: { count: facts.paperRowsLeft, people: [] },
    times: { count: facts.hasRealTimes ? 0 : 1, people: [] },
    record: { count: facts.recordEntries === 0 ? 1 : 0, people: [] },
  }
  return MISSING.map((kind) => ({ kind, ...all[kind] })).filter(({ count }) => count > 0)
}
