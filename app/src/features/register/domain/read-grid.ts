import { columnName, matchKey } from '@ronde/tabular'
import { findNameColumns, orderOfTitle, type NameColumns } from './grid-columns.ts'
import { findTitleYear, findUpright, parseHeading, type DateColumn, type DateHeading } from './grid-dates.ts'
import { guessMeaning, markKey, parseLegend } from './grid-marks.ts'
import { guessNameOrder, isNamePlain } from './grid-names.ts'
import type { GridRole, MarkMeaning, NameOrder } from './grid-answers.ts'
import { holdsNationalNumber } from './national-number.ts'
import { rawCell, type RawGrid, type RawRow } from './raw-grid.ts'

export type WrittenName = { whole: string } | { given: string; family: string }

export type GridRow = {
  /** Stays the same while the grid does. */
  key: string
  /** The row of the sheet. */
  number: number
  name: WrittenName
  role: GridRole | null
  organisation: string
  isSelfEmployed: boolean
  mail: string
  phone: string
  functions: string[]
  /** One key for each date column; '' for an empty cell. */
  marks: string[]
}

/** Something passed over, and why: it is shown, so that nobody wonders. */
export type GridNote = {
  kind: 'total-row' | 'total-column' | 'legend' | 'heading' | 'repeated-heading' | 'empty-date' | 'no-name'
  place: string
  text: string
}
/** Something in the way of saving, at its place. */
export type GridProblem = {
  code: 'formula' | 'national-number' | 'no-such-day' | 'too-long' | 'not-a-mail' | 'no-name-column' | 'no-people'
  row: number
  cell: string
  value: string
}

export type MarkUse = { key: string; written: string; count: number; guess: MarkMeaning | null }

export type Grid = {
  name: string
  dates: DateColumn[]
  /** Told by a title; a help for dates without a year. */
  titleYear: number | null
  rows: GridRow[]
  marks: MarkUse[]
  notes: GridNote[]
  problems: GridProblem[]
  columns: NameColumns
  /** null where each name says itself which part is which, or given and family name have columns of their own. */
  nameOrder: { guess: NameOrder; examples: string[] } | null
}

const LONGEST = 200
/** Every word starts so, or a longer one does. */
const TOTALS =
  /^(total|totaal|totaux|totalen|somme|som|sum|summe|nombre|aantal|anzahl|moyenne|gemiddelde?|average|durchschnitt|pourcentage|percentage|taux|presents?$|presences$|aanwezigen?$|aanwezigheden$|excuses$|absents$|afwezigen$|nb |nbre |% )/
const SECTIONS: [GridRole, RegExp][] = [
  ['moderator', /^(animat|moderat|begeleid|facilitat|pilote|trekker|leitung)/],
  ['researcher', /^(cherch|onderzoek|research|forsch|universit)/],
  ['visitor', /^(invit|visit|gast|bezoek|guest|observat|besuch)/],
  ['member', /^(membre|leden|lid$|participant|deelnemer|member|mitglied|noyau|vaste)/],
]
const OTHER_SECTIONS = /^(equipe|team|groupe|groep|coordination|coordinatie|excuse|autres|andere|anciens|vroegere|nouveaux|nieuwe)( |$)/

/** Reads an attendance grid as people keep them. Never fails: what it does not understand becomes a note or a problem. */
export function readGrid(raw: RawGrid): Grid | null {
  const upright = findUpright(raw)
  if (upright === null) return null
  const { grid, heading } = upright
  const columns = findNameColumns(grid, heading)
  const reading: Reading = { grid, heading, columns, notes: [], problems: [], rows: [], legends: new Map() }
  const body = grid.rows.slice(heading.last + 1)
  noteTotals(reading, body)
  let section: GridRole | null = null
  for (const row of body) section = readRow(reading, row, section)
  const used = dropEmptyDates(reading)
  checkDates(reading, used)
  if (columns.name === null && columns.family === null && columns.given === null) reading.problems.push({ code: 'no-name-column', row: 0, cell: '', value: '' })
  else if (reading.rows.length === 0) reading.problems.push({ code: 'no-people', row: 0, cell: '', value: '' })
  return {
    name: grid.name,
    dates: used,
    titleYear: findTitleYear(grid, heading),
    rows: reading.rows,
    marks: listMarks(reading),
    notes: reading.notes,
    problems: reading.problems,
    columns,
    nameOrder: findNameOrder(reading),
  }
}

type Reading = {
  grid: RawGrid
  heading: DateHeading
  columns: NameColumns
  notes: GridNote[]
  problems: GridProblem[]
  rows: GridRow[]
  legends: Map<string, MarkMeaning>
}

function textIn(row: RawRow, column: number | null): string {
  return column === null ? '' : rawCell(row, column).text
}

/** What stands before the first date, in one piece: where titles, totals and legends are written. */
function labelOf({ heading }: Reading, row: RawRow): string {
  const first = heading.columns[0]?.column ?? 0
  return row.cells
    .slice(0, first)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ')
}

function noteTotals({ grid, heading, columns, notes }: Reading, body: readonly RawRow[]): void {
  const taken = new Set<number | null>([...heading.columns.map(({ column }) => column), ...Object.values(columns)])
  const titles = grid.rows.slice(heading.first, heading.last + 1)
  const width = Math.max(0, ...titles.map(({ cells }) => cells.length))
  for (let column = 0; column < width; column += 1) {
    const title = titles.map((row) => textIn(row, column)).find((text) => text !== '')
    const isComputed = body.some((row) => rawCell(row, column).formula === true)
    if (!taken.has(column) && title !== undefined && (isComputed || TOTALS.test(matchKey(title)) || title.includes('%')))
      notes.push({ kind: 'total-column', place: columnName(column), text: title })
  }
}

/** @returns the section for the rows below */
function readRow(reading: Reading, row: RawRow, section: GridRole | null): GridRole | null {
  const { heading, notes, columns } = reading
  const label = labelOf(reading, row)
  const cells = heading.columns.map(({ column }) => rawCell(row, column))
  const filled = cells.filter(({ text }) => text !== '')
  const note = (kind: GridNote['kind']) => notes.push({ kind, place: String(row.number), text: label || (filled[0]?.text ?? '') })
  if (label === '' && filled.length === 0) return section
  const legend = filled.length === 0 ? parseLegend(label) : null
  if (legend !== null) {
    reading.legends.set(legend.key, legend.meaning)
    note('legend')
    return section
  }
  if (isTotal(label, filled)) note('total-row')
  else if (filled.length > 0 && filled.every((cell) => parseHeading(cell, reading.grid.date1904) !== null)) note('repeated-heading')
  else if (filled.length === 0 && isSection(reading, row, label)) {
    note('heading')
    return roleOfWords(label) ?? section
  } else if (textIn(row, columns.name) + textIn(row, columns.family) + textIn(row, columns.given) === '') note('no-name')
  else readPerson(reading, row, section)
  return section
}

function isTotal(label: string, filled: readonly { text: string; formula?: true }[]): boolean {
  if (TOTALS.test(`${matchKey(label)} `) || TOTALS.test(matchKey(label))) return true
  const areNumbers = filled.length > 0 && filled.every(({ text }) => /^\d+([.,]\d+)?%?$/.test(text))
  return areNumbers && ((label === '' && filled.some(({ text }) => Number(text.replace(',', '.')) > 1)) || filled.every(({ formula }) => formula === true))
}

function isSection({ columns }: Reading, row: RawRow, label: string): boolean {
  const filled = row.cells.filter(({ text }) => text !== '')
  if (filled.length !== 1) return false
  if (label.endsWith(':')) return true
  const key = matchKey(label)
  if (SECTIONS.some(([, words]) => words.test(key)) || OTHER_SECTIONS.test(key)) return true
  // A lone word where everybody else has a given and a family name in columns of their own.
  return columns.family !== null && columns.given !== null && !label.includes(' ') && label === label.toUpperCase()
}

function roleOfWords(text: string): GridRole | null {
  const key = matchKey(text)
  return SECTIONS.find(([, words]) => words.test(key))?.[0] ?? null
}

function readPerson(reading: Reading, row: RawRow, section: GridRole | null): void {
  const { columns, heading } = reading
  const parts = { given: textIn(row, columns.given), family: textIn(row, columns.family) }
  const name: WrittenName = columns.name === null ? parts : { whole: textIn(row, columns.name) }
  checkTexts(reading, row)
  const roleText = textIn(row, columns.role)
  const organisation = textIn(row, columns.organisation)
  const isSelfEmployed =
    /^(independant|zelfstandig|self employed|selbst|indep\b|zelfst)/.test(matchKey(`${organisation}`)) ||
    /^(independant|zelfstandig|self employed|selbst)/.test(matchKey(roleText))
  const mail = textIn(row, columns.mail)
  reading.rows.push({
    key: `r${row.number}`,
    number: row.number,
    name,
    role: roleOfWords(roleText) ?? section,
    organisation: /^(independant|zelfstandig|self employed|selbst|-|\/)\p{L}*$/u.test(matchKey(organisation) || organisation) ? '' : organisation,
    isSelfEmployed,
    mail: /^[^\s@]+@[^\s@]+$/.test(mail) ? mail : '',
    phone: textIn(row, columns.phone),
    functions: [textIn(row, columns.functions)].filter((text) => text !== ''),
    marks: heading.columns.map(({ column }) => markKey(rawCell(row, column).text)),
  })
}

function checkTexts({ columns, problems }: Reading, row: RawRow): void {
  for (const column of new Set(Object.values(columns))) {
    if (column === null) continue
    const cell = rawCell(row, column)
    const place = { row: row.number, cell: `${columnName(column)}${row.number}`, value: cell.text.slice(0, 40) }
    if (cell.formula === true || cell.text.startsWith('=')) problems.push({ code: 'formula', ...place })
    else if (cell.text.length > LONGEST) problems.push({ code: 'too-long', ...place })
    else if (cell.text.length >= 11 && holdsNationalNumber(cell.text)) problems.push({ code: 'national-number', ...place, value: '' })
    else if (column === columns.mail && cell.text !== '' && !/^[^\s@]+@[^\s@]+$/.test(cell.text)) problems.push({ code: 'not-a-mail', ...place })
  }
}

/** A date under which nothing stands was planned or forgotten: no meeting is made of it. */
function dropEmptyDates(reading: Reading): DateColumn[] {
  const { heading, rows, notes } = reading
  const isUsed = heading.columns.map((_, index) => rows.some(({ marks }) => (marks[index] ?? '') !== ''))
  for (const [index, date] of heading.columns.entries())
    if (!isUsed[index]) notes.push({ kind: 'empty-date', place: columnName(date.column), text: date.heading })
  for (const row of rows) row.marks = row.marks.filter((_, index) => isUsed[index])
  return heading.columns.filter((_, index) => isUsed[index])
}

function checkDates({ grid, heading, problems }: Reading, dates: readonly DateColumn[]): void {
  const row = grid.rows[heading.last]?.number ?? 0
  for (const date of dates) if (!date.isReal) problems.push({ code: 'no-such-day', row, cell: `${columnName(date.column)}${row}`, value: date.heading })
}

/** Each mark once, as most write it, the frequent ones first; the empty cell last. */
function listMarks({ rows, grid, heading, legends }: Reading): MarkUse[] {
  const uses = new Map<string, { count: number; written: string }>()
  const written = new Map<number, RawRow>(grid.rows.map((row) => [row.number, row]))
  for (const row of rows) {
    for (const { column } of heading.columns) {
      const text = rawCell(written.get(row.number), column).text
      const key = markKey(text)
      const use = uses.get(key)
      if (use === undefined) uses.set(key, { count: 1, written: text })
      else use.count += 1
    }
  }
  return [...uses]
    .map(([key, { count, written: text }]) => ({ key, written: text, count, guess: legends.get(key) ?? guessMeaning(key) }))
    .toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || b.count - a.count || (a.key < b.key ? -1 : 1))
}

function findNameOrder({ grid, heading, columns, rows }: Reading): Grid['nameOrder'] {
  const wholes = rows.flatMap(({ name }) => ('whole' in name ? [name.whole] : []))
  const unsure = wholes.filter((name) => !isNamePlain(name))
  if (unsure.length === 0) return null
  const guess = orderOfTitle(grid, heading, columns.name) ?? guessNameOrder(unsure) ?? 'given-first'
  return { guess, examples: unsure.slice(0, 3) }
}
