import { writeTime, type Instant } from '../../../kernel/day.ts'
import { startSentence } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Choice } from '../domain/attendance.ts'
import type { SheetWish } from '../domain/sheet-page.ts'
import { isArchive, type Conflict, type Sheet } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { accentOf, answerLabel, checkInWordsOf, crumbsOf, titleOf, wordsOf, writeSpan } from './labels.ts'
import { meetingTabs } from './meeting-tabs.ts'
import { ClosedSheet } from './closed-sheet.tsx'
import { OpenSheet, SheetCopy } from './open-sheet.tsx'

/** What a closed register did not take. */
export type NotSaved = { name: string; choice: Choice }

type AttendancePageProps = {
  view: View
  sheet: Sheet
  /** Who looks at it: taps wait on the device under this name. */
  readerId: string
  scripts: readonly string[]
  /** False before the day of the meeting. */
  isTime: boolean
  refusal: string | null
  notSaved: readonly NotSaved[]
  guest: { name: string; organisation: string }
  wish: SheetWish
  /** The whole list to print, with nothing to fill in. */
  isWhole: boolean
  shownAt: Instant
}

/** Who is here? One row a person, exceptions only, one button. A plain form; the script only keeps every tap. */
export function AttendancePage(props: AttendancePageProps) {
  const { view, sheet, readerId, scripts, isTime, isWhole, refusal, notSaved, guest, wish, shownAt } = props
  const t = wordsOf(view)
  const { meeting, communities } = sheet
  const isOpen = isTime && !isWhole && !isArchive(communities) && meeting.registerState === 'open' && meeting.state !== 'cancelled'
  const title = titleOf(t, view.language, meeting)
  const lead = startSentence([meeting.title, writeSpan(t, view.language, meeting)].filter((part) => part !== '').join(' · '))
  return (
    <PageFrame
      view={view}
      title={t(meeting.registerState === 'closed' ? 'count.heading' : 'sheet.title')}
      wide
      lead={
        <>
          {lead}. <span class="no-print">{leadOf(t, sheet, isTime)}</span>
        </>
      }
      accent={accentOf(communities)}
      crumbs={[...crumbsOf(t, view.language, communities), { label: title, href: `/meetings/${meeting.id}` }]}
      tabs={meetingTabs(view.language, meeting.id, 'attendance', true)}
      scripts={isOpen ? scripts : []}
    >
      {isOpen && <SheetCopy t={t} view={view} address={`/meetings/${meeting.id}/attendance`} shownAt={shownAt} />}
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {notSaved.length > 0 && <NotSavedList t={t} notSaved={notSaved} />}
      {sheet.conflicts.length > 0 && !isArchive(communities) && <Conflicts t={t} view={view} sheet={sheet} />}
      {isOpen && <OtherWays view={view} meetingId={meeting.id} />}
      {isOpen ? <OpenSheet t={t} view={view} sheet={sheet} readerId={readerId} guest={guest} wish={wish} /> : <ClosedSheet t={t} view={view} sheet={sheet} />}
    </PageFrame>
  )
}

/** The door, the poster and the paper: each of them fills the same sheet. */
function OtherWays({ view, meetingId }: { view: View; meetingId: string }) {
  const words = checkInWordsOf(view)
  const address = `/meetings/${meetingId}`
  return (
    <nav class="row no-print" aria-label={words('way.label')}>
      <ButtonLink href={`${address}/attendance/door`} icon="people" isSmall>
        {words('way.door')}
      </ButtonLink>
      <ButtonLink href={`${address}/check-in`} icon="phone" isSmall>
        {words('way.poster')}
      </ButtonLink>
      <ButtonLink href={`${address}/attendance/paper`} icon="file" isSmall>
        {words('way.paper')}
      </ButtonLink>
    </nav>
  )
}

function leadOf(t: MeetingTranslate, { meeting, rows, communities }: Sheet, isTime: boolean): string {
  if (isArchive(communities)) return t('meeting.archive')
  if (meeting.state === 'cancelled') return t('meeting.cancelled')
  if (meeting.registerState === 'closed') return ''
  if (!isTime) return t('sheet.early')
  return t(rows.some(({ version }) => version > 0) ? 'sheet.saved' : 'sheet.proposed')
}

function NotSavedList({ t, notSaved }: { t: MeetingTranslate; notSaved: readonly NotSaved[] }) {
  return (
    <Notice title={t('sheet.notSaved')}>
      <ul>
        {notSaved.map(({ name, choice }) => (
          <li key={name}>
            {name}: {t(`choice.${choice}`)}
          </li>
        ))}
      </ul>
      <p>{t('sheet.notSavedHint')}</p>
    </Notice>
  )
}

function Conflicts({ t, view, sheet }: { t: MeetingTranslate; view: View; sheet: Sheet }) {
  return (
    <Notice title={t('sheet.conflicts', { count: sheet.conflicts.length })}>
      <p>{t('sheet.conflictsLead')}</p>
      {sheet.conflicts.map((conflict) => (
        <ConflictItem key={conflict.id} t={t} view={view} meetingId={sheet.meeting.id} conflict={conflict} />
      ))}
    </Notice>
  )
}

function ConflictItem({ t, view, meetingId, conflict }: { t: MeetingTranslate; view: View; meetingId: string; conflict: Conflict }) {
  const { stored, proposed, name } = conflict
  const first = stored === null ? '–' : answerLabel(t, stored)
  const second = answerLabel(t, proposed)
  const nameOr = (by: string) => by || t('meeting.someone')
  return (
    <Item head={name}>
      <p>
        {t('conflict.stands', { by: nameOr(conflict.storedBy), answer: first })}{' '}
        {t('conflict.proposed', { by: nameOr(conflict.proposedBy), answer: second, time: writeTime(view.language, conflict.proposedAt) })}
      </p>
      <Form view={view} action={`/meetings/${meetingId}/attendance/conflicts/${conflict.id}`} isPlain>
        <div class="row">
          <Button name="take" value="stored" isSmall>
            {t('conflict.keep', { answer: first })}
          </Button>
          <Button name="take" value="proposed" isSmall>
            {t('conflict.take', { answer: second })}
          </Button>
        </div>
      </Form>
    </Item>
  )
}
