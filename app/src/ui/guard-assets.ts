import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { scriptsOf } from './page-scripts.ts'

/** Beside the built server, or seen from the sources when those run by themselves. */
const FOLDERS = [path.resolve(import.meta.dirname, '../guard'), path.resolve(import.meta.dirname, '../../../build/guard')]
const FILE = 'guard-lists.bin'

type Lists = { href: string; body: Uint8Array<ArrayBuffer> }
let known: Lists | null = null

/** The compiled lists of the guard, read once for the server and the browser; null where nothing was built. */
function readLists(): Lists | null {
  if (known !== null) return known
  const folder = FOLDERS.find((candidate) => existsSync(path.join(candidate, FILE)))
  if (folder === undefined) return null
  const body = new Uint8Array(readFileSync(path.join(folder, FILE)))
  const mark = createHash('sha256').update(body).digest('hex').slice(0, 10)
  return (known = { href: `/assets/guard-lists.${mark}.bin`, body })
}

export function guardListBytes(): Uint8Array<ArrayBuffer> | null {
  return readLists()?.body ?? null
}

/** Where the browser fetches the lists, once a page has a guarded field and somebody begins to write in it. */
export function guardListsHref(): string | undefined {
  return readLists()?.href
}

export function findGuardLists(address: string): Uint8Array<ArrayBuffer> | null {
  const asset = address.startsWith('/assets/guard-lists.') ? readLists() : null
  return asset?.href === address ? asset.body : null
}

/** The small script of a guarded field, and the guard that it fetches. */
export function guardedScripts(): { field: string; guard: string } | null {
  const [[field], [guard]] = [scriptsOf('guarded-text'), scriptsOf('local-guard')]
  return field === undefined || guard === undefined ? null : { field, guard }
}
