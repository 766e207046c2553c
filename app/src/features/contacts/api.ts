import { z } from 'zod'
import { apiGet, apiPut, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { decideRound } from './actions/decide-round.ts'
import { readPointsOfCommunity } from './actions/read-points.ts'
import { readRound } from './actions/read-round.ts'
import { ROUND_FIELDS } from './domain/contact-round.ts'
import { POINT_KINDS } from './domain/referral-point.ts'

const Names = z.object({ fr: z.string(), nl: z.string() })

const ApiFace = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string().nullable().describe('Null: not shared with this reader, or not known'),
  phone: z.string().nullable(),
  languages: z.array(z.string()),
  organisations: z.array(Names),
  activity: z.string().describe('What I do, in the words of the person'),
  askMeAbout: z.string(),
})

const ApiPoint = z.object({
  id: z.uuid(),
  kind: z.enum(POINT_KINDS),
  person: z.string().nullable(),
  organisation: Names.nullable(),
  scope: Names.describe('What for'),
  reach: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  isPublic: z.boolean(),
})

/** The same rules and the same fields as the pages. */
export function contactsApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/meetings/:id/contacts',
      summary: 'Contacts exchanged after a held meeting, among those who were there',
      tag: 'Contacts',
      answer: listOf(ApiFace).extend({ silent: z.number().int().describe('Others who were there and share nothing with this reader') }),
      answerWith: async (c) => {
        const round = await readRound(house, readActor(c), readId(c), c.var.language)
        if (round === null || round.sight === 'absent' || round.sight === 'too-early') return null
        return { rows: round.faces, count: round.faces.length, silent: round.silent }
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/contacts/mine',
      summary: 'What I share with those who were there; no field at all withdraws everything',
      tag: 'Contacts',
      body: z.object({ fields: z.array(z.enum(ROUND_FIELDS)).max(4), untilOn: z.string().nullable().default(null).describe('Last day; null until withdrawn') }),
      answer: z.object({ decision: z.enum(['shared', 'nothing']) }),
      answerWith: async (c, { body }) => {
        const wish = { answer: body.fields.length === 0 ? 'nothing' : 'share', fields: body.fields, untilOn: body.untilOn } as const
        const decided = await decideRound(house, readActor(c), { meetingId: readId(c), wish, language: c.var.language })
        return decided.ok ? { decision: decided.value } : { refusal: decided.refusal, message: REFUSED[decided.refusal] ?? decided.refusal }
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id/points',
      summary: 'Points of information and referral in force',
      tag: 'Contacts',
      answer: listOf(ApiPoint),
      answerWith: async (c) => {
        const found = await readPointsOfCommunity(house, readActor(c), readId(c))
        if (found === null) return null
        const rows = found.points.filter(({ state }) => state === 'agreed')
        return { rows, count: rows.length }
      },
    }),
  ]
}

const REFUSED: Record<string, string> = {
  'not-present': 'Only those who were at this held meeting exchange contacts.',
  'day-wrong': 'The last day is no day.',
  'day-over': 'The last day is over.',
  'text-missing': 'The text of this consent is missing.',
}
