import type { Outcome } from '../outcome.ts'
import type { NetworkFile } from './network-file.ts'
import type { FileProblem } from './problems.ts'
import { readNetworkFile, type ReadFile, type ReadOptions } from './read-network-file.ts'

/** A file out of a text, for tests. */
export function open(name: string, text: string | Uint8Array, options?: ReadOptions): Outcome<ReadFile, FileProblem> {
  return readNetworkFile(bytesOf(text), name, options)
}

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text
}

export function mustOpen(name: string, text: string | Uint8Array, options?: ReadOptions): ReadFile {
  const read = open(name, text, options)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}

/** Ties as `a>b` or `a-b`, with their columns behind. */
export function tiesOf(file: NetworkFile): string[] {
  const sign = file.isDirected ? '>' : '-'
  return Array.from(file.from, (from, tie) => {
    const values = file.tieColumns.map(({ values: all }) => all[tie] ?? '·')
    return [`${file.ids[from]}${sign}${file.ids[file.to[tie]!]}`, ...values].join(' ')
  })
}
