import { z } from 'zod'
import { LANGUAGES } from '../../../kernel/language.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { addCorrection, agree, decide, maintain, propose, wish } from '../actions/amend-record.ts'
import { readRecord, standingEntries } from '../actions/read-record.ts'
import { settleConflict } from '../actions/write-entry.ts'
import { LONGEST_REASON } from '../domain/amendment.ts'
import { makeDigest } from '../domain/digest.ts'
import { ENTRY_KINDS } from '../domain/entry.ts'
import { answerDone } from './api-answer.ts'

const Language = z.enum(LANGUAGES)
const Reason = z.string().max(LONGEST_REASON)
const Proposal = z.object({
  id: z.uuid().describe('Made by the sender, so that what is sent twice stands once'),
  entryId: z.uuid().nullable().default(null).describe('Null: a line that is missing'),
  language: Language,
  text: z.string().max(2_000),
  reason: Reason,
})
const ApiAmendment = Proposal.extend({
  beforeText: z.string(),
  state: z.enum(['open', 'taken', 'declined', 'undecided']),
  proposer: z.string().nullable(),
  proposedAt: z.string(),
  answer: z.string(),
  dispute: z.string().describe('What the proposer maintains all the same'),
})
const Id = z.object({ id: z.uuid() })

/** What is proposed for a record by those who were there, what becomes of it, and what is said once it is locked. */
export function amendApi(house: House): ApiRoute[] {
  const at = '/api/v1/meetings/:id/record'
  return [
    apiGet({
      path: `${at}/amendments`,
      summary: 'What was proposed for a record',
      tag: 'Records',
      answer: listOf(ApiAmendment),
      answerWith: async (c) => {
        const rows = (await readRecord(house, readActor(c), readId(c)))?.amendments
        return rows === undefined ? null : { rows, count: rows.length }
      },
    }),
    apiPost({
      path: `${at}/amendments`,
      summary: 'Propose another text, or a missing line, in the days for it: whoever was there',
      tag: 'Records',
      body: Proposal,
      answer: Id,
      status: 201,
      answerWith: async (c, { body: { id, ...draft } }) => answerDone(c, await propose(house, readActor(c), readId(c), id, draft), { id }),
    }),
    apiPut({
      path: `${at}/amendments/:amendmentId`,
      summary: 'Take a proposal, or say why not: who leads',
      tag: 'Records',
      body: z.object({ isTaken: z.boolean(), answer: Reason.default('').describe('Needed when it is not taken'), language: Language.default('fr') }),
      answer: z.object({ isTaken: z.boolean() }),
      answerWith: async (c, { body }) => {
        const decision = { ...body, meetingId: readId(c), amendmentId: readId(c, 'amendmentId') }
        return answerDone(c, await decide(house, readActor(c), decision), { isTaken: body.isTaken })
      },
    }),
    apiPut({
      path: `${at}/amendments/:amendmentId/dispute`,
      summary: 'Maintain what was not taken: who proposed it',
      tag: 'Records',
      body: z.object({ text: Reason, language: Language }),
      answer: Id,
      answerWith: async (c, { body }) => {
        const id = readId(c, 'amendmentId')
        return answerDone(c, await maintain(house, readActor(c), { meetingId: readId(c), amendmentId: id }, body), { id })
      },
    }),
    ...agreeingApi(house, at),
    ...digestApi(house, at),
  ]
}

function agreeingApi(house: House, at: string): ApiRoute[] {
  return [
    apiPost({
      path: `${at}/agree`,
      summary: 'Agree to a record as it stands: whoever was there',
      tag: 'Records',
      answer: z.object({ agreed: z.literal(true) }),
      answerWith: async (c) => answerDone(c, await agree(house, readActor(c), readId(c)), { agreed: true as const }),
    }),
    apiPut({
      path: `${at}/conflicts/:conflictId`,
      summary: 'Choose between two versions of one line',
      tag: 'Records',
      body: z.object({ isTaken: z.boolean().describe('The second one replaces the first') }),
      answer: z.object({ isTaken: z.boolean() }),
      answerWith: async (c, { body }) => {
        const choice = { ...body, meetingId: readId(c), conflictId: readId(c, 'conflictId') }
        return answerDone(c, await settleConflict(house, readActor(c), choice), body)
      },
    }),
    apiPost({
      path: `${at}/errata`,
      summary: 'Say beside a locked record what was wrong: who leads',
      tag: 'Records',
      body: Proposal,
      answer: Id,
      status: 201,
      answerWith: async (c, { body: { id, ...draft } }) => answerDone(c, await addCorrection(house, readActor(c), readId(c), id, draft), { id }),
    }),
  ]
}

/** The ten lines: to read now, and to get once the record is ready. */
function digestApi(house: House, at: string): ApiRoute[] {
  const Line = z.object({
    entryId: z.uuid(),
    kind: z.enum(ENTRY_KINDS),
    text: z.string(),
    language: Language.describe('Of these words'),
    isReadersOwn: z.boolean().describe('False when nobody said it in the language asked for: it stands in its own'),
    owner: z.string(),
    dueOn: z.string().nullable(),
  })
  return [
    apiGet({
      path: `${at}/digest`,
      summary: 'The ten lines of a record in one language, made by rule from what people wrote; nothing confidential',
      tag: 'Records',
      query: z.object({ language: Language.optional().describe('The reader’s own when left out') }),
      answer: z.object({ lines: z.array(Line), left: z.number().int().describe('Lines that did not fit'), isWished: z.boolean() }),
      answerWith: async (c, { query }) => {
        const shown = await readRecord(house, readActor(c), readId(c))
        return shown === null ? null : { ...makeDigest(standingEntries(shown), [query.language ?? c.var.language]), isWished: shown.hasWished }
      },
    }),
    apiPut({
      path: `${at}/digest`,
      summary: 'Get the ten lines by mail in your language once the record is ready, or do not: whoever was there; who missed it gets them anyway',
      tag: 'Records',
      body: z.object({ isWished: z.boolean() }),
      answer: z.object({ isWished: z.boolean() }),
      answerWith: async (c, { body }) => answerDone(c, await wish(house, readActor(c), readId(c), body.isWished), body),
    }),
  ]
}
