import type { NetworkFile } from './network-file.ts'
import { UnreadableFile, type FileLimits } from './problems.ts'
import { readCsvPeople } from './read-csv-ties.ts'

/** The ties of a matrix among the people of a list, in the order of the list. @param isNumbered the matrix names nobody: its rows are in the order of the list */
export function withPeople(file: NetworkFile, list: string | null, limits: FileLimits, isNumbered = false): NetworkFile {
  if (list === null) return file
  const { ids, labels, personColumns } = readCsvPeople(list, limits)
  if (isNumbered && ids.length !== file.ids.length) throw new UnreadableFile('rows-differ', { limit: ids.length })
  const placeOf = new Map(ids.map((id, place) => [id, place]))
  const places = file.ids.map((id, person) => (isNumbered ? person : placeOf.get(id)))
  const unknown = places.indexOf(undefined)
  if (unknown >= 0) throw new UnreadableFile('person-unknown', { name: file.ids[unknown]! })
  const firstSet = file.firstSetSize
  const isMixed = firstSet !== undefined && (ids.length !== file.ids.length || places.some((place, person) => place! < firstSet !== person < firstSet))
  if (isMixed) throw new UnreadableFile('names-differ', { name: ids[0] ?? '' })
  const move = (values: Int32Array): Int32Array => values.map((person) => places[person]!)
  const own = file.personColumns.map((column) => {
    const values: (string | null)[] = ids.map(() => null)
    places.forEach((place, person) => (values[place!] = column.values[person]!))
    return { ...column, values }
  })
  const told = new Set(personColumns.map(({ name }) => name))
  return {
    ...file,
    ids,
    ...(labels ? { labels } : {}),
    from: move(file.from),
    to: move(file.to),
    personColumns: [...personColumns, ...own.filter(({ name }) => !told.has(name))],
  }
}
