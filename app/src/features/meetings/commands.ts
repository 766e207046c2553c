import { instantInBrussels, isDay } from '../../kernel/day.ts'
import { isLanguage } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  readOptions,
  REFUSED,
  say,
  sayIn,
  withStore,
  type Command,
  type OpenForCommand,
  type Option,
} from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { moveAsOperator } from './actions/edit-meeting.ts'
import { cancelAsOperator } from './actions/move-meeting.ts'
import { planAsOperator } from './actions/plan-meeting.ts'
import { listSeriesDays, type Rhythm } from './domain/series.ts'
import { meetingMessages, type MeetingTranslate } from './messages/catalogue.ts'
import { titleOf, writeSpan } from './pages/labels.ts'
import { listMeetings } from './store/list-store.ts'
import { readAgendaChoice } from './routes/plan-forms.ts'
import { findMeeting, listNamedCommunities } from './store/meeting-store.ts'

const about = sayIn(meetingMessages)

const COMMUNITY: Option = { form: '--community ID', about: about('help.community'), isNeeded: true }
const COMMON: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const PLAN: readonly Option[] = [
  COMMUNITY,
  { form: '--day DAY', about: about('help.day'), isNeeded: true },
  { form: '--from TIME', about: about('help.from'), isNeeded: true },
  { form: '--until TIME', about: about('help.until'), isNeeded: true },
  { form: '--title TEXT', about: about('help.title') },
  { form: '--place TEXT', about: about('help.place') },
  { form: '--link URL', about: about('help.link') },
  { form: '--agenda NAME', about: about('help.agenda') },
  { form: '--weeks N', about: about('help.weeks') },
  { form: '--times N', about: about('help.times') },
  ...COMMON,
]
const MOVE: readonly Option[] = [
  { form: '--meeting ID', about: about('help.meeting'), isNeeded: true },
  { form: '--day DAY', about: about('help.day') },
  { form: '--from TIME', about: about('help.from') },
  { form: '--until TIME', about: about('help.until') },
  { form: '--place TEXT', about: about('help.place') },
  { form: '--link URL', about: about('help.link') },
  ...COMMON,
]
const LIST: readonly Option[] = [COMMUNITY, ...COMMON]
const CANCEL: readonly Option[] = [{ form: '--meeting ID', about: about('help.meeting'), isNeeded: true }, ...COMMON]

/** Meetings from the command line of the machine, as whoever operates the house. */
export function meetingsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'meeting plan': { about: about('help.plan'), options: PLAN, run: (words) => runWith(open, words, PLAN, plan) },
    'meeting move': { about: about('help.move'), options: MOVE, run: (words) => runWith(open, words, MOVE, move) },
    'meeting cancel': { about: about('help.cancel'), options: CANCEL, run: (words) => runWith(open, words, CANCEL, cancel) },
    'meeting list': { about: about('help.list'), options: LIST, run: (words) => runWith(open, words, LIST, list) },
  }
}

type Asked = { options: Record<string, string>; language: ReturnType<typeof languageOf>; t: MeetingTranslate }
/** Null: the words are not enough. */
type Work = (asked: Asked) => ((house: House) => Promise<number>) | null

async function runWith(open: OpenForCommand, words: string[], expected: readonly Option[], work: Work): Promise<number> {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const language = languageOf(isLanguage(options.lang) ? options.lang : undefined)
  const t = translator(meetingMessages, language)
  const run = bare.length > 0 || (options.lang !== undefined && !isLanguage(options.lang)) ? null : work({ options, language, t })
  if (run === null) {
    complain(t(expected === PLAN ? 'command.usage' : expected === MOVE ? 'command.usageMove' : 'command.usageId'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, ({ house }) => run(house))
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

function plan({ options, language, t }: Asked): ((house: House) => Promise<number>) | null {
  const { community, day = '', from = '', until = '', title = '', place = '', link = '', agenda = '', weeks, times } = options
  if (!isId(community) || !isDay(day) || !CLOCK.test(from) || !CLOCK.test(until)) return null
  if ([weeks, times].some((text) => text !== undefined && !/^\d{1,2}$/.test(text))) return null
  const source = readAgendaChoice(/^[a-z]+$/.test(agenda) ? `shipped:${agenda}` : isId(agenda) ? `meeting:${agenda}` : agenda)
  if (agenda !== '' && source.from === 'nothing') return null
  const rhythm: Rhythm | null =
    weeks === undefined ? null : { repeat: 'weeks', every: Number(weeks), until: null, times: times === undefined ? null : Number(times) }
  return async (house) => {
    const days = rhythm === null ? { ok: true as const, value: [] } : listSeriesDays(day, rhythm)
    if (!days.ok) return refuse(t(`refused.${days.refusal}`))
    const isKnown = await asSystem(house.db, async (tx) => (await listNamedCommunities(tx, [community])).length > 0)
    if (!isKnown) return refuse(t('refused.community-unknown'))
    const draft = {
      title,
      place,
      onlineLink: link,
      mode: null,
      communityIds: [community],
      startsAt: instantInBrussels(`${day}T${from}`),
      endsAt: instantInBrussels(`${day}T${until}`),
    }
    const planned = await planAsOperator(house, { communityId: community, draft, language, days: days.value, agenda: source })
    if (!planned.ok) return refuse(t(`refused.${planned.refusal}`))
    const meetings = await asSystem(house.db, (tx) => Promise.all(planned.value.map((id) => findMeeting(tx, id))))
    for (const meeting of meetings) if (meeting !== null) say(t('command.planned', { when: writeSpan(t, language, meeting), id: meeting.id }))
    return DONE
  }
}

/** A day alone keeps the hours; hours are those of the day on which it begins. */
function move({ options, language, t }: Asked): ((house: House) => Promise<number>) | null {
  const { meeting: id, day, from, until, place, link } = options
  if (!isId(id) || [day, from, until, place, link].every((each) => each === undefined)) return null
  if ((day !== undefined && !isDay(day)) || [from, until].some((clock) => clock !== undefined && !CLOCK.test(clock))) return null
  return async (house) => {
    const moved = await moveAsOperator(house, id, { day, from, until, place, onlineLink: link })
    if (!moved.ok) return refuse(t(`refused.${moved.refusal}`))
    say(t('command.moved', { when: writeSpan(t, language, moved.value) }))
    return DONE
  }
}

function cancel({ options: { meeting }, t }: Asked): ((house: House) => Promise<number>) | null {
  if (!isId(meeting)) return null
  return async (house) => {
    const cancelled = await cancelAsOperator(house, meeting)
    if (!cancelled.ok) return refuse(t(`refused.${cancelled.refusal}`))
    say(t('command.cancelled'))
    return DONE
  }
}

function list({ options: { community }, language, t }: Asked): ((house: House) => Promise<number>) | null {
  if (!isId(community)) return null
  return async (house) => {
    const { rows } = await asSystem(house.db, (tx) => listMeetings(tx, { communityId: community, words: '', page: 1 }))
    if (rows.length === 0) say(t('command.none'))
    for (const row of rows)
      say([row.id, writeSpan(t, language, row), titleOf(t, language, row), row.place, t(`state.${row.state}`)].filter((part) => part !== '').join('  '))
    return DONE
  }
}

function refuse(sentence: string): number {
  complain(sentence)
  return REFUSED
}
