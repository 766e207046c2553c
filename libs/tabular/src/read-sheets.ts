import type { TableLimits } from './limits.ts'
import { limitsWith } from './limits.ts'
import { refusable, type Outcome, type TableRefusal } from './outcome.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook, type WorkbookSheet } from './read-xlsx.ts'
import { collectBytes, type ByteSource } from './source.ts'
import { readTextArchive } from './text-archive.ts'

/** Reads either kind, told apart by its first bytes and never by its name: a workbook's sheets, the one sheet of a text file, or the text files of a zip. */
export async function readSheets(
  source: ByteSource,
  options: { name?: string; limits?: Partial<TableLimits> } = {},
): Promise<Outcome<{ sheets: WorkbookSheet[]; date1904: boolean; kind: 'workbook' | 'text' }, TableRefusal>> {
  const limits = limitsWith(options.limits)
  const collected = await refusable(() => collectBytes(source, limits.fileBytes))
  if (!collected.ok) return collected
  if (isWorkbookLike(collected.value)) {
    const workbook = await readWorkbook(collected.value, limits)
    if (workbook.ok) return { ok: true, value: { ...workbook.value, kind: 'workbook' } }
    if (workbook.refusal !== 'no-workbook') return workbook
    const texts = await readTextArchive(collected.value, limits)
    return texts.ok ? { ok: true, value: { sheets: texts.value.map((text) => ({ ...text, isHidden: false })), date1904: false, kind: 'text' } } : texts
  }
  const sheet = await readCsv(collected.value, { name: options.name ?? '', limits })
  return sheet.ok ? { ok: true, value: { sheets: [{ ...sheet.value, isHidden: false }], date1904: false, kind: 'text' } } : sheet
}

/** A zip, or the container of older and of locked workbooks. */
function isWorkbookLike(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return start === '504b0304' || start === '504b0506' || start === 'd0cf11e0'
}
