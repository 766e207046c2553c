import type { Column, NetworkFile } from './network-file.ts'
import type { DroppedList } from './problems.ts'

export type WrittenFile = { name: string; text: string }

/** A network on its way out: the name of the first file, and where everything is noted that the format cannot hold. */
export type Writing = { file: NetworkFile; name: string; dropped: DroppedList }

// Control characters except tab and ends of lines, and the two signs that no text holds: no reader of ours would take them back.
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]/g

/** Text that every format can hold; what had to be replaced is said. */
function cleanText(text: string, dropped: DroppedList): string {
  const clean = text.toWellFormed().replace(UNWRITABLE, '\uFFFD')
  if (clean !== text) dropped.add('signs-replaced')
  return clean
}

/** Everything as text that can be written. */
export function cleanFile(file: NetworkFile, dropped: DroppedList): NetworkFile {
  const clean = (text: string | null): string | null => (text === null || text === '' ? null : cleanText(text, dropped))
  const columns = (all: readonly Column[]): Column[] =>
    all.map(({ name, kind, values }) => ({ name: cleanText(name, dropped).trim() || 'column', kind, values: kind === 'number' ? values : values.map(clean) }))
  return {
    ...file,
    ids: distinct(file.ids, (id) => cleanText(id, dropped), dropped),
    ...(file.labels ? { labels: file.labels.map(clean) } : {}),
    personColumns: columns(file.personColumns),
    tieColumns: columns(file.tieColumns),
  }
}

/** Each text as the format takes it, none twice and none empty; what changed is said. */
export function distinct(
  texts: readonly string[],
  change: (text: string) => string,
  dropped: DroppedList,
  kind: 'ids-changed' | 'names-changed' = 'ids-changed',
): string[] {
  const given = new Set(texts)
  const taken = new Set<string>()
  return texts.map((text) => {
    const wished = change(text) || '_'
    let free = wished
    for (let more = 2; taken.has(free) || (free !== text && given.has(free)); more += 1) free = `${wished}_${more}`
    taken.add(free)
    if (free !== text) dropped.add(kind)
    return free
  })
}

/** Columns under names that the format has no other use for. */
export function renameColumns(
  columns: readonly Column[],
  reserved: readonly string[],
  dropped: DroppedList,
  change = (name: string): string => name,
): Column[] {
  const names = distinct(
    columns.map(({ name }) => name),
    (name) => (reserved.includes(change(name).toLowerCase()) ? `${change(name)}_` : change(name)),
    dropped,
    'names-changed',
  )
  return columns.map((column, at) => ({ ...column, name: names[at]! }))
}

/** The one column of numbers that a format with a single value for each tie can hold; the others are said. */
export function takeValues({ file, dropped }: Writing): readonly string[] | null {
  const numbers = file.tieColumns.filter(({ kind }) => kind === 'number')
  const chosen = ['weight', 'value', 'strength'].flatMap((name) => numbers.find((column) => column.name.toLowerCase() === name) ?? [])[0] ?? numbers[0]
  for (const column of file.tieColumns) if (column !== chosen) dropped.add('tie-column', 1, column.name)
  if (!chosen) return null
  if (chosen.name !== 'weight') dropped.add('names-changed')
  dropped.add('missing-values', chosen.values.filter((value) => value === null).length)
  return chosen.values.map((value) => value ?? '1')
}

/** Says which properties of people a format without any has no place for. */
export function dropPeople({ file, dropped }: Writing): void {
  for (const { name } of file.personColumns) dropped.add('person-column', 1, name)
  dropLabels({ file, dropped })
}

export function dropLabels({ file, dropped }: Pick<Writing, 'file' | 'dropped'>): void {
  dropped.add('labels', file.labels?.filter((label) => label !== null).length ?? 0)
}

/** One file for each kind of tie that a column `relation` tells apart, in the order in which they are first named. */
export function splitRelations(file: NetworkFile): { relation: string | null; part: NetworkFile }[] {
  const column = file.tieColumns.find(({ name }) => name === 'relation')
  if (!column) return [{ relation: null, part: file }]
  const tieColumns = file.tieColumns.filter((other) => other !== column)
  const ties = Map.groupBy(column.values.keys(), (tie) => column.values[tie] ?? 'none')
  if (ties.size === 0) return [{ relation: null, part: { ...file, tieColumns } }]
  return [...ties].map(([relation, own]) => ({ relation, part: pickTies({ ...file, tieColumns }, own) }))
}

function pickTies(file: NetworkFile, ties: readonly number[]): NetworkFile {
  const pick = (values: Int32Array): Int32Array => Int32Array.from(ties, (tie) => values[tie]!)
  return {
    ...file,
    from: pick(file.from),
    to: pick(file.to),
    ...(file.lines ? { lines: pick(file.lines) } : {}),
    tieColumns: file.tieColumns.map((column) => ({ ...column, values: ties.map((tie) => column.values[tie]!) })),
  }
}

export type Cells = { from: number[]; to: number[]; values: (string | null)[] }

/**
 * Ties for a format that is a matrix at heart: each pair once with its largest value, ties without direction both ways.
 * @param keepsLoops whether the diagonal can hold something
 */
export function cellsOf({ file, dropped }: Writing, values: readonly string[] | null, keepsLoops: boolean): Cells {
  const places = new Map<number, number>()
  const cells: Cells = { from: [], to: [], values: [] }
  const isBothWays = !file.isDirected && file.firstSetSize === undefined
  const put = (from: number, to: number, value: string | null): void => {
    const key = from * file.ids.length + to
    const place = places.get(key)
    if (place === undefined) {
      places.set(key, cells.from.length)
      cells.from.push(from)
      cells.to.push(to)
      cells.values.push(value)
    } else if (value !== null && Number(value) > Number(cells.values[place])) cells.values[place] = value
  }
  let [named, loops] = [0, 0]
  for (const [tie, source] of file.from.entries()) {
    const target = file.to[tie]!
    const isTurned = file.firstSetSize !== undefined && source > target
    const [from, to] = isTurned ? [target, source] : [source, target]
    if (from === to && !keepsLoops) {
      loops += 1
      continue
    }
    const isNew = !places.has(from * file.ids.length + to)
    if (!isNew) named += 1
    put(from, to, values?.[tie] ?? null)
    if (isBothWays && from !== to) put(to, from, values?.[tie] ?? null)
  }
  dropped.add('loops', loops)
  dropped.add('repeated-ties', named)
  if (isBothWays) dropped.add('direction', file.from.length)
  return cells
}

/** A name for a file beside another: `ties.net` and `care` give `ties-care.net`. */
export function besideName(name: string, what: string, ending?: string): string {
  const dot = name.lastIndexOf('.')
  const [stem, own] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  return `${stem}-${what.replace(/[^\p{L}\p{N}_-]+/gu, '_')}${ending ?? own}`
}

/** A mark in front tells programs that the text is UTF-8; left away where every sign is plain. */
export function markedText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- ASCII as a whole
  return /^[\0-\x7F]*$/.test(text) ? text : `\uFEFF${text}`
}
