import type { NetworkFile } from './network-file.ts'

/** Columns by which programs tell two sets of people apart; a column called `type` only as a plain yes or no. */
const SET_COLUMNS: Record<string, RegExp> = { mode: /./, bipartite: /./, type: /^(?:true|false|0|1)$/i }

/** Finds two sets by such a column: two values, the first set standing before the second, and every tie from one set to the other. */
export function findTwoSets(file: NetworkFile): NetworkFile {
  if (file.firstSetSize !== undefined || file.from.length === 0) return file
  for (const { name, values } of file.personColumns) {
    const form = SET_COLUMNS[name.toLowerCase()]
    if (!form || new Set(values).size !== 2 || !values.every((value) => value !== null && form.test(value))) continue
    const size = values.findIndex((value) => value !== values[0])
    const isInBlocks = values.slice(size).every((value) => value === values[size])
    if (isInBlocks && file.from.every((from, tie) => from < size !== file.to[tie]! < size)) return { ...file, isDirected: false, firstSetSize: size }
  }
  return file
}
