import { z } from 'zod'
import type { CodeList, ShippedList } from '../../kernel/code-list.ts'
import { apiGet, apiPut, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { saveList } from './actions/change-list.ts'
import { readList, readLists } from './actions/read-lists.ts'
import { LONGEST_LABEL, LONGEST_NOTE } from './domain/change-list.ts'
import { listsMessages } from './messages/catalogue.ts'
import type { AnyList } from './store/code-table.ts'

const label = z.string().max(LONGEST_LABEL)
const Labels = z
  .object({ fr: label, nl: label, en: label.default(''), de: label.default('') })
  .strict()
  .describe('In four languages; French and Dutch are needed, the others fall back on French')
const isRetired = z.boolean().describe('Offered no more; answers that have it keep it')
const twins = z.array(z.string().max(60)).max(60).describe('The same in the list `twinKey`; where that is the list itself, what a retired code counts as now')
const ApiCode = z.object({ code: z.string().describe('Never changes'), labels: Labels, isRetired, twins })
const ApiList = z.object({
  key: z.string(),
  names: Labels,
  version: z.number().int().describe('0: as it comes with Ronde. Goes back with a change'),
  twinKey: z.string().nullable(),
  mayGrow: z.boolean().describe('false: no code is added and none is retired'),
  codes: z.array(ApiCode),
})

function asApi({ key, names, twinKey, mayGrow }: ShippedList, { version, codes }: CodeList): z.infer<typeof ApiList> {
  return { key, names, version, twinKey, mayGrow, codes: codes.map(({ twins: same, ...code }) => ({ ...code, twins: [...same] })) }
}

const keyOf = (c: RouteContext): string => c.req.param('name') ?? ''

/** The lists of words for programs: which codes there are, what they are called, what a code of last year counts as. */
export function listsApi(house: House, all: readonly AnyList[]): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/lists',
      summary: 'The lists of words that people choose from, with every code',
      tag: 'Lists',
      answer: listOf(ApiList),
      answerWith: async () => {
        const lists = await readLists(house, all)
        const rows = all.flatMap((shipped, order) => {
          const list = lists[order]
          return list === undefined ? [] : [asApi(shipped, list)]
        })
        return { rows, count: rows.length }
      },
    }),
    apiGet({
      path: '/api/v1/lists/:name',
      summary: 'One list, as it is today or as it was in a version',
      tag: 'Lists',
      query: z.object({ version: z.coerce.number().int().min(0).max(999_999).optional() }),
      answer: ApiList,
      answerWith: async (c, { query }) => {
        const found = await readList(house, all, keyOf(c), query.version ?? null)
        return found === null ? null : asApi(found.shipped, found.list)
      },
    }),
    apiPut({
      path: '/api/v1/lists/:name',
      summary: 'Change codes of a list: a version of its own. Codes that are not named stay as they are; without `code` a new one',
      tag: 'Lists',
      body: z.object({
        version: z.number().int(),
        note: z.string().max(LONGEST_NOTE).default('').describe('What is changed, and why'),
        codes: z
          .array(
            z
              .object({ code: z.string().max(60).nullable().default(null), labels: Labels, isRetired: isRetired.default(false), twins: twins.default([]) })
              .strict(),
          )
          .min(1)
          .max(60),
      }),
      answer: z.object({ key: z.string(), version: z.number().int() }),
      answerWith: async (c, { body }) => {
        const saved = await saveList(house, readActor(c), all, { key: keyOf(c), ...body })
        if (saved.ok) return { key: keyOf(c), version: saved.value }
        return saved.refusal === 'list-unknown' ? null : { refusal: saved.refusal, message: listsMessages.en[`refused.${saved.refusal}`] as string }
      },
    }),
  ]
}
