import { z } from 'zod'
import { COMMUNITY_ROLES } from '../../kernel/actor.ts'
import { apiGet, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readCommunityList, readMembersPage, readOverview } from './actions/read-communities.ts'
import { COMMUNITY_STATES } from './domain/community.ts'
import { MEMBERS_A_PAGE } from './domain/member-row.ts'

const Name = z.object({ fr: z.string(), nl: z.string() })

const ApiCommunity = z.object({
  id: z.uuid(),
  name: Name,
  kind: z.string(),
  state: z.enum(COMMUNITY_STATES),
  purpose: z.object({ language: z.string(), text: z.string() }),
  programmeId: z.uuid().nullable(),
})

const ApiMember = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  role: z.enum(COMMUNITY_ROLES),
  state: z.string(),
  from: z.string().nullable().describe('First day; null is open'),
  until: z.string().nullable().describe('Last day, included; null is open'),
  organisations: z.array(Name),
  speaks: z.array(z.string()),
  understands: z.array(z.string()),
  email: z.string().nullable().describe('Null when not shared with you, or not known'),
  phone: z.string().nullable().describe('Null when not shared with you, or not known'),
})

/** Communities and their members for programs, as the pages show them to the same reader. */
export function communitiesApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities',
      summary: 'Communities you may see, yours first',
      tag: 'Communities',
      query: z.object({ words: z.string().max(200).default('') }),
      answer: listOf(ApiCommunity),
      answerWith: async (c, { query }) => {
        const { mine, others } = await readCommunityList(house, readActor(c), query.words)
        return { rows: [...mine, ...others], count: mine.length + others.length }
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id',
      summary: 'One community',
      tag: 'Communities',
      answer: ApiCommunity.extend({
        seats: z.number().int().nullable(),
        languageMode: z.string(),
        goals: z.array(z.object({ text: z.string(), language: z.string(), setOn: z.string(), endedOn: z.string().nullable() })),
      }),
      answerWith: async (c) => {
        const overview = await readOverview(house, readActor(c), readId(c))
        if (overview === null) return null
        const { community, goals } = overview
        const shown = goals.map(({ words, setOn, endedOn }) => ({ ...words, setOn, endedOn }))
        return { ...community, name: { fr: community.nameFr, nl: community.nameNl }, goals: shown }
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id/members',
      summary: 'Members of a community, fifty at a time',
      tag: 'Communities',
      query: z.object({
        words: z.string().max(200).default(''),
        ended: z.enum(['yes', 'no']).default('no').describe('Also those who left'),
        page: z.coerce.number().int().min(1).default(1),
      }),
      answer: listOf(ApiMember).extend({ page: z.number().int(), pageSize: z.number().int() }),
      answerWith: async (c, { query }) => {
        const question = { communityId: readId(c), words: query.words, withEnded: query.ended === 'yes', page: query.page }
        const members = await readMembersPage(house, readActor(c), c.var.language, question)
        return members === null ? null : { rows: members.rows, count: members.found, page: query.page, pageSize: MEMBERS_A_PAGE }
      },
    }),
  ]
}
