import { z } from 'zod'
import { apiGet, apiPost, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import { CARDS_A_PAGE, readWaitingCards, type CardPlace } from './actions/read-waiting.ts'
import { discardCard, takeCard, type TakeRefusal } from './actions/take-up.ts'

const ApiCard = z.object({
  id: z.uuid(),
  version: z.number().int(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  organisation: z.string().describe('In the words of the person'),
  activity: z.string(),
  askMeAbout: z.string(),
  language: z.string().describe('Of the own words'),
  languagesSpoken: z.array(z.string()),
  languagesUnderstood: z.array(z.string()),
  shares: z.record(z.string(), z.string()).describe('Field to audience: round, community, network or public; what is not named is for nobody'),
  shareUntil: z.string().nullable().describe('Last day; null until it is stopped'),
  joins: z.array(z.uuid()).describe('Communities that the person would like to join'),
  madeAt: z.string(),
})

/** The same rules and the same fields as the pages. */
export function introductionsApi(place: CardPlace): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/meetings/:id/introductions',
      summary: 'Cards that wait: who introduced themselves at the door of this meeting',
      tag: 'Introductions',
      query: z.object({
        page: z
          .string()
          .regex(/^[1-9]\d{0,4}$/)
          .default('1')
          .describe(`${CARDS_A_PAGE} a page`),
      }),
      answer: listOf(ApiCard),
      answerWith: async (c, { query }) => {
        const found = await readWaitingCards(place.house, readActor(c), readId(c), Number(query.page))
        return found === null ? null : { rows: found.cards, count: found.count }
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/introductions/:introductionId/take',
      summary: 'Take a card up: as somebody known, of whom only empty fields are filled, or as somebody new',
      tag: 'Introductions',
      body: z.object({
        version: z.number().int(),
        personId: z.uuid().nullable().default(null).describe('Who it is; null is new in the directory'),
        invitedTo: z.array(z.uuid()).max(20).default([]).describe('Communities she asked for and into which you let her: she still agrees herself'),
      }),
      answer: z.object({ personId: z.uuid() }),
      status: 201,
      answerWith: async (c, { body }) => {
        const taken = await takeCard(place, readActor(c), { ...body, meetingId: readId(c), id: readId(c, 'introductionId') })
        if (taken.ok) return { personId: taken.value }
        return taken.refusal === 'card-unknown' ? null : { refusal: taken.refusal, message: REFUSED[taken.refusal] }
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/introductions/:introductionId/discard',
      summary: 'Throw a card away; nothing of it is kept',
      tag: 'Introductions',
      answer: z.object({ discarded: z.literal(true) }),
      answerWith: async (c) => {
        const discarded = await discardCard(place.house, readActor(c), { meetingId: readId(c), id: readId(c, 'introductionId') })
        return discarded.ok ? { discarded: true as const } : null
      },
    }),
  ]
}

const REFUSED: Record<Exclude<TakeRefusal, 'card-unknown'>, string> = {
  'saved-meanwhile': 'The card changed in the meantime: read it again.',
  'person-unknown': 'There is no such person for you.',
  'community-unknown': 'The person did not ask for this community, or you do not lead it.',
  'email-known': 'Somebody has this e-mail address already: say who it is.',
}
