import { z } from 'zod'
import { apiGet, apiPost, apiPut, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { decideRound, notePaper } from './actions/decide-round.ts'
import { answerAsPoint, endPointNow, namePoint } from './actions/name-point.ts'
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
    apiPut({
      path: '/api/v1/meetings/:id/contacts/people/:personId',
      summary: 'Note what somebody ticked on paper; no field withdraws. For those who lead',
      tag: 'Contacts',
      body: z.object({ fields: z.array(z.enum(ROUND_FIELDS)).max(4) }),
      answer: z.object({ fields: z.array(z.enum(ROUND_FIELDS)) }),
      answerWith: async (c, { body }) => {
        const wish = { answer: body.fields.length === 0 ? 'nothing' : 'share', fields: body.fields, untilOn: null } as const
        const noted = await notePaper(house, readActor(c), { meetingId: readId(c), personId: readId(c, 'personId'), wish, language: c.var.language })
        return noted.ok ? body : { refusal: noted.refusal, message: REFUSED[noted.refusal] ?? noted.refusal }
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
    ...namingApi(house),
  ]
}

function namingApi(house: House): ApiRoute[] {
  const day = z.string().max(10)
  return [
    apiPost({
      path: '/api/v1/communities/:id/points',
      summary: 'Name a point; a person is asked first and stands nowhere until the yes',
      tag: 'Contacts',
      body: z.object({
        kind: z.enum(POINT_KINDS),
        personId: z.uuid().nullable().default(null).describe('Either a person or an organisation'),
        organisationId: z.uuid().nullable().default(null),
        scope: Names.describe('What for; one language is enough'),
        reach: z.string().max(200).default(''),
        fromOn: day,
        untilOn: day,
        isPublic: z.boolean().default(false),
      }),
      answer: z.object({ id: z.uuid() }),
      status: 201,
      answerWith: async (c, { body }) => {
        const named = await namePoint(house, readActor(c), { communityId: readId(c), draft: body })
        if (named.ok) return { id: named.value }
        return named.refusal === 'community-unknown' ? null : { refusal: named.refusal, message: REFUSED[named.refusal] ?? named.refusal }
      },
    }),
    apiPost({
      path: '/api/v1/communities/:id/points/:pointId/end',
      summary: 'End a point before its day',
      tag: 'Contacts',
      answer: z.object({ ended: z.literal(true) }),
      answerWith: async (c) => {
        const ended = await endPointNow(house, readActor(c), { communityId: readId(c), id: readId(c, 'pointId') })
        if (ended.ok) return { ended: true as const }
        return ended.refusal === 'community-unknown' ? null : { refusal: ended.refusal, message: REFUSED[ended.refusal] ?? ended.refusal }
      },
    }),
    apiPut({
      path: '/api/v1/points/:id/answer',
      summary: 'Say yes or no to being a point, or take a yes back',
      tag: 'Contacts',
      body: z.object({ isYes: z.boolean() }),
      answer: z.object({ isYes: z.boolean() }),
      answerWith: async (c, { body }) => {
        const answered = await answerAsPoint(house, readActor(c), { id: readId(c), isYes: body.isYes })
        if (answered.ok) return body
        return answered.refusal === 'community-unknown' ? null : { refusal: answered.refusal, message: REFUSED[answered.refusal] ?? answered.refusal }
      },
    }),
  ]
}

const REFUSED: Record<string, string> = {
  'not-present': 'Only those who were at this held meeting exchange contacts.',
  'day-wrong': 'The last day is no day.',
  'day-over': 'The last day is over.',
  'text-missing': 'The text of this consent is missing.',
  'who-missing': 'A point is either a person or an organisation.',
  'scope-missing': 'Say what for, in at least one language.',
  'term-wrong': 'The last day comes before the first, or is no day.',
  'term-over': 'This term is over.',
  'term-too-long': 'Three years at the most; then it is named anew.',
  'too-long': 'This text is too long.',
  'candidate-unknown': 'Only members of this community, or organisations that a member stands for.',
  'saved-meanwhile': 'Somebody saved this in the meantime: read it again.',
  'already-ended': 'This point ended already.',
}
