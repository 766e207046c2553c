import { z } from 'zod'
import type { Result } from '../../kernel/result.ts'
import { translator } from '../../kernel/translate.ts'
import { apiGet, apiPost, listOf, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { addCalendar, listCalendars, readCalendarNow, removeCalendar } from './actions/keep-sources.ts'
import { readBusyOf } from './actions/read-busy-of.ts'
import { fetchCalendar, type FetchCalendar } from './actions/read-source.ts'
import type { CalendarSource, CalendarSubject, SourceRefusal } from './domain/source.ts'
import { calendarsMessages } from './messages/catalogue.ts'

const ApiCalendar = z.object({
  id: z.uuid(),
  name: z.string(),
  host: z.string().nullable().describe('Of the address, which is never given back; null for a file'),
  showsTitles: z.boolean().describe('Whether those who plan see titles'),
  readAt: z.string().nullable().describe('When it was last read well'),
  refusal: z.string().nullable().describe('Why the last try brought nothing'),
  rulesNotFollowed: z.number().int(),
  busyCount: z.number().int().describe('Appointments kept'),
})
const NewCalendar = z.object({
  name: z.string().max(80),
  address: z.string().max(2_000).nullable().default(null).describe('https or webcal; read every hour'),
  text: z.string().max(1_048_576).nullable().default(null).describe('Or a calendar as text (iCalendar); read once'),
  showsTitles: z.boolean().default(false),
})
const Span = z.object({
  from: z.iso.datetime().optional().describe('Moment in UTC; now when left out'),
  until: z.iso.datetime().optional().describe('Moment in UTC; two months after the beginning when left out'),
})
const ApiBusy = z.object({
  sourceName: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  isAllDay: z.boolean(),
  isTentative: z.boolean(),
  title: z.string().nullable().describe('Null where titles are not shown'),
})

/** Calendars of others for programs, one's own and those of a community. */
export function calendarsApi(house: House, fetchIt: FetchCalendar = fetchCalendar): ApiRoute[] {
  return [
    ...doorApi(house, fetchIt, '/api/v1/calendars', 'Your calendars', (c) => ({ kind: 'person', id: readActor(c).personId })),
    ...doorApi(house, fetchIt, '/api/v1/communities/:id/calendars', 'Calendars around a community', (c) => ({ kind: 'community', id: readId(c) })),
    ...doorApi(house, fetchIt, '/api/v1/organisations/:id/calendars', 'Calendars of an organisation', (c) => ({ kind: 'organisation', id: readId(c) })),
    apiGet({
      path: '/api/v1/communities/:id/busy',
      summary: 'When something else takes place around a community, according to its calendars',
      tag: 'Calendars',
      query: Span,
      answer: listOf(ApiBusy),
      answerWith: async (c, { query }) => {
        const rows = await readBusyOf(house, readActor(c), { kind: 'community', id: readId(c) }, query)
        return rows === null ? null : { rows, count: rows.length }
      },
    }),
  ]
}

function doorApi(house: House, fetchIt: FetchCalendar, path: string, summary: string, subjectOf: (c: RouteContext) => CalendarSubject): ApiRoute[] {
  return [
    apiGet({
      path,
      summary,
      tag: 'Calendars',
      answer: listOf(ApiCalendar),
      answerWith: async (c) => {
        const rows = await listCalendars(house, readActor(c), subjectOf(c))
        return rows === null ? null : { rows, count: rows.length }
      },
    }),
    apiPost({
      path,
      summary: `${summary}: bring one in`,
      tag: 'Calendars',
      body: NewCalendar,
      answer: ApiCalendar,
      status: 201,
      answerWith: async (c, { body }) => answerOf<CalendarSource>(c, await addCalendar(house, readActor(c), subjectOf(c), body, fetchIt)),
    }),
    apiPost({
      path: `${path}/:sourceId/read`,
      summary: `${summary}: read one now, at most once a minute`,
      tag: 'Calendars',
      answer: z.object({ isRead: z.literal(true) }),
      answerWith: async (c) => {
        const read = await readCalendarNow(house, readActor(c), subjectOf(c), readId(c, 'sourceId'), fetchIt)
        return answerOf(c, read.ok ? { ...read, value: { isRead: true as const } } : read)
      },
    }),
    apiPost({
      path: `${path}/:sourceId/remove`,
      summary: `${summary}: take one out`,
      tag: 'Calendars',
      answer: z.object({ isRemoved: z.literal(true) }),
      answerWith: async (c) => {
        const removed = await removeCalendar(house, readActor(c), subjectOf(c), readId(c, 'sourceId'))
        return removed.ok ? { isRemoved: true as const } : null
      },
    }),
  ]
}

function answerOf<Value>(c: RouteContext, result: Result<Value, SourceRefusal>): Value | null | ApiRefusal {
  if (result.ok) return result.value
  if (result.refusal === 'not-found') return null
  return { refusal: result.refusal, message: translator(calendarsMessages, c.var.language)(`refused.${result.refusal}`) }
}
