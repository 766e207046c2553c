/** One answer of one person's row, with what the page showed when it was tapped. */
export type Tap = { personId: string; version: number; shown: string; choice: string }
/** What stands now, after a tap. */
export type Told = { choice: string; version: number; isConflict: boolean }

/** Taps that were not sent yet, the latest of each row, kept on the device until they are. */
export function makeTapQueue(store: string) {
  const taps = new Map<string, Tap>()

  function keep(): void {
    try {
      if (taps.size === 0) localStorage.removeItem(store)
      else localStorage.setItem(store, JSON.stringify([...taps.values()]))
    } catch {
      // A device that keeps nothing still sends.
    }
  }

  return {
    isEmpty: () => taps.size === 0,
    first: (): Tap | undefined => taps.values().next().value,
    add: (tap: Tap): void => {
      taps.set(tap.personId, tap)
      keep()
    },
    /** @returns true when nothing newer was tapped on that row while this tap was under way */
    settle: (tap: Tap, told: Told): boolean => {
      const latest = taps.get(tap.personId)
      if (latest === tap) taps.delete(tap.personId)
      else if (latest) taps.set(tap.personId, { ...latest, version: told.version, shown: told.choice })
      keep()
      return latest === tap
    },
    /** What an earlier visit left behind. Rows that already say so are forgotten. */
    readKept: (isNew: (tap: Tap) => boolean): Tap[] => {
      let kept: unknown = []
      try {
        kept = JSON.parse(localStorage.getItem(store) ?? '[]')
      } catch {
        // Nothing that could be read was kept.
      }
      // Written by `keep` alone.
      for (const tap of Array.isArray(kept) ? (kept as Tap[]) : []) if (isNew(tap)) taps.set(tap.personId, tap)
      keep()
      return [...taps.values()]
    },
  }
}
