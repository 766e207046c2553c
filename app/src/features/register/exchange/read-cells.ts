import { cellAt, columnName, matchKey, parseDay, parseMoment, parseYesNo, splitList, tidyText, type Cell, type TableRow } from '@ronde/tabular'
import { instantInBrussels, wallTimeOf } from '../../../kernel/day.ts'
import type { Facts } from '../../../kernel/result.ts'
import { holdsNationalNumber } from '../domain/national-number.ts'
import type { Problem, ProblemCode, SheetName } from '../domain/problem.ts'

const LONGEST = 2_000

/** Reads the cells of one row by the name of their column, and notes what is wrong where it is wrong. */
export class RowReader {
  readonly sheet: SheetName
  readonly number: number
  private readonly cells: TableRow
  private readonly places: ReadonlyMap<string, number>
  private readonly problems: Problem[]
  private readonly date1904: boolean

  constructor(sheet: SheetName, row: TableRow, context: { places: ReadonlyMap<string, number>; problems: Problem[]; date1904: boolean }) {
    this.sheet = sheet
    this.number = row.number
    this.cells = row
    this.places = context.places
    this.problems = context.problems
    this.date1904 = context.date1904
  }

  note(column: string, code: ProblemCode, facts: Facts = {}): void {
    const place = this.places.get(column)
    const cell = place === undefined ? '' : `${columnName(place)}${this.number}`
    this.problems.push({ sheet: this.sheet, row: this.number, column, cell, code, facts })
  }

  /** Text as the file has it, without the spaces around it. A formula is refused where people are named. */
  text(column: string): string {
    const cell = this.cell(column)
    const text = tidyText(cell.text)
    if (cell.formula === true || text.startsWith('=')) this.note(column, 'formula')
    if (text.length > LONGEST) this.note(column, 'too-long', { most: LONGEST })
    if (text.length >= 11 && holdsNationalNumber(text)) this.note(column, 'national-number')
    return text
  }

  required(column: string): string {
    const text = this.text(column)
    if (text === '') this.noteEmpty(column)
    return text
  }

  list(column: string): string[] {
    return [...new Set(splitList(this.text(column)))]
  }

  day(column: string): string | null {
    const cell = this.cell(column)
    if (tidyText(cell.text) === '') return null
    const day = parseDay(cell, { date1904: this.date1904 })
    if (day.ok) return day.value
    this.note(column, day.refusal, { value: tidyText(cell.text) })
    return null
  }

  /** A moment; without an offset it is Brussels wall time. */
  instant(column: string): string | null {
    const cell = this.cell(column)
    const text = tidyText(cell.text)
    if (text === '') return null
    const moment = parseMoment(cell, { date1904: this.date1904 })
    if (!moment.ok) {
      this.note(column, moment.refusal === 'not-a-day' || moment.refusal === 'not-a-time' ? 'not-a-moment' : 'no-such-moment', { value: text })
      return null
    }
    const { wall, offset } = moment.value
    if (offset !== null) return new Date(`${wall}${offset}`).toISOString()
    const instant = instantInBrussels(wall)
    // In the hour that the clocks skip in March there is no such moment.
    if (wallTimeOf(instant) !== wall.slice(0, 16)) this.note(column, 'no-such-moment', { value: text })
    return instant
  }

  yesNo(column: string): boolean | null {
    const text = this.text(column)
    if (text === '') return null
    const answer = parseYesNo(text)
    if (answer === null) this.note(column, 'not-yes-or-no', { value: text })
    return answer
  }

  /** One of a fixed list of words, written with any capitals, spaces or hyphens. */
  word<Word extends string>(column: string, words: readonly Word[]): Word | null {
    const text = this.text(column)
    if (text === '') return null
    const key = matchKey(text)
    const found = words.find((word) => matchKey(word) === key)
    if (found === undefined) this.note(column, 'unknown-word', { value: text, words: words.join(', ') })
    return found ?? null
  }

  requiredWord<Word extends string>(column: string, words: readonly Word[], otherwise: Word): Word {
    if (tidyText(this.cell(column).text) === '') this.noteEmpty(column)
    return this.word(column, words) ?? otherwise
  }

  /** A column that is missing altogether is one problem, not one in each row. */
  private noteEmpty(column: string): void {
    if (this.places.has(column)) this.note(column, 'empty-cell')
  }

  private cell(column: string): Cell {
    const place = this.places.get(column)
    return place === undefined ? { text: '', kind: 'empty' } : cellAt(this.cells, place)
  }
}
