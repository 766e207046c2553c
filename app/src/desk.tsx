import {
  findProgramme,
  listInvitedTo,
  listLedWaiting,
  readNewcomers,
  type MeetingGlimpse,
  type Newcomers,
  type Programme,
  type Waiting,
} from './features/communities/public.ts'
import { sayDeskLines, saySignatures } from './features/closing/public.ts'
import { sayContactsLines } from './features/contacts/public.ts'
import { sayIntroductionLines } from './features/introductions/public.ts'
import { sayInvitationLines } from './features/invitations/public.ts'
import { QuickAnswers, type QuickAnswer } from './features/meetings/public.ts'
import { listPeopleToTell } from './features/people/public.ts'
import { sayQuestionLines } from './features/questions/public.ts'
import { saySituationLines } from './features/situations/public.ts'
import { saySurveyLines } from './features/sociograms/public.ts'
import { sayAndThenLines } from './features/suggestions/public.ts'
import { listOwnActions, sayRecordLines, type ActionLine } from './features/records/public.ts'
import { inTwoSteps, type Database } from './platform/database.ts'
import type { DeskLine, DeskReader, SayOnDesk } from './platform/desk.ts'
import type { Actor } from './kernel/actor.ts'
import { dayOf, wallTimeOf, writeDay, writeTime } from './kernel/day.ts'
import { nameIn, startSentence, type BilingualName } from './kernel/language.ts'
import { translator, type Translate } from './kernel/translate.ts'
import { deskMessages } from './desk-words.ts'
import { peopleNeighbours } from './neighbours.ts'
import { page } from './platform/http/answer.ts'
import { get, readActor, type Route } from './platform/http/route.ts'
import { nowOf, type House } from './platform/house.ts'
import { Button, ButtonLink } from './ui/button.tsx'
import { Item } from './ui/card.tsx'
import { Form } from './ui/form.tsx'
import { OwnWords } from './ui/names.tsx'
import { PageFrame } from './ui/page-frame.tsx'
import type { View } from './ui/view.ts'

export type DeskMeeting = MeetingGlimpse & { communities: BilingualName[] }

/** What the desk asks of meetings. */
export type DeskMeetings = {
  listNextMeetings: (tx: Database, reader: DeskReader) => Promise<DeskMeeting[]>
  /** Held meetings whose register the actor keeps and nobody closed. */
  listOpenRegisters: (tx: Database, reader: DeskReader) => Promise<DeskMeeting[]>
}

type Desk = {
  next: DeskMeeting[]
  registers: DeskMeeting[]
  /** What ends a meeting or begins an agreement, in the reader's words. */
  closing: WaitingWords[]
  actions: ActionLine[]
  waiting: Waiting[]
  toTell: number
  newcomers: Newcomers[]
  programmes: Programme[]
  now: string
}
/** `quick`: the answers to a meeting to which the reader is asked. */
type WaitingWords = { text: string; href: string; link: string; meetingId?: string; quick?: QuickAnswer }
type Words = Translate<keyof (typeof deskMessages)['en']>

const SHOWN = 5

/** My desk stands above all features, because it gathers from each. */
export function deskRoutes(house: House, meetings: DeskMeetings): Route[] {
  return [
    get('/desk', async (c) =>
      page(c, <DeskPage view={c.var.view} desk={await readDesk(house, meetings, { actor: readActor(c), language: c.var.language, now: nowOf(house) })} />),
    ),
  ]
}

/** One transaction, whatever there is to ask: so many at once would each want a connection of their own. */
async function readDesk(house: House, meetings: DeskMeetings, reader: DeskReader): Promise<Desk> {
  return inTwoSteps(
    house.db,
    reader.actor,
    async (tx) => ({
      asked: await sayInvitationLines(tx, reader),
      toSign: await saySignatures(tx, reader),
      invitedTo: await listInvitedTo(tx, reader),
      programmes: await listOwnProgrammes(tx, reader.actor),
    }),
    async (tx, { asked, toSign, invitedTo, programmes }) => ({
      next: await meetings.listNextMeetings(tx, reader),
      registers: await meetings.listOpenRegisters(tx, reader),
      closing: [...asked, ...(await sayDeskLines(tx, reader)), ...toSign, ...(await sayLines(tx, reader))],
      actions: await listOwnActions(tx, reader),
      waiting: [...invitedTo, ...(await listLedWaiting(tx, reader))],
      toTell: (await listPeopleToTell(tx, peopleNeighbours, reader)).filter(({ isOverdue }) => isOverdue).length,
      newcomers: await readNewcomers(tx, reader),
      programmes,
      now: reader.now,
    }),
  )
}

const SAYERS: readonly SayOnDesk[] = [
  sayRecordLines,
  sayContactsLines,
  sayIntroductionLines,
  sayQuestionLines,
  saySurveyLines,
  saySituationLines,
  sayAndThenLines,
]

/** What waits in the words of the features themselves. */
async function sayLines(tx: Database, reader: DeskReader): Promise<DeskLine[]> {
  const said: DeskLine[] = []
  for (const say of SAYERS) said.push(...(await say(tx, reader)))
  return said
}

/** Those whose figures the reader follows for a funder or an authority. */
async function listOwnProgrammes(tx: Database, actor: Actor): Promise<Programme[]> {
  const ids = actor.instanceRoles.flatMap(({ role, programmeId }) => (role === 'policy_officer' && programmeId !== null ? [programmeId] : []))
  const found: Programme[] = []
  for (const id of ids) {
    const programme = await findProgramme(tx, id)
    if (programme !== null) found.push(programme)
  }
  return found
}

function partOfDay(now: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(wallTimeOf(now).slice(11, 13))
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** Three short lists: next, waiting for you, what became of it. */
function DeskPage({ view, desk }: { view: View; desk: Desk }) {
  const t = translator(deskMessages, view.language)
  const below = desk.closing.filter(({ meetingId }) => !isShownAbove(desk, meetingId))
  const others = desk.registers.length + desk.actions.length + desk.waiting.length + (desk.toTell > 0 ? 1 : 0)
  const count = others + desk.closing.length
  return (
    <PageFrame view={view} title={t('title', { part: partOfDay(desk.now), count })}>
      <h2>{t('next')}</h2>
      {desk.next.length === 0 && <p class="quiet">{t('noNext')}</p>}
      {desk.next.slice(0, SHOWN).map((meeting) => (
        <NextMeeting key={meeting.id} view={view} meeting={meeting} asked={desk.closing.find(({ meetingId }) => meetingId === meeting.id)} />
      ))}
      <p class="after-form">
        <a href="/my-month">{t('myMonth')}</a>
      </p>
      <h2>{t('waiting')}</h2>
      {others + below.length === 0 && <p class="quiet">{t(count === 0 ? 'nothingWaiting' : 'nothingElse')}</p>}
      {desk.registers.slice(0, SHOWN).map((meeting) => (
        <Line key={meeting.id} href={`/meetings/${meeting.id}/attendance`} link={t('registerLink')}>
          {t('register', { community: namesOf(view, meeting), day: writeDay(view.language, dayOf(meeting.startsAt)) })}
        </Line>
      ))}
      {desk.actions.map((action) => (
        <OwnAction key={action.entryId} t={t} view={view} action={action} />
      ))}
      {below.map((line) => (
        <WaitingWordsItem key={`${line.href}${line.text}`} view={view} line={line} />
      ))}
      {desk.waiting.map((line) => (
        <WaitingLine key={`${line.kind}${line.communityId}`} t={t} view={view} line={line} />
      ))}
      {desk.toTell > 0 && (
        <Line href="/people/notices" link={t('toTellLink')}>
          {t('toTell', { count: desk.toTell })}
        </Line>
      )}
      <h2>{t('became')}</h2>
      {desk.newcomers.length + desk.programmes.length === 0 && <p class="quiet">{t('nothingBecame')}</p>}
      {desk.programmes.map(({ id, nameFr, nameNl }) => (
        <Line key={id} href={`/programmes/${id}/report`} link={t('tableLink')}>
          {nameIn(view.language, { fr: nameFr, nl: nameNl })}
        </Line>
      ))}
      {desk.newcomers.map(({ communityId, name, count: joined }) => (
        <Item key={communityId}>
          <p>
            {t('newcomers', { count: joined, community: nameIn(view.language, name) })} <a href={`/communities/${communityId}/members`}>{t('membersLink')}</a>
          </p>
        </Item>
      ))}
    </PageFrame>
  )
}

/** What is asked about a meeting stands with the meeting. */
function isShownAbove({ next }: Desk, meetingId: string | undefined): boolean {
  return next.slice(0, SHOWN).some(({ id }) => id === meetingId)
}

function WaitingWordsItem({ view, line: { text, href, link, quick } }: { view: View; line: WaitingWords }) {
  if (quick === undefined) {
    return (
      <Line href={href} link={link}>
        {text}
      </Line>
    )
  }
  return (
    <Item>
      <p>{text}</p>
      <QuickAnswers view={view} quick={quick} />
    </Item>
  )
}

function namesOf(view: View, meeting: DeskMeeting): string {
  return meeting.communities.map((name) => nameIn(view.language, name)).join(', ')
}

function NextMeeting({ view, meeting, asked }: { view: View; meeting: DeskMeeting; asked: WaitingWords | undefined }) {
  return (
    <Item>
      <p>
        <a href={`/meetings/${meeting.id}`}>
          <b>
            {startSentence(writeDay(view.language, dayOf(meeting.startsAt), 'weekday'))}, {writeTime(view.language, meeting.startsAt)}
          </b>
        </a>
        {' · '}
        {[namesOf(view, meeting), meeting.title, meeting.place].filter((part) => part !== '').join(', ')}
      </p>
      {asked?.quick && (
        <>
          <p>{asked.text}</p>
          <QuickAnswers view={view} quick={asked.quick} />
        </>
      )}
    </Item>
  )
}

/** What the reader took upon herself at a meeting. */
function OwnAction({ t, view, action: { meetingId, entryId, heldOn, words, dueOn } }: { t: Words; view: View; action: ActionLine }) {
  return (
    <Item>
      <OwnWords as="p" words={words} isMarked />
      <p class="quiet small">
        {t('ownAction', { day: writeDay(view.language, heldOn) })}
        {dueOn !== null && ` ${t('ownActionUntil', { day: writeDay(view.language, dueOn) })}`}
      </p>
      <Form view={view} action={`/meetings/${meetingId}/record/entries/${entryId}`} isPlain>
        <input type="hidden" name="part" value="settle" />
        <input type="hidden" name="isDone" value="yes" />
        <input type="hidden" name="back" value="desk" />
        <Button>
          {t('ownActionDone')}
          <span class="visually-hidden"> {words.text.slice(0, 60)}</span>
        </Button>
      </Form>
    </Item>
  )
}

function WaitingLine({ t, view, line }: { t: Words; view: View; line: Waiting }) {
  const community = nameIn(view.language, line.name)
  const address = `/communities/${line.communityId}`
  if (line.kind === 'to-confirm') {
    return (
      <Line href={`${address}/members`} link={t('toConfirmLink')}>
        {t('toConfirm', { count: line.count, community })}
      </Line>
    )
  }
  if (line.kind !== 'missing') {
    return (
      <Line href={`${address}/join`} link={t(line.kind === 'invited' ? 'invitedLink' : 'toAgreeLink')}>
        {t(line.kind === 'invited' ? 'invited' : 'toAgree', { community })}
      </Line>
    )
  }
  return (
    <Line href={`${address}/edit#state`} link={t('settingsLink')}>
      {line.missing.length === 0 ? t('ready', { community }) : t('missing', { count: line.missing.length, community })}
    </Line>
  )
}

function Line({ href, link, children }: { href: string; link: string; children: string }) {
  return (
    <Item>
      <p>{children}</p>
      <ButtonLink href={href}>{link}</ButtonLink>
    </Item>
  )
}
