import { z } from 'zod'
import { apiGet, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readMeeting, readMeetingsPage } from './actions/read-meetings.ts'
import { MEETINGS_A_PAGE } from './domain/shown.ts'
import { attendanceApi } from './routes/attendance-api.ts'
import { lineApi } from './routes/line-api.ts'
import { planApi } from './routes/plan-api.ts'
import { stepApi } from './routes/step-api.ts'
import { templateApi } from './routes/template-api.ts'
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

/** Meetings for everybody in the community, named attendance for those who keep the register. */
export function meetingsApi(house: House, { listAsked, listAskedElsewhere }: MeetingNeighbours = NO_NEIGHBOURS): ApiRoute[] {
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
        seriesId: z.uuid().nullable(),
        chairId: z.uuid().nullable(),
        version: z.number().int().describe('To send back with a change'),
      }),
      answerWith: async (c) => {
        const meeting = (await readMeeting(house, readActor(c), readId(c)))?.meeting
        return meeting === undefined ? null : { ...meeting, communityIds: [...meeting.communityIds] }
      },
    }),
    ...planApi({ house, listAskedElsewhere }),
    ...templateApi(house),
    ...stepApi(house),
    ...attendanceApi({ house, listAsked }),
    ...lineApi({ house, listAsked }),
  ]
}
