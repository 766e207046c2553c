import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'

const FILE = 'erasures.txt'

/**
 * Hashes of erased people, one a line, beside the store and in no backup of it: a store restored from an older backup learns from
 * here who must go again. Nothing when the house keeps no folder.
 */
export async function readErasureFile(dataDirectory: string): Promise<string[]> {
  if (dataDirectory === '') return []
  const text = await readFile(path.join(dataDirectory, FILE), 'utf8').catch(() => '')
  return text.split('\n').filter((line) => /^[0-9a-f]{64}$/.test(line))
}

export async function addToErasureFile(dataDirectory: string, hashes: readonly string[]): Promise<void> {
  if (dataDirectory === '' || hashes.length === 0) return
  await appendFile(path.join(dataDirectory, FILE), hashes.map((hash) => `${hash}\n`).join(''), { mode: 0o600 })
}
