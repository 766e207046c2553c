import { done, refused, type Outcome } from '../outcome.ts'
import { decodeText } from './decode-text.ts'
import type { NetworkFile } from './network-file.ts'
import { DroppedList, FILE_LIMITS, UnreadableFile, type Dropped, type FileLimits, type FileProblem } from './problems.ts'
import { readCsvTies } from './read-csv-ties.ts'
import { findTwoSets } from './two-sets.ts'

export type ReadOptions = {
  /** The list of people that belongs to a list of ties, isolates included. */
  people?: Uint8Array
  limits?: Partial<FileLimits>
}

export type ReadFile = { file: NetworkFile; dropped: Dropped[] }

/** Reads a file by the ending of its name. All of it or nothing: the first thing that cannot be read is named with its line. */
export function readNetworkFile(bytes: Uint8Array, name: string, options: ReadOptions = {}): Outcome<ReadFile, FileProblem> {
  const limits = { ...FILE_LIMITS, ...options.limits }
  const dropped = new DroppedList()
  try {
    if (!name.toLowerCase().endsWith('.csv')) throw new UnreadableFile('format-unknown', { name })
    const text = textOf(bytes, limits)
    const people = options.people ? textOf(options.people, limits) : null
    const file = findTwoSets(readCsvTies(text, people, limits, dropped))
    return done({ file, dropped: dropped.list() })
  } catch (error) {
    if (error instanceof UnreadableFile) return refused(error.problem)
    throw error
  }
}

function textOf(bytes: Uint8Array, limits: FileLimits): string {
  if (bytes.byteLength > limits.bytes) throw new UnreadableFile('too-large', { limit: limits.bytes })
  return decodeText(bytes)
}
