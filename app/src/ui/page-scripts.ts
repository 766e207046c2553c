import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The pages with a script, the guard that reads along beside a guarded field, and what keeps some pages for when there is no network. */
export type PageScript = 'sign-in' | 'attendance' | 'page-keeper' | 'guarded-text' | 'local-guard' | 'board' | 'sociogram' | 'waves'

/** Beside the built server, or seen from the sources when those run by themselves. */
const FOLDERS = [path.resolve(import.meta.dirname, '../client'), path.resolve(import.meta.dirname, '../../../build/client')]

function readManifest(): { folder: string; names: Record<string, string> } {
  const folder = FOLDERS.find((candidate) => existsSync(path.join(candidate, 'manifest.json')))
  if (folder === undefined) return { folder: '', names: {} }
  return { folder, names: JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Record<string, string> }
}

let manifest: ReturnType<typeof readManifest> | undefined

/** The addresses to give to a frame: one, or none where nothing was built; the page then works without. */
export function scriptsOf(name: PageScript): string[] {
  manifest ??= readManifest()
  const file = manifest.names[name]
  return file === undefined ? [] : [`/assets/${file}`]
}

/** The bytes behind such an address; null for anything that the manifest does not name. */
export function findPageScript(address: string): string | null {
  manifest ??= readManifest()
  const { folder, names } = manifest
  const file = Object.values(names).find((known) => address === `/assets/${known}`)
  return file === undefined ? null : readFileSync(path.join(folder, file), 'utf8')
}
