import type { Column, NetworkFile } from './network-file.ts'

/** Columns by which programs tell two sets of people apart; a column called `type` only as a plain yes or no. */
const SET_COLUMNS: Record<string, RegExp> = { mode: /./, bipartite: /./, type: /^(?:true|false|0|1)$/i }
/** The column that says it in our own files, as NetworkX does: 0 for the first set, 1 for the second. */
const OWN = 'bipartite'

/** Finds two sets by such a column: two values, the first set standing before the second, and every tie from one set to the other. */
export function findTwoSets(file: NetworkFile): NetworkFile {
  if (file.firstSetSize !== undefined) return file
  for (const column of file.personColumns) {
    const size = sizeBy(column)
    if (size === null || !file.from.every((from, tie) => from < size !== file.to[tie]! < size)) continue
    const isOwn = column.name === OWN && column.values.every((value) => Number(value) === 0 || Number(value) === 1)
    if (file.from.length === 0 && !isOwn) continue
    const personColumns = isOwn ? file.personColumns.filter((other) => other !== column) : file.personColumns
    return { ...file, isDirected: false, firstSetSize: size, personColumns }
  }
  return file
}

/** Size of the first set, or null where the column tells no two sets apart. */
function sizeBy({ name, values }: Column): number | null {
  const form = SET_COLUMNS[name.toLowerCase()]
  if (!form || new Set(values).size !== 2 || !values.every((value) => value !== null && form.test(value))) return null
  const size = values.findIndex((value) => value !== values[0])
  return values.slice(size).every((value) => value === values[size]) ? size : null
}

/** The file with a column that tells its two sets apart, where none does yet: for formats that have no place of their own for that. */
export function withSetColumn(file: NetworkFile): NetworkFile {
  const size = file.firstSetSize
  if (size === undefined || size === 0 || size === file.ids.length) return file
  const isTold = file.from.length > 0 && file.personColumns.some((column) => sizeBy(column) === size)
  if (isTold) return file
  const column: Column = { name: OWN, kind: 'number', values: file.ids.map((_, person) => (person < size ? '0' : '1')) }
  return { ...file, personColumns: [...file.personColumns.filter(({ name }) => name !== OWN), column] }
}
