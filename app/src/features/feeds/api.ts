import { z } from 'zod'
import { translator } from '../../kernel/translate.ts'
import { apiGet, apiPost, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { listMyFeeds, makeFeed, replaceFeed, revokeFeed } from './actions/keep-feeds.ts'
import type { FeedRefusal } from './domain/feed.ts'
import { feedsMessages } from './messages/catalogue.ts'

const ApiFeed = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.string().describe('Moment in UTC; of the newest secret'),
  lastUsedAt: z.string().nullable().describe('When a program last read it, to ten minutes; null is never'),
})
const ApiNewFeed = z.object({ id: z.uuid(), name: z.string(), address: z.string().describe('With the secret: given this one time') })

/** One’s own private calendar addresses, for programs. */
export function feedsApi(house: House): ApiRoute[] {
  const answerOf = <Value>(c: RouteContext, result: { ok: true; value: Value } | { ok: false; refusal: FeedRefusal }) => {
    if (result.ok) return result.value
    if (result.refusal === 'not-found') return null
    return { refusal: result.refusal, message: translator(feedsMessages, c.var.language)(`refused.${result.refusal}`) }
  }
  return [
    apiGet({
      path: '/api/v1/calendar-feeds',
      summary: 'Your private calendar addresses, the newest first; secrets are never shown again',
      tag: 'Calendars',
      answer: listOf(ApiFeed),
      answerWith: async (c) => {
        const rows = await listMyFeeds(house, readActor(c))
        return { rows, count: rows.length }
      },
    }),
    apiPost({
      path: '/api/v1/calendar-feeds',
      summary: 'Make a private calendar address',
      tag: 'Calendars',
      body: z.object({ name: z.string().max(60).describe('For you alone') }),
      answer: ApiNewFeed,
      status: 201,
      answerWith: async (c, { body }) => answerOf(c, await makeFeed(house, readActor(c), body.name)),
    }),
    apiPost({
      path: '/api/v1/calendar-feeds/:id/replace',
      summary: 'Give an address a new secret; the old one is dead at once',
      tag: 'Calendars',
      answer: ApiNewFeed,
      answerWith: async (c) => answerOf(c, await replaceFeed(house, readActor(c), readId(c))),
    }),
    apiPost({
      path: '/api/v1/calendar-feeds/:id/revoke',
      summary: 'Stop an address',
      tag: 'Calendars',
      answer: z.object({ isStopped: z.literal(true) }),
      answerWith: async (c) => {
        const revoked = await revokeFeed(house, readActor(c), readId(c))
        return revoked.ok ? { isStopped: true as const } : null
      },
    }),
  ]
}
