import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { scriptsOf } from './page-scripts.ts'

/** Beside the built server, or seen from the sources when those run by themselves. */
const FOLDERS = [path.resolve(import.meta.dirname, '../guard'), path.resolve(import.meta.dirname, '../../../build/guard')]
const FILE = 'guard-lists.bin'

/** The compiled lists of the guard, for the server and for the browser; null where nothing was built. */
export function readListBytes(folders: readonly string[] = FOLDERS): Uint8Array<ArrayBuffer> | null {
  const folder = folders.find((candidate) => existsSync(path.join(candidate, FILE)))
  return folder === undefined ? null : new Uint8Array(readFileSync(path.join(folder, FILE)))
}

let known: { href: string; body: Uint8Array<ArrayBuffer> } | undefined

function readAsset(): typeof known {
  if (known !== undefined) return known
  const body = readListBytes()
  if (body === null) return undefined
  const mark = createHash('sha256').update(body).digest('hex').slice(0, 10)
  return (known = { href: `/assets/guard-lists.${mark}.bin`, body })
}

/** Where the browser fetches the lists, once a page has a guarded field and somebody begins to write in it. */
export function guardListsHref(): string | undefined {
  return readAsset()?.href
}

export function findGuardLists(address: string): Uint8Array<ArrayBuffer> | null {
  const asset = address.startsWith('/assets/guard-lists.') ? readAsset() : undefined
  return asset?.href === address ? asset.body : null
}

/** The small script of a guarded field, and the guard that it fetches. */
export function guardedScripts(): { field: string; guard: string } | null {
  const [[field], [guard]] = [scriptsOf('guarded-text'), scriptsOf('local-guard')]
  return field === undefined || guard === undefined ? null : { field, guard }
}
