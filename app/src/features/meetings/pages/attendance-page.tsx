import { writeTime } from '../../../kernel/day.ts'
import { nameIn, startSentence } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceRow, ChoiceRows, StickyBar } from '../../../ui/choice-row.tsx'
import { Item } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { CHOICES, choiceOf, countPresence, usualRole, type Choice } from '../domain/attendance.ts'
import { isArchive, type Conflict, type Sheet, type SheetRow } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { accentOf, answerLabel, crumbsOf, titleOf, wordsOf, writeSpan } from './labels.ts'
import { ClosedSheet } from './closed-sheet.tsx'

/** What a closed register did not take. */
export type NotSaved = { name: string; choice: Choice }

type AttendancePageProps = {
  view: View
  sheet: Sheet
  scripts: readonly string[]
  /** False before the day of the meeting. */
  isTime: boolean
  refusal: string | null
  notSaved: readonly NotSaved[]
  guest: { name: string; organisation: string }
}

/** Who is here? One row a person, exceptions only, one button. A plain form; the script only keeps every tap. */
export function AttendancePage(props: AttendancePageProps) {
  const { view, sheet, scripts, isTime, refusal, notSaved } = props
  const t = wordsOf(view)
  const { meeting, communities, rows } = sheet
  const isOpen = isTime && !isArchive(communities) && meeting.registerState === 'open' && meeting.state !== 'cancelled'
  const title = titleOf(t, view.language, meeting)
  const lead = startSentence([meeting.title, writeSpan(t, view.language, meeting)].filter((part) => part !== '').join(' · '))
  return (
    <PageFrame
      view={view}
      title={t(meeting.registerState === 'closed' ? 'count.heading' : 'sheet.title')}
      wide={!isOpen}
      lead={
        <>
          {lead}. <span class="no-print">{leadOf(t, sheet, isTime)}</span>
        </>
      }
      accent={accentOf(communities)}
      crumbs={[...crumbsOf(t, view.language, communities), { label: title, href: `/meetings/${meeting.id}` }]}
      scripts={isOpen ? scripts : []}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {notSaved.length > 0 && <NotSavedList t={t} notSaved={notSaved} />}
      {sheet.conflicts.length > 0 && !isArchive(communities) && <Conflicts t={t} view={view} sheet={sheet} />}
      {isOpen ? <OpenSheet {...props} t={t} /> : <ClosedSheet t={t} view={view} sheet={sheet} />}
      {isOpen && rows.length > 0 && <p class="quiet small no-print">{t('sheet.print')}</p>}
    </PageFrame>
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

function OpenSheet({ view, sheet, guest, t }: AttendancePageProps & { t: MeetingTranslate }) {
  const { meeting, rows } = sheet
  const presence = countPresence(rows.map(({ facts }) => facts))
  const sentences = {
    'data-waiting': t('sheet.waiting'),
    'data-stopped': t('sheet.stopped'),
    'data-kept': t('sheet.kept'),
    'data-conflict': t('sheet.conflictTap'),
  }
  return (
    <div class="sign-in-list" data-attendance={meeting.id} {...sentences}>
      <Form view={view}>
        {/* The Enter key uses the first button of a form: here it saves. */}
        <button class="visually-hidden" type="submit" name="do" value="save" tabindex={-1} aria-hidden="true" />
        <div data-others hidden>
          <Notice>
            <p>
              {t('sheet.others')} <a href={`/meetings/${meeting.id}/attendance`}>{t('sheet.reload')}</a>
            </p>
          </Notice>
        </div>
        {rows.length === 0 && <EmptyState>{t('sheet.empty')}</EmptyState>}
        {rows.length > 0 && (
          <ChoiceRows>
            {rows.map((row) => (
              <PersonRow key={row.personId} t={t} view={view} meetingId={meeting.id} row={row} />
            ))}
          </ChoiceRows>
        )}
        <fieldset class="check-list no-print">
          <legend>{t('sheet.addTitle')}</legend>
          <div class="form">
            {sheet.visitors.length > 0 && <VisitorsBefore t={t} visitors={sheet.visitors} />}
            <div class="columns">
              <Field name="name" label={t('sheet.name')} value={guest.name} maxLength={200} autocomplete="off" />
              <Field
                name="organisation"
                label={t('sheet.organisation')}
                hint={t('sheet.optional')}
                value={guest.organisation}
                maxLength={200}
                autocomplete="off"
              />
            </div>
            <p>
              <Button name="do" value="add" icon="add">
                {t('sheet.add')}
              </Button>
            </p>
            <p class="quiet small">{t('sheet.notice')}</p>
          </div>
        </fieldset>
        <StickyBar
          total={
            <>
              <b data-here>{presence.here}</b> {t('sheet.of', { of: presence.of })}
              <span class="quiet small" data-status role="status" hidden />
            </>
          }
        >
          <Button kind="main" name="do" value="save">
            {t('sheet.save')}
          </Button>
        </StickyBar>
      </Form>
    </div>
  )
}

/** People who came as visitors before: one tap saves the sheet and adds them. */
function VisitorsBefore({ t, visitors }: { t: MeetingTranslate; visitors: Sheet['visitors'] }) {
  return (
    <div role="group" aria-labelledby="visitors-before">
      <p id="visitors-before">{t('sheet.before')}</p>
      <div class="row">
        {visitors.map(({ personId, name }) => (
          <Button key={personId} name="do" value={`visitor:${personId}`}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  )
}

type PersonRowProps = { t: MeetingTranslate; view: View; meetingId: string; row: SheetRow }

/** The hidden field says which version and which answer this page showed, so that nobody overwrites what she has not seen. */
function PersonRow({ t, view, row }: PersonRowProps) {
  const { facts, seat, organisations, personId, name } = row
  const chosen = choiceOf(facts)
  const organisationNames = organisations.map((organisation) => nameIn(view.language, organisation.name)).join(', ')
  const role =
    facts.role !== null && facts.role !== usualRole(seat === null ? { role: 'member', isOnLeave: false, represents: [] } : seat)
      ? t(`role.${facts.role}`)
      : null
  const aside = [role, facts.state === 'represented' && t('sheet.represented')].filter(Boolean).join(', ')
  return (
    <ChoiceRow
      name={`a.${personId}`}
      title={name}
      aside={aside === '' ? undefined : aside}
      detail={organisationNames === '' ? undefined : organisationNames}
      options={CHOICES.map((choice) => ({ value: choice, label: t(`choice.${choice}`) }))}
      chosen={chosen}
    >
      <input type="hidden" name={`was.${personId}`} value={`${row.version}:${chosen}`} />
      <button class="button button-quiet button-small" type="submit" name="do" value={`more:${personId}`}>
        {t('sheet.more')}
        <span class="visually-hidden"> {name}</span>
      </button>
    </ChoiceRow>
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
