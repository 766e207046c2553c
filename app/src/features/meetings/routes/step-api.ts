import { z } from 'zod'
import { translator } from '../../../kernel/translate.ts'
import { apiPost, apiPut, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { chooseChair } from '../actions/keep-chair.ts'
import { close, hold, reopen } from '../actions/move-meeting.ts'
import { readMeeting } from '../actions/read-meetings.ts'
import { placeRealTimes } from '../domain/meeting.ts'
import { meetingMessages } from '../messages/catalogue.ts'

const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()
  .default(null)

type StepRefusal = Extract<Awaited<ReturnType<typeof close | typeof reopen | typeof hold | typeof chooseChair>>, { ok: false }>['refusal']

/** The sentence that a person would read, in English. */
function refusalOf(refusal: StepRefusal): ApiRefusal | null {
  return refusal === 'meeting-unknown' ? null : { refusal, message: translator(meetingMessages, 'en')(`refused.${refusal}`) }
}

/** A meeting is held, somebody chairs it, its register is closed, or opened again. */
export function stepApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/meetings/:id/hold',
      summary: 'Say that a meeting took place, before any attendance says so',
      tag: 'Meetings',
      answer: z.object({ state: z.literal('held') }),
      answerWith: async (c) => {
        const held = await hold(house, readActor(c), readId(c))
        return held.ok ? { state: 'held' as const } : refusalOf(held.refusal)
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/chair',
      summary: 'Who chairs it; null is nobody yet',
      tag: 'Meetings',
      body: z.object({ personId: z.uuid().nullable() }),
      answer: z.object({ personId: z.uuid().nullable() }),
      answerWith: async (c, { body }) => {
        const chosen = await chooseChair(house, readActor(c), readId(c), body.personId)
        return chosen.ok ? body : refusalOf(chosen.refusal)
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/close',
      summary: 'Close the register; what follows a meeting leaves then',
      tag: 'Meetings',
      body: z
        .object({
          from: Clock.describe('When it really began, as 13:10; null is as planned'),
          until: Clock.describe('When it really ended; null is as planned'),
        })
        .strict(),
      answer: z.object({ registerState: z.literal('closed') }),
      answerWith: async (c, { body }) => {
        const card = await readMeeting(house, readActor(c), readId(c))
        if (card === null) return null
        const closed = await close(house, readActor(c), readId(c), placeRealTimes(card.meeting, body))
        return closed.ok ? { registerState: 'closed' as const } : refusalOf(closed.refusal)
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/reopen',
      summary: 'Open a closed register again; the reason stays',
      tag: 'Meetings',
      body: z.object({ reason: z.string().max(1_000) }).strict(),
      answer: z.object({ registerState: z.literal('open') }),
      answerWith: async (c, { body }) => {
        const reopened = await reopen(house, readActor(c), readId(c), body.reason)
        return reopened.ok ? { registerState: 'open' as const } : refusalOf(reopened.refusal)
      },
    }),
  ]
}
