import { z } from 'zod'
import { apiGet, apiPost, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Facts } from '../../../kernel/result.ts'
import { publishPicture, takePictureBack } from '../actions/publish-picture.ts'
import { readPublic, readPublishing } from '../actions/read-public.ts'
import { PUBLIC_KINDS } from '../domain/public-picture.ts'
import { LONGEST_REASON, type PublishRefusal } from '../domain/published.ts'
import { QUESTIONS } from '../domain/question.ts'
import { publicMessages } from '../messages/public-catalogue.ts'

const Names = z.object({ fr: z.string(), nl: z.string(), en: z.string(), de: z.string() })
const PublicPicture = z.object({
  kind: z.enum(PUBLIC_KINDS),
  community: z.object({ fr: z.string(), nl: z.string() }),
  question: z.string(),
  from: z.number().int().describe('The step of the scale, counted from 1, from which on an answer is a tie'),
  rate: z.enum(['few', 'half', 'most']).describe('Who answered: fewer than half of those asked, at least half, at least three quarters'),
  askedIn: z.string().describe('Year and month'),
  madeIn: z.string().describe('Year and month'),
  noLongerValidSince: z.string().nullable().describe('Year and month; what it showed is deleted'),
  newer: z.string().nullable().describe('The id of the picture that holds now, where this one does not'),
  version: z.string().describe('Of its lasting address, /pictures/{id}/versions/{version}'),
  nodes: z
    .array(Names.extend({ x: z.number(), y: z.number() }))
    .describe('Sectors or organisations, in the order of the alphabet; empty where too little remained'),
  ties: z.array(
    z.object({
      from: z.number().int(),
      to: z.number().int(),
      kind: z.enum(['people', 'convention']).describe('people: at least two on each side; convention: agreed between the two'),
    }),
  ),
})
const Wish = z.object({
  kind: z.enum(PUBLIC_KINDS),
  question: z.enum(QUESTIONS).optional(),
  from: z.number().int().min(1).max(9).optional(),
  reason: z.string().max(LONGEST_REASON),
})

const KEPT = '/api/v1/communities/:id/waves/:waveId/public'

/** What anybody may read, and making it so; by the same rules as the pages. */
export function publicApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/pictures/:id',
      summary: 'A public picture of who works with whom: sectors or organisations and lines between them, without a person or a number',
      tag: 'Surveys',
      answer: PublicPicture,
      answerWith: async (c) => {
        const shown = await readPublic(house, readId(c))
        if (shown === null) return null
        const { kind, communityName: community, reading, rate, askedIn, madeIn, endedIn, newer, versionId: version, picture } = shown
        const months = { askedIn: askedIn.slice(0, 7), madeIn: madeIn.slice(0, 7), noLongerValidSince: endedIn?.slice(0, 7) ?? null }
        return { kind, community, ...reading, rate, ...months, newer, version, nodes: picture?.nodes ?? [], ties: picture?.ties ?? [] }
      },
    }),
    apiPost({
      path: KEPT,
      summary: 'Make a closed wave public by sector or by organisation, with a reason',
      tag: 'Surveys',
      body: Wish,
      answer: z.object({ id: z.uuid() }),
      status: 201,
      answerWith: async (c, { body: { from, question, ...wish } }) =>
        onWave(house, c, () =>
          publishPicture(house, readActor(c), { ...wish, question, from: from?.toString(), waveId: readId(c, 'waveId'), language: c.var.language }),
        ),
    }),
    apiPost({
      path: `${KEPT}/take-back`,
      summary: 'Take a public picture back; what it showed is deleted',
      tag: 'Surveys',
      answer: z.object({ id: z.uuid() }),
      answerWith: async (c) => onWave(house, c, () => takePictureBack(house, readActor(c), readId(c, 'waveId'))),
    }),
  ]
}

type Done = { ok: true; value: string } | { ok: false; refusal: PublishRefusal; facts?: Facts }

/** The wave stands under the community of the address, or there is none. */
async function onWave(house: House, c: RouteContext, act: () => Promise<Done>): Promise<{ id: string } | ApiRefusal | null> {
  const shown = await readPublishing(house, readActor(c), { communityId: readId(c), waveId: readId(c, 'waveId') })
  const taken = shown === null ? null : await act()
  if (taken === null) return null
  return taken.ok ? { id: taken.value } : { refusal: taken.refusal, message: translator(publicMessages, 'en')(`refused.${taken.refusal}`, taken.facts) }
}
