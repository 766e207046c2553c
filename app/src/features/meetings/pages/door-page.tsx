import type { Instant } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { StickyBar } from '../../../ui/choice-row.tsx'
import { Face } from '../../../ui/face.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { CHOICES, choiceOf } from '../domain/attendance.ts'
import { countDoor, groupByLetter, nextAtDoor, tapsOf, type LetterGroup } from '../domain/door.ts'
import type { Sheet, SheetRow } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import type { CheckInTranslate } from '../messages/check-in-catalogue.ts'
import { accentOf, checkInWordsOf, crumbsOf, titleOf, wordsOf } from './labels.ts'
import { meetingTabs } from './meeting-tabs.ts'
import { Others, scriptData, SheetCopy, Somebody } from './open-sheet.tsx'

type DoorPageProps = {
  view: View
  sheet: Sheet
  readerId: string
  scripts: readonly string[]
  words: string
  refusal: string | null
  guest: { name: string; organisation: string }
  shownAt: Instant
}

/** One big tile a person, for who stands at the door: a tap is "here", and the moment is kept with it. */
export function DoorPage({ view, sheet, readerId, scripts, words, refusal, guest, shownAt }: DoorPageProps) {
  const [t, c] = [wordsOf(view), checkInWordsOf(view)]
  const { meeting, communities } = sheet
  const address = `/meetings/${meeting.id}/attendance`
  const crumbs = [...crumbsOf(t, view.language, communities), { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` }]
  const groups = groupByLetter(sheet.rows, words, view.language)
  const { here, waiting } = countDoor(sheet.rows)
  return (
    <PageFrame
      view={view}
      title={c('door.title')}
      wide
      lead={c('door.lead')}
      accent={accentOf(communities)}
      crumbs={crumbs}
      tabs={meetingTabs(view.language, meeting.id, 'attendance', true)}
      scripts={scripts}
    >
      <SheetCopy t={t} view={view} address={`${address}/door`} shownAt={shownAt} />
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <div data-view="door" data-cycle={tapsOf(meeting.mode).join(' ')} {...scriptData(view, meeting.id, readerId)}>
        <SearchBox label={c('door.search')} value={words} action={`${address}/door`} button={t('list.find')} />
        <Form view={view}>
          {/* The Enter key uses the first button of a form: here it adds whose name was typed. */}
          <button class="visually-hidden" type="submit" name="do" value="add" tabindex={-1} aria-hidden="true" />
          <Others t={t} address={`${address}/door`} />
          <Words t={t} />
          {groups.length > 1 && <Letters c={c} groups={groups} />}
          {groups.length === 0 && <EmptyState>{words === '' ? t('sheet.empty') : c('door.nobody')}</EmptyState>}
          <ul class="tiles">
            {groups.flatMap(({ letter, rows }) =>
              rows.map((row, order) => (
                <Tile key={row.personId} view={view} t={t} c={c} row={row} mode={meeting.mode} letter={order === 0 && groups.length > 1 ? letter : null} />
              )),
            )}
          </ul>
          <Somebody t={t} view={view} sheet={sheet} guest={guest} />
          {waiting > 0 && <Rest c={c} waiting={waiting} />}
          <StickyBar
            total={
              <>
                <b data-here>{here}</b> {t('sheet.of', { of: sheet.rows.length })}
                <span class="quiet small" data-status role="status" hidden />
              </>
            }
          >
            <ButtonLink href={address}>{c('way.sheet')}</ButtonLink>
          </StickyBar>
        </Form>
      </div>
    </PageFrame>
  )
}

/** The names of the answers, once, for the script. */
function Words({ t }: { t: MeetingTranslate }) {
  return (
    <div hidden>
      {CHOICES.map((choice) => (
        <span key={choice} data-word={choice}>
          {t(`choice.${choice}`)}
        </span>
      ))}
    </div>
  )
}

function Letters({ c, groups }: { c: CheckInTranslate; groups: readonly LetterGroup[] }) {
  return (
    <nav class="row letters" aria-label={c('door.letters')}>
      {groups.map(({ letter }) => (
        <a key={letter} href={`#letter-${letter}`}>
          {letter}
        </a>
      ))}
    </nav>
  )
}

type TileProps = {
  view: View
  t: MeetingTranslate
  c: CheckInTranslate
  row: SheetRow
  mode: Sheet['meeting']['mode']
  /** On the first of its letter. */ letter: string | null
}

/** Without script the button itself says what the tap means. */
function Tile({ view, t, c, row, mode, letter }: TileProps) {
  const { personId, name, version, facts, organisations } = row
  const shown = choiceOf(facts)
  const chosen = version === 0 ? null : shown
  const organisation = organisations.map((each) => nameIn(view.language, each.name)).join(', ')
  const waiting = row.reply === null ? c('door.notYet') : `${c('door.notYet')}, ${c(`reply.${row.reply}`)}`
  return (
    <li id={`tile-${personId}`}>
      <button
        class="tile"
        name="do"
        value={`tap:${personId}:${version}:${shown}:${nextAtDoor(chosen, mode)}`}
        data-tile={personId}
        data-was={`${version}:${shown}`}
        data-choice={chosen ?? ''}
      >
        {letter !== null && (
          <span class="tile-letter" id={`letter-${letter}`} aria-hidden="true">
            {letter}
          </span>
        )}
        <Face name={name} />
        <span>
          <b>{name}</b>
          {organisation !== '' && <span class="quiet small"> {organisation}</span>}
          <span class="small" data-state>
            {chosen === null ? waiting : t(`choice.${chosen}`)}
          </span>
        </span>
      </button>
    </li>
  )
}

function Rest({ c, waiting }: { c: CheckInTranslate; waiting: number }) {
  return (
    <>
      <ButtonRow>
        <Button name="do" value="rest">
          {c('door.rest', { count: waiting })}
        </Button>
      </ButtonRow>
      <p class="quiet small">{c('door.restHint')}</p>
    </>
  )
}
