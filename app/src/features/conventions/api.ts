import { z } from 'zod'
import { isDay } from '../../kernel/day.ts'
import { refused, type Result } from '../../kernel/result.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { addLine, changeLine, dropDraft, makeConvention, removeLine, saveDays, takeStep } from './actions/keep-convention.ts'
import { hasConvention, readConventions } from './actions/read-conventions.ts'
import { notePaper, remindSigner } from './actions/sign-convention.ts'
import { countSigned, CONVENTION_STATES, HOURS_PER, STEPS } from './domain/convention.ts'
import type { ConventionNeighbours } from './store/neighbours.ts'

const ApiSignatory = z.object({
  id: z.uuid(),
  version: z.number().int().describe('Goes back with a change'),
  name: z.object({ fr: z.string(), nl: z.string() }).describe('Organisation, or who works alone; empty when not for you to know'),
  signedOn: z.string().nullable(),
  means: z.enum(['own_click', 'paper']).nullable(),
  hours: z.number().nullable().describe('Hours promised; for leads'),
  hoursPer: z.enum(['year', 'meeting']),
  pledged: z.number().nullable().describe('Hours promised until today; for leads'),
  spent: z.number().nullable().describe('Hours spent until today; for leads'),
})

/** Conventions for programs, as the page shows them to the same reader. */
export function conventionsApi(house: House, neighbours: ConventionNeighbours): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities/:id/conventions',
      summary: 'Conventions of a community, the newest first, and who signed them',
      tag: 'Conventions',
      answer: listOf(
        z.object({
          id: z.uuid(),
          version: z.number().int().describe('Goes back with a change'),
          textVersion: z.number().int(),
          state: z.enum(CONVENTION_STATES),
          from: z.string().nullable(),
          until: z.string().nullable().describe('Last day, included; null is open'),
          signed: z.number().int(),
          of: z.number().int(),
          signatories: z.array(ApiSignatory),
        }),
      ),
      answerWith: async (c) => {
        const shown = await readConventions(house, neighbours, readActor(c), readId(c))
        if (shown === null) return null
        const rows = shown.conventions.map(({ convention, state, signatories }) => ({
          ...convention,
          state,
          ...countSigned(signatories),
          signatories: signatories.map((line) => ({ ...line })),
        }))
        return { rows, count: rows.length }
      },
    }),
    ...keepingApi(house),
    ...correctingApi(house),
    ...signingApi(house),
  ]
}

const Day = z.string().max(10).nullable().default(null)
const ApiLine = z.object({ conventionId: z.uuid() })
const Signer = {
  signer: z.string().max(200).default('').describe('Name and function of who signs for the organisation'),
  signerId: z.uuid().nullable().default(null).describe('The same as a person of the directory, who may then sign by a click'),
  hours: z.number().nullable().default(null).describe('Hours promised'),
  hoursPer: z.enum(HOURS_PER).default('year'),
}

function keepingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/communities/:id/conventions',
      summary: 'Begin a convention, as a draft that members do not see',
      tag: 'Conventions',
      body: z.object({
        textVersion: z.number().int().min(1).max(999_999).nullable().default(null).describe('Of the community’s text; null: the newest'),
        from: Day.describe('First day; null: once everybody signed'),
        until: Day.describe('Last day, included; null is open'),
      }),
      answer: z.object({ id: z.uuid() }),
      status: 201,
      answerWith: async (c, { body }) => {
        if ([body.from, body.until].some((day) => day !== null && !isDay(day))) return say('day-wrong')
        const made = await makeConvention(house, readActor(c), readId(c), body)
        if (made.ok) return { id: made.value }
        return made.refusal === 'community-unknown' ? null : say(made.refusal)
      },
    }),
    apiPost({
      path: '/api/v1/communities/:id/conventions/:conventionId/signatories',
      summary: 'Add who signs: an organisation, or somebody who works alone',
      tag: 'Conventions',
      body: z.object({
        organisationId: z.uuid().nullable().default(null).describe('Either an organisation or a person'),
        personId: z.uuid().nullable().default(null),
        ...Signer,
      }),
      answer: ApiLine,
      status: 201,
      answerWith: (c, { body }) => onConvention(house, c, (id) => addLine(house, readActor(c), id, body)),
    }),
    apiPut({
      path: '/api/v1/communities/:id/conventions/:conventionId/state',
      summary: 'Ask for the signatures, look at it again, go on, or end it for good',
      tag: 'Conventions',
      body: z.object({ step: z.enum(STEPS).describe('open: goes to those who sign'), version: z.number().int() }),
      answer: ApiLine,
      answerWith: (c, { body }) => onConvention(house, c, (id) => takeStep(house, readActor(c), id, body.step, body.version)),
    }),
  ]
}

/** What may still be put right: the days of a draft, and a line that nobody signed. */
function correctingApi(house: House): ApiRoute[] {
  const line = '/api/v1/communities/:id/conventions/:conventionId/signatories/:signatoryId'
  return [
    apiPut({
      path: '/api/v1/communities/:id/conventions/:conventionId',
      summary: 'Change the days of a draft',
      tag: 'Conventions',
      body: z.object({ from: Day, until: Day, version: z.number().int() }),
      answer: ApiLine,
      answerWith: async (c, { body }) => {
        if ([body.from, body.until].some((day) => day !== null && !isDay(day))) return say('day-wrong')
        return onConvention(house, c, (id) => saveDays(house, readActor(c), id, body))
      },
    }),
    apiPost({
      path: '/api/v1/communities/:id/conventions/:conventionId/drop',
      summary: 'Drop a draft',
      tag: 'Conventions',
      answer: ApiLine,
      answerWith: (c) => onConvention(house, c, (id) => dropDraft(house, readActor(c), id)),
    }),
    apiPut({
      path: line,
      summary: 'Change who signs and the hours, before the signature',
      tag: 'Conventions',
      body: z.object({ ...Signer, version: z.number().int() }),
      answer: ApiLine,
      answerWith: (c, { body }) => onConvention(house, c, (id) => changeLine(house, readActor(c), id, readId(c, 'signatoryId'), body)),
    }),
    apiPost({
      path: `${line}/remove`,
      summary: 'Take off the list who has not signed',
      tag: 'Conventions',
      answer: ApiLine,
      answerWith: (c) => onConvention(house, c, (id) => removeLine(house, readActor(c), id, readId(c, 'signatoryId'))),
    }),
  ]
}

function signingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/communities/:id/conventions/:conventionId/signatories/:signatoryId/paper',
      summary: 'Note that somebody signed on paper, on which day',
      tag: 'Conventions',
      body: z.object({ on: z.string().max(10), version: z.number().int().describe('Of the signatory') }),
      answer: ApiLine,
      answerWith: async (c, { body: { on, version } }) => {
        const lineId = readId(c, 'signatoryId')
        return onConvention(house, c, async (id) => (isDay(on) ? notePaper(house, readActor(c), id, { lineId, on, version }) : refused('day-wrong')))
      },
    }),
    apiPost({
      path: '/api/v1/communities/:id/conventions/:conventionId/signatories/:signatoryId/remind',
      summary: 'Ask by mail for a signature; once a day at most',
      tag: 'Conventions',
      answer: ApiLine,
      answerWith: (c) => onConvention(house, c, (id) => remindSigner(house, readActor(c), id, readId(c, 'signatoryId'))),
    }),
  ]
}

/** Null is "there is nothing of that id for you", also where the convention is of another community. */
async function onConvention<Refusal extends string>(
  house: House,
  c: RouteContext,
  work: (id: string) => Promise<Result<unknown, Refusal>>,
): Promise<{ conventionId: string } | null | ApiRefusal> {
  const id = readId(c, 'conventionId')
  if (!(await hasConvention(house, readActor(c), readId(c), id))) return null
  const result = await work(id)
  if (result.ok) return { conventionId: id }
  return result.refusal === 'convention-unknown' ? null : say(result.refusal)
}

const say = (refusal: string): ApiRefusal => ({ refusal, message: REFUSED[refusal] ?? refusal })

const REFUSED: Record<string, string> = {
  'community-closed': 'This community is closed.',
  'saved-meanwhile': 'Somebody saved this in the meantime: read it again.',
  'text-missing': 'This community has no such version of the text.',
  'ends-before-start': 'It would end before it begins.',
  'nobody-signs': 'Add first who signs it.',
  'not-a-draft': 'This is possible only while it is a draft.',
  'not-in-force': 'Only a convention in force can be looked at again.',
  'not-under-review': 'It is not being looked at again.',
  'already-ended': 'This convention has ended.',
  'signatory-missing': 'Either an organisation or a person who works alone.',
  'hours-wrong': 'Hours are a number above 0, and 2000 at the most.',
  'text-too-long': 'This is too long: 200 signs at most.',
  'already-listed': 'This one is on the list already.',
  'signatory-unknown': 'This line is not there, or names somebody whom the community does not know.',
  'already-signed': 'This was signed already.',
  'not-open': 'It is not open for signature.',
  'day-wrong': 'This day does not exist, or has not come yet.',
  'no-address': 'No mail address is known for who signs.',
  'reminded-today': 'A mail left today already.',
}
