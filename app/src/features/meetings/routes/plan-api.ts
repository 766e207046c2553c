import { z } from 'zod'
import { instantInBrussels, isDay } from '../../../kernel/day.ts'
import { LANGUAGES } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { isId, readActor, readId, type RouteContext } from '../../../platform/http/route.ts'
import { editMeeting, type EditRefusal } from '../actions/edit-meeting.ts'
import { readAgendaSheet, replaceAgenda, addItem, type AgendaRefusal } from '../actions/keep-agenda.ts'
import { lookAround, type PlanHouse } from '../actions/look-around.ts'
import { cancel } from '../actions/move-meeting.ts'
import { planMeetings, type PlanRefusal } from '../actions/plan-meeting.ts'
import { readEditing } from '../actions/read-meetings.ts'
import { AGENDA_KINDS } from '../domain/agenda.ts'
import { MEETING_MODES, type MeetingDraft } from '../domain/meeting.ts'
import { REPEATS } from '../domain/series.ts'
import { meetingMessages } from '../messages/catalogue.ts'
import { readAgendaChoice, readSeriesDays } from './plan-forms.ts'

const Day = z.string().refine(isDay, 'A day that exists, as 2026-03-10').describe('A day in Brussels, as 2026-03-10')
const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('Wall time in Brussels, as 13:00')
const Moment = z.string().describe('A moment in UTC')

const Hours = { day: Day, from: Clock, until: Clock, lastDay: Day.optional().describe('Only when it ends on another day') }
const Texts = {
  title: z.string().max(200).default(''),
  place: z.string().max(200).default(''),
  onlineLink: z.string().max(500).default('').describe('Begins with https://; for members and invited people'),
  mode: z.enum(MEETING_MODES).nullable().default(null),
}
const Item = z.object({
  kind: z.enum(AGENDA_KINDS),
  title: z.string().max(200).default('').describe('Own words; needed for the kind "own"'),
  language: z.enum(LANGUAGES).describe('Of these words'),
  minutes: z.number().int().min(0).max(600).nullable().default(null),
  ownerId: z.uuid().nullable().default(null).describe('Who looks after it; sits in the community'),
  isConfidential: z.boolean().default(false).describe('Among members only'),
})
const StoredItem = Item.extend({ id: z.uuid() })
const AgendaAnswer = listOf(StoredItem).extend({ version: z.number().int().describe('To send back with the next change') })

/** Planning, changing and cancelling, and the agenda, for programs of those who lead. */
export function planApi(place: PlanHouse): ApiRoute[] {
  return [planningApi(place), ...changingApi(place), ...agendaApiOf(place), loadApi(place)]
}

function planningApi({ house }: PlanHouse): ApiRoute {
  return apiPost({
    path: '/api/v1/communities/:id/meetings',
    summary: 'Plan a meeting or a series; the header Idempotency-Key makes that a request sent twice plans once',
    tag: 'Meetings',
    body: z
      .object({
        ...Hours,
        ...Texts,
        communityIds: z.array(z.uuid()).max(50).default([]).describe('Others at the same table'),
        agenda: z
          .string()
          .regex(/^(shipped:[a-z]+|(meeting|own):[0-9a-f-]{36})$/)
          .optional()
          .describe('shipped:neighbourhood, shipped:situations, shipped:moderators, shipped:short, meeting:ID or own:ID'),
        repeat: z.enum(REPEATS).optional(),
        every: z.number().int().min(1).max(12).default(1).describe('Weeks or months'),
        times: z.number().int().min(2).max(60).optional(),
        lastOn: Day.optional(),
        days: z.array(Day).max(60).default([]).describe('Further days, for repeat: days'),
        skip: z.array(Day).max(60).default([]).describe('Days of the series to leave out'),
        sharesTurns: z.boolean().default(false).describe('Propose in turns who chairs'),
      })
      .strict(),
    answer: z.object({ ids: z.array(z.uuid()) }),
    status: 201,
    answerWith: async (c, { body }) => {
      const { repeat = '', every, times, lastOn = '', days: further, skip } = body
      const days = readSeriesDays(body.day, {
        repeat,
        every: String(every),
        times: times === undefined ? '' : String(times),
        lastOn,
        days: further,
        agenda: '',
        sharesTurns: false,
      })
      if (!days.ok) return refusalOf(days.refusal)
      const chosen = days.value.filter((day) => !skip.includes(day))
      if (chosen.length === 0) return refusalOf('one-date-only')
      const key = c.req.header('Idempotency-Key')?.slice(0, 200) ?? null
      const planned = await planMeetings(house, readActor(c), {
        communityId: readId(c),
        draft: { ...toDraft(body), communityIds: body.communityIds },
        language: c.var.language,
        days: repeat === '' ? [] : chosen,
        agenda: readAgendaChoice(body.agenda ?? ''),
        sharesTurns: body.sharesTurns,
        requestKey: key,
      })
      return planned.ok ? { ids: planned.value } : refusalOf(planned.refusal)
    },
  })
}

function changingApi({ house }: PlanHouse): ApiRoute[] {
  return [
    apiPut({
      path: '/api/v1/meetings/:id',
      summary: 'Change time, place, link, manner and title; `later` names further meetings of its series that change alike',
      tag: 'Meetings',
      body: z.object({ ...Hours, ...Texts, version: z.number().int().describe('As it was read'), later: z.array(z.uuid()).max(60).default([]) }).strict(),
      answer: z.object({ id: z.uuid() }),
      answerWith: async (c, { body }) => {
        const before = await readEditing(house, readActor(c), readId(c))
        if (before === null) return null
        const draft = { ...toDraft(body), communityIds: before.meeting.communityIds }
        const saved = await editMeeting(house, readActor(c), { id: readId(c), version: body.version, draft, language: c.var.language, later: body.later })
        return saved.ok ? { id: saved.value } : refusalOf(saved.refusal)
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/cancel',
      summary: 'Cancel a meeting that has not taken place, and those later ones of its series that are named',
      tag: 'Meetings',
      body: z.object({ later: z.array(z.uuid()).max(60).default([]) }).strict(),
      answer: z.object({ state: z.literal('cancelled') }),
      answerWith: async (c, { body }) => {
        const cancelled = await cancel(house, readActor(c), readId(c), body.later)
        return cancelled.ok ? { state: 'cancelled' as const } : refusalOf(cancelled.refusal)
      },
    }),
  ]
}

type Hour = { day: string; from: string; until: string; lastDay?: string | undefined }
type Wish = Hour & Pick<MeetingDraft, 'title' | 'place' | 'onlineLink' | 'mode'>

function toDraft({ day, from, until, lastDay = day, title, place, onlineLink, mode }: Wish): Omit<MeetingDraft, 'communityIds'> {
  return { title, place, onlineLink, mode, startsAt: instantInBrussels(`${day}T${from}`), endsAt: instantInBrussels(`${lastDay}T${until}`) }
}

type AnyRefusal = PlanRefusal | EditRefusal | AgendaRefusal | 'already-held' | 'already-cancelled'

/** The sentence that a person would read, in English. */
function refusalOf(refusal: AnyRefusal | 'every-wrong' | 'no-end' | 'until-before-start' | 'one-date-only' | 'day-wrong'): ApiRefusal {
  return { refusal, message: translator(meetingMessages, 'en')(`refused.${refusal}`) }
}

function agendaApiOf({ house }: PlanHouse): ApiRoute[] {
  const answer = async (c: RouteContext) => {
    const sheet = await readAgendaSheet(house, readActor(c), readId(c))
    return sheet === null ? null : { rows: sheet.items, count: sheet.items.length, version: sheet.version }
  }
  const answerAfter = async (c: RouteContext, refusal: AgendaRefusal | null) => (refusal === null ? answer(c) : refusalOf(refusal))
  const Version = z.number().int().describe('As it was read; another one is refused')
  return [
    apiGet({
      path: '/api/v1/meetings/:id/agenda',
      summary: 'The agenda of a meeting, for those who lead',
      tag: 'Agenda',
      answer: AgendaAnswer,
      answerWith: answer,
    }),
    apiPost({
      path: '/api/v1/meetings/:id/agenda',
      summary: 'Add one item at the end',
      tag: 'Agenda',
      body: Item.extend({ version: Version }).strict(),
      answer: AgendaAnswer,
      status: 201,
      answerWith: async (c, { body: { version, ...item } }) => {
        const added = await addItem(house, readActor(c), { meetingId: readId(c), version }, item)
        return answerAfter(c, added.ok ? null : added.refusal)
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/agenda',
      summary: 'The whole agenda in its order; an item with its id stays the item it was, one left out goes',
      tag: 'Agenda',
      body: z.object({ version: Version, rows: z.array(Item.extend({ id: z.uuid().optional() }).strict()).max(30) }).strict(),
      answer: AgendaAnswer,
      answerWith: async (c, { body }) => {
        const items = body.rows.map(({ id, ...item }) => (id === undefined ? item : { ...item, id }))
        const saved = await replaceAgenda(house, readActor(c), { meetingId: readId(c), version: body.version }, items)
        return answerAfter(c, saved.ok ? null : saved.refusal)
      },
    }),
  ]
}

const Near = z.object({
  id: z.uuid().nullable().describe('Null for a meeting of a community that you do not see'),
  title: z.string(),
  startsAt: Moment,
  endsAt: Moment,
  people: z.number().int().describe('People who are asked there too'),
  organisations: z.number().int(),
})

function loadApi(place: PlanHouse): ApiRoute {
  return apiGet({
    path: '/api/v1/communities/:id/load',
    summary: 'What stands around a date for the people of a community: clashes, similar themes, who is asked too often, better days',
    tag: 'Meetings',
    query: z.object({
      day: Day,
      from: Clock,
      until: Clock,
      title: z.string().max(200).default(''),
      except: z.string().default('').describe('Id of a meeting to leave out'),
    }),
    answer: z.object({
      names: z.array(z.string()).describe('Holidays on that day'),
      clashes: z.array(Near.extend({ isOverlap: z.boolean() })),
      themes: z.array(Near),
      busyCalendars: z.number().int(),
      tooOften: z.array(z.object({ name: z.string(), meetings: z.number().int() })).describe('More than three meetings that month, this one included'),
      better: z.array(Day),
    }),
    answerWith: async (c, { query }) => {
      const { day, from, until, title, except } = query
      const span = { startsAt: instantInBrussels(`${day}T${from}`), endsAt: instantInBrussels(`${day}T${until}`) }
      const look = await lookAround(place, readActor(c), { communityIds: [readId(c)], spans: [span], title, exceptIds: isId(except) ? [except] : [] })
      const [date] = look?.dates ?? []
      if (!look || date === undefined) return null
      return {
        names: date.names,
        clashes: date.clashes,
        themes: date.themes,
        busyCalendars: date.busy.calendars,
        tooOften: look.months.flatMap(({ people }) => people),
        better: look.better,
      }
    },
  })
}
