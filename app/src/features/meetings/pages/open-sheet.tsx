import { writeTime, type Instant } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceRow, ChoiceRows, StickyBar } from '../../../ui/choice-row.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { KeptNotice } from '../../../ui/kept-notice.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { CHOICES, choiceOf, countPresence, usualRole } from '../domain/attendance.ts'
import { cutSheet, ROWS_A_PAGE, type SheetPage, type SheetWish } from '../domain/sheet-page.ts'
import type { Sheet, SheetRow } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import type { CheckInTranslate } from '../messages/check-in-catalogue.ts'
import { checkInWordsOf, wordsOf } from './labels.ts'

type OpenSheetProps = { t: MeetingTranslate; view: View; sheet: Sheet; readerId: string; guest: { name: string; organisation: string }; wish: SheetWish }

/** The form of the sheet. A long one comes in pages; each button saves the page it stands on, and the main one also the others. */
export function OpenSheet({ t, view, sheet, readerId, guest, wish }: OpenSheetProps) {
  const { meeting, rows } = sheet
  const cut = cutSheet(rows, wish)
  return (
    <div class="sign-in-list" {...scriptData(view, meeting.id, readerId)}>
      <Form view={view}>
        {/* The Enter key uses the first button of a form: here it saves. */}
        <button class="visually-hidden" type="submit" name="do" value="save" tabindex={-1} aria-hidden="true" />
        <Others t={t} address={`/meetings/${meeting.id}/attendance`} />
        {cut.isLong && <Finder t={t} cut={cut} words={wish.words} all={rows.length} />}
        {rows.length === 0 && <EmptyState>{t('sheet.empty')}</EmptyState>}
        {cut.rows.length > 0 && (
          <ChoiceRows>
            {cut.rows.map((row) => (
              <PersonRow key={row.personId} t={t} view={view} row={row} isUnsigned={sheet.unsigned.has(row.personId)} />
            ))}
          </ChoiceRows>
        )}
        {cut.pages > 1 && <Pages t={t} cut={cut} />}
        <Somebody t={t} view={view} sheet={sheet} guest={guest} />
        <Total t={t} cut={cut} rows={rows} />
      </Form>
      {rows.length > 0 && (
        <p class="quiet small no-print">{cut.isLong ? <a href={`/meetings/${meeting.id}/attendance?list=whole`}>{t('sheet.whole')}</a> : t('sheet.print')}</p>
      )}
    </div>
  )
}

type CutProps = { t: MeetingTranslate; cut: SheetPage }

/** Which part of a long sheet this is, and a search. Looking elsewhere saves what stands here. */
function Finder({ t, cut, words, all }: CutProps & { words: string; all: number }) {
  const first = (cut.page - 1) * ROWS_A_PAGE
  const part = { from: Math.min(first + 1, cut.found), until: first + cut.rows.length, found: cut.found, all }
  return (
    <>
      <div class="search no-print">
        <Field name="q" label={t('sheet.find')} value={words} maxLength={200} autocomplete="off" />
        <Button name="do" value="find">
          {t('list.find')}
        </Button>
      </div>
      <p class="quiet">
        {t(cut.found === 0 ? 'sheet.foundNobody' : words === '' ? 'sheet.part' : 'sheet.partFound', part)} {t('sheet.partHint')}
        {cut.unsavedElsewhere > 0 && ` ${t('sheet.rest', { count: cut.unsavedElsewhere })}`}
      </p>
    </>
  )
}

function Pages({ t, cut }: CutProps) {
  return (
    <div class="row no-print">
      {cut.page > 1 && (
        <Button name="do" value={`page:${cut.page - 1}`}>
          {t('sheet.before50')}
        </Button>
      )}
      {cut.page < cut.pages && (
        <Button name="do" value={`page:${cut.page + 1}`}>
          {t('sheet.next50')}
        </Button>
      )}
    </div>
  )
}

/** Shown by a phone without network. `shownAt`: when this page was made. */
export function SheetCopy({ t, view, address, shownAt }: { t: MeetingTranslate; view: View; address: string; shownAt: Instant }) {
  const time = { time: writeTime(view.language, shownAt) }
  return <KeptNotice sentence={t('sheet.copy', time)} back={t('sheet.copyBack', time)} link={t('sheet.copyLink')} address={address} />
}

/** Appears when somebody else saved meanwhile. */
export function Others({ t, address }: { t: MeetingTranslate; address: string }) {
  return (
    <div data-others hidden>
      <Notice>
        <p>
          {t('sheet.others')} <a href={address}>{t('sheet.reload')}</a>
        </p>
      </Notice>
    </div>
  )
}

/** Whose taps wait on this device, and the sentences its script says. */
export function scriptData(view: View, meetingId: string, readerId: string) {
  const [t, words] = [wordsOf(view), checkInWordsOf(view)]
  return {
    'data-attendance': meetingId,
    'data-owner': readerId,
    'data-waiting': t('sheet.waiting'),
    'data-offline': t('sheet.offline'),
    'data-waits': words('guest.waiting'),
    'data-stopped': t('sheet.stopped'),
    'data-kept': t('sheet.kept'),
    'data-conflict': t('sheet.conflictTap'),
    'data-fault': words('tap.fault'),
    'data-leave': words('leave.now'),
    'data-stay': words('leave.stay'),
  }
}

/** Somebody without a seat: who came before, or a new name. */
export function Somebody({ t, view, sheet, guest }: Pick<OpenSheetProps, 't' | 'view' | 'sheet' | 'guest'>) {
  const words = checkInWordsOf(view)
  return (
    <fieldset class="check-list no-print">
      <legend>{t('sheet.addTitle')}</legend>
      <div class="form">
        {sheet.visitors.length > 0 && <VisitorsBefore t={t} visitors={sheet.visitors} />}
        <div class="columns">
          <Field name="name" label={t('sheet.name')} value={guest.name} maxLength={200} autocomplete="off" />
          <Field name="organisation" label={t('sheet.organisation')} hint={t('sheet.optional')} value={guest.organisation} maxLength={200} autocomplete="off" />
        </div>
        <p>
          <Button name="do" value="add" icon="add">
            {t('sheet.add')}
          </Button>
        </p>
        <ul data-guests hidden aria-label={words('guest.title')} data-known={words('guest.known')} data-waiting={words('guest.waiting')} />
        <p class="quiet small">{t('sheet.notice')}</p>
      </div>
    </fieldset>
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

/** "120 of 151 here", on all pages together, and the one button. */
function Total({ t, cut, rows }: CutProps & { rows: readonly SheetRow[] }) {
  const presence = countPresence(rows.map(({ facts }) => facts))
  return (
    <StickyBar
      total={
        <>
          <b data-here={cut.hereElsewhere}>{presence.here}</b> {t('sheet.of', { of: presence.of })}
          <span class="quiet small" data-status role="status" hidden />
        </>
      }
    >
      {cut.unsavedElsewhere > 0 && <input type="hidden" name="rest" value="yes" />}
      <Button kind="main" name="do" value="save">
        {t('sheet.save')}
      </Button>
    </StickyBar>
  )
}

/** One tap: leaves now, or is back. Short, for it stands on every row of a long list. */
function LeaveButton({ words, row }: { words: CheckInTranslate; row: SheetRow }) {
  const kind = row.leftAt === null ? 'leave' : 'stay'
  return (
    <button name="do" value={`${kind}:${row.personId}`}>
      {words(kind === 'leave' ? 'leave.now' : 'leave.stay')}
    </button>
  )
}

type PersonRowProps = { t: MeetingTranslate; view: View; row: SheetRow; isUnsigned: boolean }

/** The hidden field says which version and which answer this page showed, so that nobody overwrites what she has not seen. */
function PersonRow({ t, view, row, isUnsigned }: PersonRowProps) {
  const { facts, seat, organisations, personId, name } = row
  const chosen = choiceOf(facts)
  const organisationNames = organisations.map((organisation) => nameIn(view.language, organisation.name)).join(', ')
  const role =
    facts.role !== null && facts.role !== usualRole(seat === null ? { role: 'member', isOnLeave: false, represents: [] } : seat)
      ? t(`role.${facts.role}`)
      : null
  const words = checkInWordsOf(view)
  const times = [
    row.arrivedAt !== null && words('arrive.at', { time: writeTime(view.language, row.arrivedAt) }),
    row.leftAt !== null && words('leave.at', { time: writeTime(view.language, row.leftAt) }),
  ]
  const reply = row.version === 0 && row.isAsked && words(`reply.${row.reply ?? 'none'}`)
  const aside = [role, facts.state === 'represented' && t('sheet.represented'), isUnsigned && t('sheet.unsigned'), reply, ...times].filter(Boolean).join(', ')
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
      <button name="do" value={`more:${personId}`} aria-label={`${t('sheet.more')} ${name}`}>
        {t('sheet.more')}
      </button>
      {row.version > 0 && facts.state === 'present' && <LeaveButton words={words} row={row} />}
    </ChoiceRow>
  )
}
