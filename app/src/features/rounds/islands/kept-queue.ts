import type { Card, Change } from '../domain/board.ts'
import type { Move } from '../domain/moves.ts'
import type { Round } from '../domain/round.ts'

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

const NOTHING: Kept = { waiting: [], moves: [], drafts: {}, held: [], cards: [], since: -1, round: null }

const NAME = 'ronde-board'

export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer }
/** Where sealed queues lie. */
export type Shelf = {
  key: () => Promise<CryptoKey>
  read: (name: string) => Promise<Sealed | undefined>
  write: (name: string, sealed: Sealed | null) => Promise<void>
}

function ask<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the store of this browser does not answer')))
  })
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('keys')
    request.result.createObjectStore('queues')
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
    // Written by `write` alone.
    read: async (name) => (await ask((await database()).transaction('queues').objectStore('queues').get(name))) as Sealed | undefined,
    write: async (name, sealed) => {
      const queues = (await database()).transaction('queues', 'readwrite').objectStore('queues')
      if (sealed === null) await ask(queues.delete(name))
      else await ask(queues.put(sealed, name))
    },
  }
}

export type KeptQueue = { keep: (kept: Kept | null) => Promise<void>; read: () => Promise<Kept> }

/** A browser that keeps nothing still sends. */
export function openKeptQueue(name: string, shelf: Shelf = openShelf()): KeptQueue {
  let found: Promise<CryptoKey> | null = null
  const key = () => (found ??= shelf.key())
  let last: Promise<void> = Promise.resolve()

  async function write(kept: Kept | null): Promise<void> {
    if (kept === null) return shelf.write(name, null)
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(JSON.stringify(kept)))
    await shelf.write(name, { iv, bytes })
  }

  return {
    /** One after the other: what is kept is what stood last. Null: nothing of this round stays here. */
    keep: (kept) => (last = last.then(() => write(kept)).catch(() => undefined)),
    read: async () => {
      try {
        const sealed = await shelf.read(name)
        if (sealed === undefined) return NOTHING
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await key(), sealed.bytes)
        // Written by `write` alone.
        return { ...NOTHING, ...(JSON.parse(new TextDecoder().decode(plain)) as Kept) }
      } catch {
        return NOTHING
      }
    },
  }
}
