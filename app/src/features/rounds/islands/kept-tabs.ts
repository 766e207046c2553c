const FORMER_KEY = 'ronde-board-page'
const FORMER_MS = 1_500
const TURN_MS = 3_000

/** Which pages of this browser are open. Each keeps a queue of its own, under a name of its own, and holds a lock as long as it lives. */
export type Tabs = {
  own: string
  /** Ours is held, and the page that was here before, as at opening again, is gone. */
  ready: Promise<void>
  listOpen: () => Promise<ReadonlySet<string>>
  /** One page at a time. Rejects where its turn does not come. */
  alone: (name: string, work: () => Promise<void>) => Promise<void>
}

const lockOf = (tab: string) => `ronde-board/${tab}`

/** What stood here before this page; another page that was made as a copy of this one says the same. */
function takeFormer(own: string): string | null {
  try {
    const former = sessionStorage.getItem(FORMER_KEY)
    sessionStorage.setItem(FORMER_KEY, own)
    return former
  } catch {
    return null
  }
}

/**
 * The tabs of this browser, by its locks: they go with their page, however it ends. A browser without locks takes every other page for gone: then what waits may
 * be sent from two of them, and the house takes each thing once.
 */
export function openTabs(): Tabs {
  const own = crypto.randomUUID()
  // Absent in old browsers.
  const { locks }: { locks?: LockManager } = navigator
  const former = takeFormer(own)
  if (locks === undefined) return { own, ready: Promise.resolve(), listOpen: () => Promise.resolve(new Set<string>()), alone: (_, work) => work() }
  const isHeld = new Promise<void>((resolve) => {
    const hold = () => {
      resolve()
      return new Promise<void>(() => undefined)
    }
    locks.request(lockOf(own), hold).catch(() => resolve())
  })
  const isGone = former === null ? undefined : locks.request(lockOf(former), { signal: AbortSignal.timeout(FORMER_MS) }, () => undefined).catch(() => undefined)
  return {
    own,
    ready: Promise.all([isHeld, isGone]).then(() => undefined),
    listOpen: async () => new Set((await locks.query()).held?.map(({ name = '' }) => name.slice(lockOf('').length))),
    alone: async (name, work) => {
      await locks.request(lockOf(name), { signal: AbortSignal.timeout(TURN_MS) }, work)
    },
  }
}
