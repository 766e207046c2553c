import { done, refused, type Outcome } from '../outcome.ts'
import type { Positions } from '../layouts/positions.ts'
import { formatOfName, type NetworkFormat } from './formats.ts'
import type { NetworkFile } from './network-file.ts'
import { DroppedList, type Dropped, type FileProblem } from './problems.ts'
import { writeCsvMatrix, writeCsvTies, writeSiena } from './write-csv.ts'
import { writeDl, writeJson, writePajek, writePajekProject, writeVna } from './write-plain.ts'
import { writeGexf, writeGraphml } from './write-xml.ts'
import { cleanFile, type Writing, type WrittenFile } from './writing.ts'

export type WriteOptions = {
  format?: NetworkFormat
  /** Where everybody stands in the picture; only GEXF has a place for that. */
  positions?: Positions
}

/** The first file has the name that was asked for; others stand beside it. */
export type WrittenNetwork = { files: WrittenFile[]; dropped: Dropped[] }

/** Writes a network in the narrowest form of a format, which most programs read alike, and says everything that the format cannot hold. */
export function writeNetworkFile(file: NetworkFile, name: string, options: WriteOptions = {}): Outcome<WrittenNetwork, FileProblem> {
  const format = options.format ?? formatOfName(name)
  if (format === null) return refused({ kind: 'format-unknown', name })
  const dropped = new DroppedList()
  const writing = { file: cleanFile(file, dropped), name, dropped }
  const size = file.firstSetSize
  if (size !== undefined && (size === 0 || size === file.ids.length) && ['csv', 'graphml', 'gexf', 'vna'].includes(format)) dropped.add('two-sets')
  return done({ files: writeAs(format, writing, options), dropped: dropped.list() })
}

function writeAs(format: NetworkFormat, writing: Writing, { positions }: WriteOptions): WrittenFile[] {
  switch (format) {
    case 'csv':
      return writeCsvTies(writing)
    case 'csv-matrix':
      return writeCsvMatrix(writing)
    case 'graphml':
      return writeGraphml(writing)
    case 'gexf':
      return writeGexf(writing, positions)
    case 'pajek':
      return writePajek(writing)
    case 'pajek-project':
      return writePajekProject(writing)
    case 'dl':
      return writeDl(writing)
    case 'vna':
      return writeVna(writing)
    case 'json':
      return writeJson(writing)
    case 'siena':
      return writeSiena(writing)
  }
}
