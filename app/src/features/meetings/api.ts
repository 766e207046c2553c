import { z } from 'zod'
import { apiGet, apiPut, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readMeeting, readMeetingsPage } from './actions/read-meetings.ts'
import { readSheet, type SheetHouse } from './actions/read-sheet.ts'
import { saveSheet } from './actions/save-sheet.ts'
import { CHOICES, choiceOf, MEETING_ROLES } from './domain/attendance.ts'
import { MEETINGS_A_PAGE } from './domain/shown.ts'
import { NO_NEIGHBOURS, type MeetingNeighbours } from './store/neighbours.ts'

const Moment = z.string().describe('A moment in UTC')

const ApiMeeting = z.object({
  id: z.uuid(),
  title: z.string(),
  startsAt: Moment,
  endsAt: Moment,
  place: z.string(),
  state: z.enum(['planned', 'held', 'cancelled']),
  registerState: z.enum(['open', 'closed']),
})

const ApiLine = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: z.enum(MEETING_ROLES).nullable().describe('What somebody was at this meeting'),
  state: z.enum(['present', 'excused', 'absent', 'represented']),
  mode: z.string().nullable(),
  represents: z.array(z.uuid()).describe('Organisations; empty means those of the membership on that day'),
  version: z.number().int().describe('0: proposed, nobody saved this line yet'),
})

/** Meetings for everybody in the community, named attendance for those who keep the register. */
export function meetingsApi(house: House, { listAsked }: MeetingNeighbours = NO_NEIGHBOURS): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities/:id/meetings',
      summary: 'Meetings of a community, the newest first, fifty at a time',
      tag: 'Meetings',
      query: z.object({ words: z.string().max(200).default(''), page: z.coerce.number().int().min(1).default(1) }),
      answer: listOf(
        ApiMeeting.extend({
          counted: z.number().int().describe('People who count in the figures'),
          besides: z.number().int().describe('Others who were there'),
        }),
      ).extend({
        page: z.number().int(),
        pageSize: z.number().int(),
      }),
      answerWith: async (c, { query }) => {
        const found = await readMeetingsPage(house, readActor(c), { communityId: readId(c), words: query.words, page: query.page })
        return found === null ? null : { rows: found.rows, count: found.found, page: query.page, pageSize: MEETINGS_A_PAGE }
      },
    }),
    apiGet({
      path: '/api/v1/meetings/:id',
      summary: 'One meeting',
      tag: 'Meetings',
      answer: ApiMeeting.extend({
        communityIds: z.array(z.uuid()),
        actualStartsAt: Moment.nullable(),
        actualEndsAt: Moment.nullable(),
        mode: z.string().nullable(),
      }),
      answerWith: async (c) => {
        const meeting = (await readMeeting(house, readActor(c), readId(c)))?.meeting
        return meeting === undefined ? null : { ...meeting, communityIds: [...meeting.communityIds] }
      },
    }),
    ...attendanceApi({ house, listAsked }),
  ]
}

function attendanceApi(place: SheetHouse): ApiRoute[] {
  const { house, listAsked } = place
  return [
    apiGet({
      path: '/api/v1/meetings/:id/attendance',
      summary: 'Who was there, line by line; for those who keep the register',
      tag: 'Attendance',
      answer: listOf(ApiLine),
      answerWith: async (c) => {
        const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
        if (sheet === null) return null
        const rows = sheet.rows.map(({ personId, name, facts, version }) => ({ personId, name, ...facts, represents: [...facts.represents], version }))
        return { rows, count: rows.length }
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/attendance',
      summary: 'Save answers; a line that somebody else changed since the given version is kept beside as a conflict',
      tag: 'Attendance',
      body: z.object({ rows: z.array(z.object({ personId: z.uuid(), version: z.number().int().min(0), choice: z.enum(CHOICES) }).strict()).max(500) }),
      answer: z.object({ saved: z.number().int(), conflicts: z.number().int() }),
      answerWith: async (c, { body }) => {
        const actor = readActor(c)
        const sheet = await readSheet(place, actor, c.var.language, readId(c))
        if (sheet === null) return null
        const shownFor = new Map(sheet.rows.map(({ personId, facts }) => [personId, choiceOf(facts)]))
        const rows = body.rows.map((row) => ({ ...row, shown: shownFor.get(row.personId) ?? row.choice }))
        const saved = await saveSheet(house, actor, readId(c), rows, { source: 'sheet', mark: 'api', language: c.var.language, listAsked })
        return saved.ok ? saved.value : { refusal: saved.refusal, message: REFUSED[saved.refusal] ?? saved.refusal }
      },
    }),
  ]
}

const REFUSED: Record<string, string> = {
  'register-closed': 'The register of this meeting is closed; reopen it with a reason first.',
  'meeting-cancelled': 'This meeting was cancelled.',
  'too-early': 'Attendance is taken from the day of the meeting on.',
  'person-unknown': 'Somebody in these rows has no line on this sheet.',
}
