/** What somebody tapped, as `POST /meetings/:id/attendance/taps` takes it; `domain/tap.ts` says what each field means. */
export type Tapped =
  | { kind: 'answer'; personId: string; version: number; shown: string; choice: string }
  | { kind: 'leave' | 'stay' | 'known-visitor'; personId: string }
  | { kind: 'visitor'; name: string; organisation: string }
export type Tap = Tapped & { id: string; at: string; isDoor: boolean; after: string | null }

/** What stands now, after a tap; or why it could not be taken. */
export type Told = { id: string; fault?: string; personId?: string; choice?: string; version?: number; isConflict?: boolean; leftAt?: string | null }

/** `isSent`: the house may have heard it, though its answer got lost. */
type Kept = { tap: Tap; isSent: boolean }

/** Of the answers for one row the last one counts; each guest counts. */
function rowOf(tap: Tap): string {
  if (tap.kind === 'visitor') return tap.id
  return tap.kind === 'answer' ? tap.personId : `${tap.kind === 'known-visitor' ? 'guest' : 'span'} ${tap.personId}`
}

/** Taps that nobody has answered yet, kept on the device until somebody has. */
export function makeTapQueue(store: string) {
  const rows = new Map<string, Kept>()

  function keep(): void {
    try {
      if (rows.size === 0) localStorage.removeItem(store)
      else localStorage.setItem(store, JSON.stringify([...rows.values()]))
    } catch {
      // A device that keeps nothing still sends.
    }
  }

  const list = (): Tap[] => [...rows.values()].map(({ tap }) => tap)

  return {
    isEmpty: () => rows.size === 0,
    list,
    add: (tapped: Tapped, isDoor: boolean): Tap => {
      const tap: Tap = { ...tapped, id: crypto.randomUUID(), at: new Date().toISOString(), isDoor, after: null }
      const before = rows.get(rowOf(tap))
      if (before !== undefined) tap.after = before.isSent ? before.tap.id : before.tap.after
      rows.set(rowOf(tap), { tap, isSent: false })
      keep()
      return tap
    },
    /** The next ones to send. */
    take: (most: number): Tap[] => {
      const next = [...rows.values()].slice(0, most)
      for (const kept of next) kept.isSent = true
      keep()
      return next.map(({ tap }) => tap)
    },
    /** @returns true when nothing newer was tapped on that row while this tap was under way */
    settle: (tap: Tap, told: Told): boolean => {
      const row = rowOf(tap)
      const latest = rows.get(row)?.tap
      const isLatest = latest?.id === tap.id
      if (isLatest) rows.delete(row)
      else if (latest?.kind === 'answer' && told.version !== undefined && told.choice !== undefined)
        Object.assign(latest, { version: told.version, shown: told.choice, after: null })
      keep()
      return isLatest
    },
    /** What an earlier visit left behind. */
    readKept: (): Tap[] => {
      let kept: unknown = []
      try {
        kept = JSON.parse(localStorage.getItem(store) ?? '[]')
      } catch {
        // Nothing that could be read was kept.
      }
      // Written by `keep` alone.
      for (const each of Array.isArray(kept) ? (kept as Kept[]) : []) rows.set(rowOf(each.tap), each)
      return list()
    },
  }
}
