import { z } from 'zod'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { copyMethod, retireMethod, writeMethod, type KeepRefusal } from './actions/keep-method.ts'
import { readMethod, readMethods } from './actions/read-methods.ts'
import { CAPTURES, SPEAKS } from './domain/method.ts'
import { methodsMessages } from './messages/catalogue.ts'

const Names = z
  .object({ fr: z.string().max(2_000), nl: z.string().max(2_000), en: z.string().max(2_000).default(''), de: z.string().max(2_000).default('') })
  .strict()
  .describe('In four languages; empty where nobody wrote it')
const StepFields = {
  title: Names,
  hint: Names,
  minutes: z.number().int().nullable().describe('null: as long as it takes; 0: before the meeting'),
  speaks: z.enum(SPEAKS),
  captures: z.array(z.enum(CAPTURES)).max(CAPTURES.length).describe('What may be written down; parking is always possible'),
  allowsAdvice: z.boolean().describe('false: what would be a suggestion is parked'),
}
const ApiStep = z.object({ key: z.string().describe('Stays the same when the step is renamed'), ...StepFields })
const ApiMethod = z.object({
  id: z.uuid(),
  communityId: z.uuid().nullable().describe('null: comes with Ronde'),
  key: z.string(),
  version: z.number().int().describe('Goes back with a change'),
  name: Names,
  about: Names,
  steps: z.array(ApiStep),
  retiredAt: z.string().nullable(),
})
const Written = z.object({ id: z.uuid(), version: z.number().int() })

/** Method cards for programs, as the pages show them. */
export function methodsApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities/:id/methods',
      summary: 'Method cards of a community: its own, and those that come with Ronde',
      tag: 'Methods',
      query: z.object({ q: z.string().max(200).default('').describe('Words of a name or a step, in any language') }),
      answer: listOf(ApiMethod),
      answerWith: async (c, { query }) => {
        const shown = await readMethods(house, readActor(c), readId(c), query.q)
        if (shown === null) return null
        const rows = [...shown.methods, ...shown.retired]
        return { rows, count: rows.length }
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id/methods/:methodId',
      summary: 'One method card, as it is today or as it was in a version',
      tag: 'Methods',
      query: z.object({ version: z.coerce.number().int().min(1).max(999_999).optional() }),
      answer: ApiMethod,
      answerWith: async (c, { query }) => (await readMethod(house, readActor(c), readId(c), readId(c, 'methodId'), query.version ?? null))?.method ?? null,
    }),
    ...keepingApi(house),
  ]
}

function keepingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/communities/:id/methods',
      summary: 'Make the community’s own copy of a method card',
      tag: 'Methods',
      body: z.object({ from: z.uuid().describe('A card that comes with Ronde, or one of this community') }),
      answer: Written,
      status: 201,
      answerWith: async (c, { body }) => {
        const copied = await copyMethod(house, readActor(c), readId(c), body.from)
        if (copied.ok) return { id: copied.value, version: 1 }
        return copied.refusal === 'method-unknown' ? null : say(copied.refusal)
      },
    }),
    apiPut({
      path: '/api/v1/communities/:id/methods/:methodId',
      summary: 'Change a card of the community: its words and all its steps',
      tag: 'Methods',
      body: z.object({
        version: z.number().int(),
        name: Names,
        about: Names,
        steps: z.array(z.object({ key: z.string().max(60).nullable().default(null).describe('null: a new step'), ...StepFields }).strict()).max(100),
      }),
      answer: Written,
      answerWith: async (c, { body: { version, ...words } }) => answerKept(c, await writeMethod(house, readActor(c), openedIn(c, version), words)),
    }),
    apiPost({
      path: '/api/v1/communities/:id/methods/:methodId/retire',
      summary: 'Put a card of the community aside, or take it up again',
      tag: 'Methods',
      body: z.object({ version: z.number().int(), isRetired: z.boolean() }),
      answer: Written,
      answerWith: async (c, { body }) => answerKept(c, await retireMethod(house, readActor(c), openedIn(c, body.version), body.isRetired)),
    }),
  ]
}

const openedIn = (c: RouteContext, version: number) => ({ communityId: readId(c), methodId: readId(c, 'methodId'), version })

type Kept = { ok: true; value: { version: number } } | { ok: false; refusal: KeepRefusal }

function answerKept(c: RouteContext, kept: Kept): { id: string; version: number } | null | ApiRefusal {
  if (kept.ok) return { id: readId(c, 'methodId'), version: kept.value.version }
  return kept.refusal === 'method-unknown' ? null : say(kept.refusal)
}

/** To a program in English, in the words of the pages. */
function say(refusal: KeepRefusal): ApiRefusal {
  return { refusal, message: methodsMessages.en[`refused.${refusal}`] as string }
}
