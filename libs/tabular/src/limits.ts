/** How much a file may ask of us. Sizes in bytes, lengths in UTF-16 units. */
export type TableLimits = {
  fileBytes: number
  entries: number
  /** bytes of all entries together once inflated; counted, never believed */
  inflatedBytes: number
  /** inflated bytes for each packed byte of an entry, looked at after `ratioFloorBytes` */
  ratio: number
  ratioFloorBytes: number
  xmlDepth: number
  xmlAttributes: number
  /** one stretch of text, one attribute, one comment */
  xmlTextLength: number
  /** all shared strings of a workbook together, as UTF-8 */
  sharedStringBytes: number
  sharedStrings: number
  columns: number
  rows: number
  cellLength: number
}

const MEGABYTE = 1024 * 1024

/** The limits the project promises for files from outside. */
export const TABLE_LIMITS: Readonly<TableLimits> = {
  fileBytes: 20 * MEGABYTE,
  entries: 2_000,
  inflatedBytes: 200 * MEGABYTE,
  ratio: 100,
  ratioFloorBytes: MEGABYTE,
  xmlDepth: 100,
  xmlAttributes: 100,
  xmlTextLength: 10 * MEGABYTE,
  sharedStringBytes: 50 * MEGABYTE,
  sharedStrings: 2_000_000,
  columns: 1_000,
  rows: 1_048_576,
  cellLength: 100_000,
}

export function limitsWith(changes: Partial<TableLimits> = {}): TableLimits {
  return { ...TABLE_LIMITS, ...changes }
}
