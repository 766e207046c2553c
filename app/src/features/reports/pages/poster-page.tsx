import { nameIn } from '../../../kernel/language.ts'
import { MarginNote } from '../../../ui/card.tsx'
import { PrintFrame } from '../../../ui/print-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Sheet } from '../domain/sheet.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayMethod, saySheetTitle } from '../messages/say-sheet.ts'
import { accentOf } from './poster-groups.tsx'
import { Downloads } from './report-parts.tsx'
import { SheetTable } from './sheet-table.tsx'

type SheetPageProps = { view: View; sheet: Sheet }

/** A sheet for the wall. */
export function PosterPage({ view, sheet }: SheetPageProps) {
  const { language } = view
  const accent = sheet.columns.length === 1 ? accentOf(sheet.columns[0]?.accent ?? '') : undefined
  return (
    <PrintFrame
      view={view}
      title={saySheetTitle(language, sheet)}
      lead={nameIn(language, sheet.names)}
      accent={accent}
      foot={[sayMethod(language, sheet).join(' ')]}
    >
      <SheetTable sheet={sheet} language={language} onPaper />
    </PrintFrame>
  )
}

/** What anybody may see under the address of a release, with how it was counted and what it hides. */
export function PublicPosterPage({ view, sheet, address }: SheetPageProps & { address: string }) {
  const { language } = view
  const t = wordsFor(language)
  return (
    <PublicFrame view={view} title={saySheetTitle(language, sheet)} lead={t('public.lead', { name: nameIn(language, sheet.names) })} isHiddenFromSearch>
      <SheetTable sheet={sheet} language={language} />
      <MarginNote kind="quiet">
        {sayMethod(language, sheet).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </MarginNote>
      <Downloads view={view} address={address} query="" />
    </PublicFrame>
  )
}
