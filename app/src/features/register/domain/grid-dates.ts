import { matchKey, parseDay } from '@ronde/tabular'
import type { Day } from '../../../kernel/day.ts'
import { isDay } from '../../../kernel/day.ts'
import { rawCell, turnGrid, widthOf, type RawCell, type RawGrid, type RawRow } from './raw-grid.ts'

/** A heading that names a day; the year is null where the heading leaves it out. `isReal` is false for 31 February. */
export type DateColumn = { column: number; heading: string; month: number; dayOfMonth: number; year: number | null; isReal: boolean }
/** `last` is the lowest row of the heading: names begin below. */
export type DateHeading = { first: number; last: number; columns: DateColumn[] }

/** Titles and notes may stand above the heading. */
const SEARCHED_ROWS = 25
/** A leap year: 29 February is a day of some year. */
const ANY_YEAR = 2000

export function hasDates(grid: RawGrid): boolean {
  return findUpright(grid) !== null
}

/** The grid with its dates across, turned if they stood down the side, and where its heading is. */
export function findUpright(grid: RawGrid): { grid: RawGrid; heading: DateHeading } | null {
  const heading = findHeading(grid)
  if (heading !== null && heading.columns.length > 1) return { grid, heading }
  const turned = turnGrid(grid)
  const turnedHeading = widthOf(grid.rows) <= SEARCHED_ROWS || heading === null ? findHeading(turned) : null
  if (turnedHeading !== null && turnedHeading.columns.length > Math.max(1, heading?.columns.length ?? 0)) return { grid: turned, heading: turnedHeading }
  return heading === null ? null : { grid, heading }
}

/** The row with the most days; else a row of day numbers under a row of months. */
function findHeading(grid: RawGrid): DateHeading | null {
  let best: DateHeading | null = null
  for (const [index, row] of grid.rows.slice(0, SEARCHED_ROWS).entries()) {
    const columns = readDays(row, grid.date1904)
    if (columns.length > (best?.columns.length ?? 0)) best = { first: index, last: index, columns: withYearsAbove(columns, grid.rows, index) }
  }
  const stacked = findStacked(grid)
  if (stacked !== null && stacked.columns.length > (best?.columns.length ?? 0)) best = stacked
  return best === null ? null : withSpan(best, grid)
}

function readDays(row: RawRow, date1904: boolean): DateColumn[] {
  return row.cells.flatMap((cell, column) => {
    const found = parseHeading(cell, date1904)
    return found === null ? [] : [{ column, heading: cell.text, ...found }]
  })
}

type FoundDay = Pick<DateColumn, 'month' | 'dayOfMonth' | 'year' | 'isReal'>

/** The day in a heading: "12/09", "12 sept", "lu 12/09/22", "Réunion 3 (13-09-2022)", or a real date. */
export function parseHeading(cell: RawCell, date1904 = false): FoundDay | null {
  if (cell.iso !== undefined) return cell.iso.length >= 10 ? fromIso(cell.iso.slice(0, 10), true) : null
  if (cell.text === '' || cell.text.length > 60 || /^\d{1,4}$/.test(cell.text)) return null
  return parseWhole(cell.text, date1904) ?? parseInside(cell.text)
}

function parseWhole(text: string, date1904: boolean): FoundDay | null {
  // "12.5" and "12 5" are numbers more often than days; a day written with dots has two figures behind the dot.
  if (/^\d{1,2}[. ]\d$/.test(text) || (/^\d+[.,]\d+$/.test(text) && !/^\d{1,2}\.\d{2}$/.test(text))) return null
  const full = parseDay(text, { date1904 })
  if (full.ok) return fromIso(full.value, true)
  if (full.refusal === 'no-such-day') return notReal(text)
  const yearless = parseDay(text, { date1904, yearIfMissing: ANY_YEAR })
  if (yearless.ok) return fromIso(yearless.value, false)
  return yearless.refusal === 'no-such-day' ? notReal(text) : null
}

const FIGURES_INSIDE = /(?<![\d/.-])(\d{1,2}[/-]\d{1,2}(?:[/-](?:\d{4}|\d{2}))?|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![\d/.-])/
const WORDS_INSIDE =
  /(?<!\d)(\d{1,2}(?:er|e)? ?(?:janv?|f[ée]vr?|febr?|mars|maart|mrt|avr|apr|mai|mei|may|juin|jun|juil|jul|ao[uû]t|aug|sept?|oct|okt|nov|d[ée]c|dez)\p{L}*\.?(?: \d{4})?)/iu

function parseInside(text: string): FoundDay | null {
  const found = FIGURES_INSIDE.exec(text)?.[1] ?? WORDS_INSIDE.exec(text)?.[1]
  return found === undefined || found === text ? null : parseWhole(found, false)
}

function fromIso(day: Day, hasYear: boolean): FoundDay {
  return { year: hasYear ? Number(day.slice(0, 4)) : null, month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)), isReal: true }
}

/** 31/02: surely meant as a day, so it must be told rather than passed over; 45/99 is something else. */
function notReal(text: string): FoundDay | null {
  const [, dayOfMonth = '', month = '', year] = /(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?/.exec(text) ?? []
  if (Number(dayOfMonth) > 31 || Number(month) > 12 || Number(month) < 1 || Number(dayOfMonth) < 1) return null
  return {
    dayOfMonth: Number(dayOfMonth),
    month: Number(month),
    year: year === undefined ? null : Number(year.length === 2 ? `20${year}` : year),
    isReal: false,
  }
}

/** "2022" over several merged columns gives its year to those columns; in a merged cell only the first holds it. */
function withYearsAbove(columns: DateColumn[], rows: readonly RawRow[], index: number): DateColumn[] {
  if (columns.every(({ year }) => year !== null)) return columns
  for (const row of rows.slice(Math.max(0, index - 3), index)) {
    const years = row.cells.flatMap((cell, column) => (/^(?:19|20)\d{2}$/.test(cell.text) ? [{ column, year: Number(cell.text) }] : []))
    if (years.length === 0) continue
    return columns.map((date) => ({ ...date, year: date.year ?? years.findLast(({ column }) => column <= date.column)?.year ?? null }))
  }
  return columns
}

/** "septembre 2022" over several columns, with 12 and 26 below. */
function findStacked(grid: RawGrid): DateHeading | null {
  for (const [index, row] of grid.rows.slice(0, SEARCHED_ROWS).entries()) {
    const months = row.cells.flatMap((cell, column) => {
      const month = parseMonth(cell)
      return month === null ? [] : [{ column, heading: cell.text, ...month }]
    })
    const below = grid.rows[index + 1]
    if (months.length === 0 || below === undefined) continue
    const columns = below.cells.flatMap((cell, column): DateColumn[] => {
      const month = months.findLast((each) => each.column <= column)
      const [, figures] = /^(?:\p{L}+\.? )?(\d{1,2})$/u.exec(cell.text) ?? []
      if (month === undefined || figures === undefined || Number(figures) < 1 || Number(figures) > 31) return []
      const dayOfMonth = Number(figures)
      const isReal = isDay(`${month.year ?? ANY_YEAR}-${two(month.month)}-${two(dayOfMonth)}`)
      return [{ column, heading: `${cell.text} ${month.heading}`, month: month.month, dayOfMonth, year: month.year, isReal }]
    })
    if (columns.length > 0) return { first: index, last: index + 1, columns: withYearsAbove(columns, grid.rows, index) }
  }
  return null
}

function parseMonth(cell: RawCell): { month: number; year: number | null } | null {
  const [, word, year] = /^(\p{L}{3,}\.?)(?: ((?:20)?\d{2}))?$/u.exec(cell.text) ?? []
  if (word === undefined) return null
  const day = parseDay(`1 ${word} ${ANY_YEAR}`)
  if (!day.ok || !isMonthName(word)) return null
  return { month: Number(day.value.slice(5, 7)), year: year === undefined ? null : Number(year.length === 2 ? `20${year}` : year) }
}

const MONTH_NAMES = new Set(
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre januari februari maart april mei juni juli augustus september oktober november december january february march may june july august october januar februar marz maerz jan janv fev fevr feb febr mrt mar avr apr jun juil jul aug sep sept oct okt nov dec dez'.split(
    ' ',
  ),
)

function isMonthName(word: string): boolean {
  return MONTH_NAMES.has(matchKey(word))
}

/** A row right under the dates that holds only hours or numbers of meetings, and labels of columns, belongs to the heading. */
function withSpan(heading: DateHeading, grid: RawGrid): DateHeading {
  const below = grid.rows[heading.last + 1]
  if (below === undefined) return heading
  const texts = heading.columns.map(({ column }) => rawCell(below, column).text).filter((text) => text !== '')
  const isHours = texts.length > 0 && texts.every((text) => /^\d{1,2}\s?[:hu]\s?\d{0,2}(?:\s?[-–]\s?\d{1,2}\s?[:hu]\s?\d{0,2})?$/i.test(text))
  return isHours ? { ...heading, last: heading.last + 1 } : heading
}

const FAR_BACK_DAYS = 45

/**
 * A day for each column. Where years are missing they are counted from `firstYear`, going up each time the calendar turns back by
 * more than six weeks; a grid with its newest date first counts from the other end.
 * @returns null for a day that does not exist
 */
export function placeDays(columns: readonly DateColumn[], firstYear: number): (Day | null)[] {
  const isDescending = countSteps(columns) < 0
  const ordered = isDescending ? columns.toReversed() : columns
  let year = firstYear
  let before: number | null = null
  const days = ordered.map((date) => {
    const place = date.month * 31 + date.dayOfMonth
    if (date.year !== null) year = date.year
    else if (before !== null && before - place > FAR_BACK_DAYS) year += 1
    before = place
    const day = `${year}-${two(date.month)}-${two(date.dayOfMonth)}`
    return isDay(day) ? day : null
  })
  return isDescending ? days.toReversed() : days
}

/** Steps to a later day less steps to an earlier one; a jump of half a year is the turn of the year, not a step back. */
function countSteps(columns: readonly DateColumn[]): number {
  return columns.slice(1).reduce((sum, date, index) => {
    const before = columns[index]
    if (before === undefined || (date.year === null) !== (before.year === null)) return sum
    const step = ((date.year ?? 0) - (before.year ?? 0)) * 372 + (date.month - before.month) * 31 + date.dayOfMonth - before.dayOfMonth
    const isTurn = date.year === null && Math.abs(step) > 186
    return sum + Math.sign(isTurn ? -step : step)
  }, 0)
}

export function needsYear(columns: readonly DateColumn[]): boolean {
  return columns.some(({ year }) => year === null)
}

/** The year that a title such as "Présences 2022-2023" or the name of the sheet tells, or null. */
export function findTitleYear({ name, rows }: RawGrid, { first }: DateHeading): number | null {
  const titles = [name, ...rows.slice(0, first).flatMap(({ cells }) => cells.map(({ text }) => text))]
  const found = titles.map((title) => /(?<!\d)(20\d{2})(?!\d)/.exec(title)?.[1]).find((year) => year !== undefined)
  return found === undefined ? null : Number(found)
}

/** The year that the title tells, else the latest with which no date lies in the future: a guess that is shown and can be changed. */
export function guessFirstYear(columns: readonly DateColumn[], today: Day, titleYear: number | null = null): number {
  const known = columns.find(({ year }) => year !== null)?.year
  if (known !== undefined && known !== null) return known
  const thisYear = Number(today.slice(0, 4))
  const isPast = (year: number) => placeDays(columns, year).every((day) => day === null || day <= today)
  if (titleYear !== null && isPast(titleYear)) return titleYear
  return [thisYear, thisYear - 1, thisYear - 2].find(isPast) ?? thisYear - 2
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
