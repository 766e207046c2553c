import { instantInBrussels, isDay } from '../../kernel/day.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import { moveAsOperator } from './actions/edit-meeting.ts'
import { cancelAsOperator } from './actions/move-meeting.ts'
import { planAsOperator } from './actions/plan-meeting.ts'
import { listSeriesDays, type Rhythm } from './domain/series.ts'
import { meetingMessages, type MeetingTranslate } from './messages/catalogue.ts'
import { titleOf, writeSpan } from './pages/labels.ts'
import { listMeetings } from './store/list-store.ts'
import { readAgendaChoice } from './routes/plan-forms.ts'
import { findMeeting, listNamedCommunities } from './store/meeting-store.ts'

/** Meetings from the command line of the machine, as whoever operates the house. */
export function meetingsCommands(open: OpenForCommand): Record<string, Command> {
  const ofCommunity = { '--community ID': 'help.community' } as const
  const ofMeeting = { '--meeting ID': 'help.meeting' } as const
  const where = { '--place TEXT': 'help.place', '--link URL': 'help.link' } as const
  const hours = { '--day DAY': 'help.day', '--from TIME': 'help.from', '--until TIME': 'help.until' } as const
  return commandsIn(open, meetingMessages, {
    'meeting plan': {
      about: 'help.plan',
      needs: { ...ofCommunity, ...hours },
      options: { '--title TEXT': 'help.title', ...where, '--agenda NAME': 'help.agenda', '--weeks N': 'help.weeks', '--times N': 'help.times' },
      usage: 'command.usage',
      plan,
    },
    'meeting move': { about: 'help.move', needs: ofMeeting, options: { ...hours, ...where }, usage: 'command.usageMove', plan: move },
    'meeting cancel': { about: 'help.cancel', needs: ofMeeting, usage: 'command.usageId', plan: cancel },
    'meeting list': { about: 'help.list', needs: ofCommunity, usage: 'command.usageId', plan: list },
  })
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

function plan({ options, language, t }: Asked<MeetingTranslate>): Work | null {
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
    return tell(
      ...meetings.filter((meeting) => meeting !== null).map((meeting) => t('command.planned', { when: writeSpan(t, language, meeting), id: meeting.id })),
    )
  }
}

/** A day alone keeps the hours; hours are those of the day on which it begins. */
function move({ options: { meeting: id, day, from, until, place, link }, language, t }: Asked<MeetingTranslate>): Work | null {
  if (!isId(id) || [day, from, until, place, link].every((each) => each === undefined)) return null
  if ((day !== undefined && !isDay(day)) || [from, until].some((clock) => clock !== undefined && !CLOCK.test(clock))) return null
  return async (house) => {
    const moved = await moveAsOperator(house, id, { day, from, until, place, onlineLink: link })
    return moved.ok ? tell(t('command.moved', { when: writeSpan(t, language, moved.value) })) : refuse(t(`refused.${moved.refusal}`))
  }
}

function cancel({ options: { meeting }, t }: Asked<MeetingTranslate>): Work | null {
  if (!isId(meeting)) return null
  return async (house) => {
    const cancelled = await cancelAsOperator(house, meeting)
    return cancelled.ok ? tell(t('command.cancelled')) : refuse(t(`refused.${cancelled.refusal}`))
  }
}

function list({ options: { community }, language, t }: Asked<MeetingTranslate>): Work | null {
  if (!isId(community)) return null
  return async (house) => {
    const { rows } = await asSystem(house.db, (tx) => listMeetings(tx, { communityId: community, words: '', page: 1 }))
    if (rows.length === 0) return tell(t('command.none'))
    const lines = rows.map((row) => [row.id, writeSpan(t, language, row), titleOf(t, language, row), row.place, t(`state.${row.state}`)])
    return tell(...lines.map((parts) => parts.filter((part) => part !== '').join('  ')))
  }
}
