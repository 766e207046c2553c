import type { Language } from '../../../kernel/language.ts'
import { PosterTable } from '../../../ui/poster-table.tsx'
import { makeCell, type Sheet } from '../domain/sheet.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayPeriod } from '../messages/say-period.ts'
import { posterColumns, posterGroups } from './poster-groups.tsx'

/** The poster of a sheet without anything to touch: frozen, printed or public. */
export function SheetTable({ sheet, language, onPaper = false }: { sheet: Sheet; language: Language; onPaper?: boolean }) {
  const t = wordsFor(language)
  const threshold = sheet.table.threshold === undefined ? {} : { threshold: sheet.table.threshold }
  return (
    <PosterTable
      caption={t('caption', { period: sayPeriod(language, sheet.window) })}
      columns={posterColumns(sheet, language)}
      groups={posterGroups(sheet, language, { cellOf: (column, figure) => makeCell(column.figures, figure, language, { ...threshold, onPaper }) })}
    />
  )
}
