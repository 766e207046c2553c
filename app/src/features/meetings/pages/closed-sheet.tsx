import { nameIn } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { countPresence } from '../domain/attendance.ts'
import { isArchive, type Sheet, type SheetRow } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { answerLabel } from './labels.ts'

/** A sheet in which nothing can be written: its register is closed, or its day has not come. */
export function ClosedSheet({ t, view, sheet }: { t: MeetingTranslate; view: View; sheet: Sheet }) {
  const { meeting, rows } = sheet
  const isClosed = meeting.registerState === 'closed'
  return (
    <>
      {isClosed && !isArchive(sheet.communities) && meeting.state !== 'cancelled' && (
        <Notice>
          <p>{t('sheet.closed')}</p>
          <ButtonLink href={`/meetings/${meeting.id}/reopen`}>{t('meeting.reopen')}</ButtonLink>
        </Notice>
      )}
      {isClosed && rows.length > 0 && <p>{t('sheet.total', countPresence(rows.map(({ facts }) => facts)))}</p>}
      <DataTable<SheetRow>
        caption={t('sheet.caption')}
        isCaptionHidden
        rows={rows}
        keyOf={(row) => row.personId}
        columns={[
          { key: 'name', heading: t('sheet.who'), isHeading: true, cell: (row) => row.name },
          { key: 'organisation', heading: t('sheet.organisation'), cell: (row) => row.organisations.map(({ name }) => nameIn(view.language, name)).join(', ') },
          { key: 'answer', heading: t('sheet.answer'), cell: (row) => (row.version === 0 ? null : answerLabel(t, row.facts)) },
          { key: 'role', heading: t('sheet.role'), cell: (row) => row.facts.role && t(`role.${row.facts.role}`) },
        ]}
        empty={<EmptyState>{t(isClosed ? 'sheet.emptyClosed' : 'sheet.empty')}</EmptyState>}
      />
    </>
  )
}
