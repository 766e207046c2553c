import type { Card, Change } from '../domain/board.ts'

/**
 * What a device keeps of one round: changes that the guard let through and the house has not yet, the line that is being typed, and what the house told
 * last, so that a page that is opened again without a network shows the same board.
 */
export type Kept = { waiting: readonly Change[]; draft: string; cards: readonly Card[]; since: number }

const NOTHING: Kept = { waiting: [], draft: '', cards: [], since: -1 }

const NAME = 'ronde-board'

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

/** A key that no script can read out, made once in this browser: whoever copies the files of the browser reads nothing. */
async function findKey(db: IDBDatabase): Promise<CryptoKey> {
  const known = (await ask(db.transaction('keys').objectStore('keys').get('queue'))) as CryptoKey | undefined
  if (known !== undefined) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const keys = db.transaction('keys', 'readwrite').objectStore('keys')
  // Two pages that open at once: the first key counts.
  await ask(keys.add(made, 'queue')).catch(() => undefined)
  return ((await ask(db.transaction('keys').objectStore('keys').get('queue'))) as CryptoKey | undefined) ?? made
}

/** Signing out clears it with everything else of this site. A browser that keeps nothing still sends. */
export function openKeptQueue(name: string) {
  let ready: Promise<{ db: IDBDatabase; key: CryptoKey }> | null = null
  const both = () => (ready ??= open().then(async (db) => ({ db, key: await findKey(db) })))
  let last: Promise<void> = Promise.resolve()

  async function write(kept: Kept | null): Promise<void> {
    const { db, key } = await both()
    if (kept === null) {
      await ask(db.transaction('queues', 'readwrite').objectStore('queues').delete(name))
      return
    }
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(kept)))
    await ask(db.transaction('queues', 'readwrite').objectStore('queues').put({ iv, bytes }, name))
  }

  return {
    /** One after the other: what is kept is what stood last. Null: nothing of this round stays here. */
    keep: (kept: Kept | null): Promise<void> => (last = last.then(() => write(kept)).catch(() => undefined)),
    read: async (): Promise<Kept> => {
      try {
        const { db, key } = await both()
        const found = (await ask(db.transaction('queues').objectStore('queues').get(name))) as { iv: Uint8Array<ArrayBuffer>; bytes: ArrayBuffer } | undefined
        if (found === undefined) return NOTHING
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv }, key, found.bytes)
        // Written by `write` alone.
        return JSON.parse(new TextDecoder().decode(plain)) as Kept
      } catch {
        return NOTHING
      }
    },
  }
}
