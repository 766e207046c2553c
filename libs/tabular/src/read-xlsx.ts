import { openArchive } from './archive.ts'
import { limitsWith, type TableLimits } from './limits.ts'
import { refusable, type Outcome, type TableRefusal } from './outcome.ts'
import { readSheetRows } from './sheet-rows.ts'
import { collectBytes, type ByteSource } from './source.ts'
import type { RawSheet } from './table.ts'
import { readWorkbookPart } from './workbook-parts.ts'

export type WorkbookSheet = RawSheet & { isHidden: boolean }

/** Sheets in the order of the workbook, hidden ones included and marked. `date1904`: unformatted numbers that stand for days count from 1904. */
export type Workbook = { sheets: WorkbookSheet[]; date1904: boolean }

/**
 * Opens a workbook. The whole archive is weighed before anything is believed; sheets are then streamed, one at a time.
 * Values of formulas are those the last program left behind; such cells say `formula: true`. Merged cells have their value in the first cell.
 * Rows that cannot be read throw `UnreadableTable`: wrap the loop in `refusable`.
 */
export async function readWorkbook(source: ByteSource, limits: Partial<TableLimits> = {}): Promise<Outcome<Workbook, TableRefusal>> {
  return refusable(async () => {
    const allowed = limitsWith(limits)
    const archive = await openArchive(await collectBytes(source, allowed.fileBytes), allowed)
    const { sheets, ...context } = await readWorkbookPart(archive, allowed)
    return {
      date1904: context.date1904,
      sheets: sheets.map(({ name, isHidden, part }) => ({
        name,
        isHidden,
        rows: () => readSheetRows(archive.read(part), { ...context, limits: allowed }),
      })),
    }
  })
}
