import type { Card, Change } from '../domain/board.ts'
import type { Move } from '../domain/moves.ts'
import type { Round } from '../domain/round.ts'
import { openTabs, type Tabs } from './kept-tabs.ts'

/** A line that is being typed; `seen`: the wordings of its card that stood there when it was begun. */
export type Draft = { text: string; seen: readonly string[] }

/** Words that are not saved, as far as they may be kept: what says who somebody is was replaced before. */
export type KeptHeld = { change: Change; fault: string }

/**
 * What a device keeps of one round: what the guard let through and the house has not yet, what leads the round, the lines that are being typed, words that
 * were held back, and what the house told last, so that a page that is opened again without a network shows the same board.
 */
export type Kept = {
  waiting: readonly Change[]
  moves: readonly Move[]
  /** By the card whose words are being changed; empty for the line of the board. */
  drafts: Readonly<Record<string, Draft>>
  held: readonly KeptHeld[]
  cards: readonly Card[]
  since: number
  round: Round | null
}

const NOTHING_KEPT: Kept = { waiting: [], moves: [], drafts: {}, held: [], cards: [], since: -1, round: null }

const NAME = 'ronde-board'

export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }
/** Where sealed queues lie, each under the name of its round and reader and the page that keeps it. */
export type Shelf = {
  key: () => Promise<CryptoKey>
  list: (under: string) => Promise<string[]>
  read: (name: string) => Promise<Sealed | undefined>
  /** `page`: where it is sent, while something waits in it. `over`: only if that still lies there; a page that ends may write as its last. */
  write: (name: string, sealed: Sealed | null, page: string | null, over?: Sealed) => Promise<void>
  /** The pages of this browser in which something waits. */
  listWaiting: () => Promise<string[]>
}

function ask<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the store of this browser does not answer')))
  })
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 2)
  request.addEventListener('upgradeneeded', () => {
    const { result: db } = request
    for (const store of ['keys', 'queues', 'waits']) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store)
  })
  return ask(request)
}

/** A key that no script can read out: whoever copies the files of the browser reads nothing. */
export function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Made once in this browser. */
async function findKey(db: IDBDatabase): Promise<CryptoKey> {
  const known = (await ask(db.transaction('keys').objectStore('keys').get('queue'))) as CryptoKey | undefined
  if (known !== undefined) return known
  const made = await makeKey()
  const keys = db.transaction('keys', 'readwrite').objectStore('keys')
  // Two pages that open at once: the first key counts.
  await ask(keys.add(made, 'queue')).catch(() => undefined)
  return ((await ask(db.transaction('keys').objectStore('keys').get('queue'))) as CryptoKey | undefined) ?? made
}

/** The database of this browser. Signing out clears it with everything else of this site. */
function openShelf(): Shelf {
  let ready: Promise<IDBDatabase> | null = null
  const database = () => (ready ??= open())
  return {
    key: async () => findKey(await database()),
    list: async (under) => {
      const queues = (await database()).transaction('queues').objectStore('queues')
      return (await ask(queues.getAllKeys(IDBKeyRange.bound(under, `${under}\uFFFF`)))).map(String)
    },
    // Written below alone.
    read: async (name) => (await ask((await database()).transaction('queues').objectStore('queues').get(name))) as Sealed | undefined,
    write: async (name, sealed, page, over) => {
      const change = (await database()).transaction(['queues', 'waits'], 'readwrite')
      const [queues, waits] = [change.objectStore('queues'), change.objectStore('waits')]
      // Written here alone.
      const lies = over && ((await ask(queues.get(name))) as Sealed | undefined)
      if (over && String(lies?.iv) !== String(over.iv)) return
      if (sealed === null || page === null) waits.delete(name)
      else waits.put(page, name)
      await (sealed === null ? ask(queues.delete(name)) : ask(queues.put(sealed, name)))
    },
    listWaiting: async () => (await ask((await database()).transaction('waits').objectStore('waits').getAll())) as string[],
  }
}

export type KeptQueue = {
  /** What waits in this page from now on; null: nothing of this round stays here. Tells the pages of this browser in which something waits. */
  keep: (kept: Kept | null) => Promise<readonly string[]>
  /**
   * Hands over what pages of this round left behind that are gone. It is forgotten there once it lies here. To a page that opens everything, at once; to an open one
   * what can be sent, of pages that were gone before: one that opens again comes first.
   * @returns whether something is left for later
   */
  takeUp: (isOpening: boolean, take: (kept: Kept) => void) => Promise<boolean>
}

/** What two pages left behind, as one: what was written for the same line stands one after the other. */
function mergeKept(one: Kept, other: Kept): Kept {
  const byId = <Thing>(things: readonly Thing[], idOf: (thing: Thing) => string) => [...new Map(things.map((thing) => [idOf(thing), thing])).values()]
  const { cards, since } = other.since > one.since ? other : one
  const round = other.round !== null && (one.round === null || other.round.version > one.round.version) ? other.round : one.round
  const drafts: Record<string, Draft> = { ...one.drafts }
  const line = [drafts[''], other.drafts['']].map((draft) => draft?.text ?? '')
  for (const [cardId, draft] of Object.entries(other.drafts)) {
    const known = drafts[cardId]
    if (known === undefined) drafts[cardId] = draft
    else if (cardId !== '' && known.text !== draft.text) line.push(draft.text)
  }
  const lines = [...new Set(line)].filter((text) => text !== '')
  if (lines.length > 0) drafts[''] = { text: lines.join(' '), seen: [] }
  return {
    waiting: byId([...one.waiting, ...other.waiting], ({ id }) => id),
    moves: byId([...one.moves, ...other.moves], ({ id }) => id),
    held: byId([...one.held, ...other.held], ({ change }) => change.id),
    drafts,
    cards,
    since,
    round,
  }
}

export function hasWaiting({ waiting, moves, drafts, held }: Kept): boolean {
  return waiting.length + moves.length + held.length + Object.keys(drafts).length > 0
}

/** A browser that keeps nothing still sends. Each page keeps what is its own: two of them at the same board do not know of each other. */
export function openKeptQueue({ name, page, shelf = openShelf(), tabs = openTabs() }: { name: string; page: string; shelf?: Shelf; tabs?: Tabs }): KeptQueue {
  let made: Promise<CryptoKey> | null = null
  const key = () => (made ??= shelf.key())
  const under = `${name}/`
  const own = `${under}${tabs.own}`
  let last: Promise<boolean> = Promise.resolve(true)
  let gone: ReadonlySet<string> = new Set()

  async function seal(kept: Kept): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(JSON.stringify(kept))) }
  }

  async function unseal({ iv, bytes }: Sealed): Promise<Kept> {
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key(), bytes)
      // Sealed above alone.
      return { ...NOTHING_KEPT, ...(JSON.parse(new TextDecoder().decode(plain)) as Kept) }
    } catch {
      return NOTHING_KEPT
    }
  }

  async function write(kept: Kept | null): Promise<boolean> {
    await tabs.ready
    await shelf.write(own, kept && (await seal(kept)), kept !== null && hasWaiting(kept) ? page : null)
    return true
  }

  async function takeFrom(isOpening: boolean, take: (kept: Kept) => void): Promise<boolean> {
    const rows = (await shelf.list(under)).filter((row) => row !== own)
    const open = rows.length === 0 ? new Set<string>() : await tabs.listOpen()
    const isOpen = (row: string) => open.has(row.slice(under.length))
    const asked = rows.filter((row) => isOpening || !isOpen(row))
    const found = await Promise.all(asked.map(async (row) => ({ row, sealed: await shelf.read(row) })))
    const left = await Promise.all(found.flatMap(({ row, sealed }) => (sealed ? [unseal(sealed).then((kept) => ({ row, sealed, kept }))] : [])))
    const ended = left.filter(({ row }) => !isOpen(row))
    const there = ended.filter(({ row }) => isOpening || gone.has(row))
    gone = new Set(ended.flatMap((each) => (canBeSent(each.kept) && !there.includes(each) ? [each.row] : [])))
    const things = there.map(({ kept }) => (isOpening ? kept : { ...NOTHING_KEPT, waiting: kept.waiting, moves: kept.moves }))
    if (!isOpening && !things.some(canBeSent)) return gone.size > 0
    // Of a page that is open only what the house told it.
    const told = isOpening ? left.map(({ kept: { cards, since, round } }) => ({ ...NOTHING_KEPT, cards, since, round })) : []
    take([...told, ...things].reduce(mergeKept, NOTHING_KEPT))
    // What could not be written here stays there.
    if (!(await last)) return true
    for (const { row, sealed, kept } of there) {
      const rest = isOpening ? NOTHING_KEPT : { ...kept, waiting: [], moves: [] }
      await shelf.write(row, hasWaiting(rest) ? await seal(rest) : null, page, sealed)
    }
    return gone.size > 0
  }

  return {
    /** One after the other: what is kept is what stood last. */
    keep: (kept) => {
      last = last.then(() => write(kept)).catch(() => false)
      return last.then(() => shelf.listWaiting()).catch(() => (kept !== null && hasWaiting(kept) ? [page] : []))
    },
    takeUp: async (isOpening, take) => {
      let isLeft = false
      await tabs.ready
      await tabs.alone(name, async () => {
        isLeft = await takeFrom(isOpening, take)
      })
      return isLeft
    },
  }
}

function canBeSent({ waiting, moves }: Kept): boolean {
  return waiting.length + moves.length > 0
}
