import { serialFromIso } from './calendar.ts'
import { startsLikeFormula } from './formula-guard.ts'
import { TABLE_LIMITS } from './limits.ts'
import { columnName } from './table.ts'
import { STYLE } from './workbook-xml.ts'
import type { WritableCell, WritableSheet } from './write-table.ts'
import { escapeCellText } from './xml-text.ts'

const LONGEST_TEXT = 32_767
/** A moment must fit, or it is shown as `####`. */
const NARROWEST = 17
const WIDEST = 60

/** One sheet as XML, a piece for each row. */
export async function* renderSheet(sheet: WritableSheet, isFirst: boolean): AsyncGenerator<string> {
  const columns = sheet.header.map((_, column) => columnName(column))
  yield renderTop(sheet, isFirst)
  yield renderRow(sheet.header, 1, columns, STYLE.header)
  let number = 1
  for await (const row of sheet.rows) {
    number += 1
    if (number > TABLE_LIMITS.rows) throw new RangeError('a sheet holds 1,048,576 rows at most')
    while (columns.length < row.length) columns.push(columnName(columns.length))
    yield renderRow(row, number, columns, STYLE.plain)
  }
  yield '</sheetData></worksheet>'
}

function renderTop({ header, widths }: WritableSheet, isFirst: boolean): string {
  const columns = header.map((title, index) => {
    const width = Math.min(WIDEST, widths?.[index] ?? Math.max(NARROWEST, title.length + 4))
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  })
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>`
}

function renderRow(cells: readonly WritableCell[], number: number, columns: readonly string[], style: number): string {
  let row = `<row r="${number}">`
  for (const [index, cell] of cells.entries()) {
    if (cell !== null && cell !== undefined && cell !== '') row += renderCell(cell, `${columns[index]}${number}`, style)
  }
  return `${row}</row>`
}

function renderCell(cell: NonNullable<WritableCell>, place: string, style: number): string {
  if (typeof cell === 'string') return renderText(cell, place, style)
  if (typeof cell === 'number') return Number.isFinite(cell) ? renderValue(place, style, '', String(cell)) : ''
  if (typeof cell === 'boolean') return renderValue(place, style, ' t="b"', cell ? '1' : '0')
  const serial = serialFromIso(cell.iso)
  return serial === null ? renderText(cell.iso, place, style) : renderValue(place, styleOfIso(cell.iso), '', String(serial))
}

function styleOfIso(iso: string): number {
  if (iso.includes('T')) return STYLE.moment
  return iso.includes(':') ? STYLE.time : STYLE.day
}

function renderValue(place: string, style: number, type: string, value: string): string {
  return `<c r="${place}"${style === STYLE.plain ? '' : ` s="${style}"`}${type}><v>${value}</v></c>`
}

/** Text that looks like a formula or a number with a zero in front gets the style that keeps it text when somebody edits the cell. */
function renderText(text: string, place: string, style: number): string {
  if (text.length > LONGEST_TEXT) throw new RangeError('a cell of a workbook holds 32,767 characters at most')
  const kept = style === STYLE.plain && (startsLikeFormula(text) || /^'|^0\d/.test(text)) ? STYLE.literal : style
  const spaced = text.trim() === text ? '' : ' xml:space="preserve"'
  return `<c r="${place}"${kept === STYLE.plain ? '' : ` s="${kept}"`} t="inlineStr"><is><t${spaced}>${escapeCellText(text)}</t></is></c>`
}
