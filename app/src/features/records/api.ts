import { z } from 'zod'
import { LANGUAGES } from '../../kernel/language.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { lock, openToPresent, prepare } from './actions/move-record.ts'
import { movePast } from './actions/place-entry.ts'
import { readActions, readLessons, readRecord, standingEntries } from './actions/read-record.ts'
import { addGist, editEntry, markLesson, removeEntry, settleAction, writeEntry } from './actions/write-entry.ts'
import { ENTRY_KINDS, type Entry } from './domain/entry.ts'
import { PHASES } from './domain/record.ts'
import { amendApi } from './routes/amend-api.ts'
import { answerDone, answerOf, placeOf } from './routes/api-answer.ts'

const Moment = z.string().describe('A moment in UTC')
const LanguageOf = z.enum(LANGUAGES).describe('The language in which it was said')
const Words = z.object({ language: LanguageOf, text: z.string() })

const Draft = z.object({
  agendaItemId: z.uuid().nullable().default(null),
  kind: z.enum(ENTRY_KINDS).default('note').describe('dispute: another view that is kept beside what was decided'),
  language: LanguageOf,
  text: z.string().min(1).max(2_000).describe('Never the name of somebody who is cared for'),
  ownerId: z.uuid().nullable().default(null).describe('Somebody who was at the meeting'),
  ownerWords: z.string().max(200).default(''),
  dueOn: z.string().nullable().default(null).describe('A day, 2023-03-14'),
  isConfidential: z.boolean().default(false).describe('Only for those who were there'),
})

const ApiEntry = z.object({
  id: z.uuid(),
  agendaItemId: z.uuid().nullable(),
  kind: z.enum(ENTRY_KINDS),
  language: LanguageOf,
  text: z.string(),
  author: z.string().nullable().describe('Null once the author left'),
  owner: z.string(),
  dueOn: z.string().nullable(),
  doneAt: Moment.nullable(),
  isConfidential: z.boolean(),
  isLesson: z.boolean(),
  writtenAt: Moment,
  version: z.number().int(),
  gists: z.array(Words.extend({ by: z.string().nullable() })).describe('One line in another language, by a person'),
})

function toApi(entry: Entry): z.infer<typeof ApiEntry> {
  const { id, agendaItemId, kind, language, text, author, owner, ownerWords, dueOn, doneAt, isConfidential, isLesson, writtenAt, version, gists } = entry
  const said = gists.map((gist) => ({ language: gist.language, text: gist.text, by: gist.by }))
  return {
    id,
    agendaItemId,
    kind,
    language,
    text,
    author,
    owner: owner ?? ownerWords,
    dueOn,
    doneAt,
    isConfidential,
    isLesson,
    writtenAt,
    version,
    gists: said,
  }
}

/** A record and its lines: read by members and whoever was there, written by those who may on the page. */
export function recordsApi(house: House): ApiRoute[] {
  return [...readingApi(house), ...writingApi(house), ...markingApi(house), ...phasesApi(house), ...amendApi(house)]
}

function readingApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/meetings/:id/record',
      summary: 'The record of a meeting: its phase and every line that the reader may see',
      tag: 'Records',
      answer: z.object({
        phase: z.enum(PHASES),
        isOpenToPresent: z.boolean().describe('Whoever was there may write while it is live'),
        amendableUntil: Moment.nullable(),
        lockedAt: Moment.nullable(),
        hidden: z.number().int().describe('Confidential lines that the reader was not there for'),
        entries: z.array(ApiEntry),
      }),
      answerWith: async (c) => {
        const shown = await readRecord(house, readActor(c), readId(c))
        if (shown === null) return null
        const { phase, isOpenToPresent, amendableUntil, lockedAt } = shown.record
        return { phase, isOpenToPresent, amendableUntil, lockedAt, hidden: shown.hidden, entries: standingEntries(shown).map(toApi) }
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id/actions',
      summary: 'What people took upon themselves, thirty at a time',
      tag: 'Records',
      query: z.object({ state: z.enum(['open', 'done']).default('open'), page: z.coerce.number().int().min(1).max(100_000).default(1) }),
      answer: listOf(
        z.object({ entryId: z.uuid(), meetingId: z.uuid(), words: Words, owner: z.string(), dueOn: z.string().nullable(), doneAt: Moment.nullable() }),
      ),
      answerWith: async (c, { query }) => {
        const found = await readActions(house, readActor(c), { communityId: readId(c), page: query.page, isDone: query.state === 'done' })
        if (found === null) return null
        return { rows: found.rows.map((row) => ({ ...row, owner: row.owner ?? row.ownerWords })), count: found.found }
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id/lessons',
      summary: 'Lessons on method that moderators marked, thirty at a time',
      tag: 'Records',
      query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
      answer: listOf(z.object({ entryId: z.uuid(), meetingId: z.uuid(), heldOn: z.string(), words: Words, gists: z.array(Words) })),
      answerWith: async (c, { query }) => {
        const found = await readLessons(house, readActor(c), { communityId: readId(c), page: query.page })
        return found === null ? null : { rows: found.rows, count: found.found }
      },
    }),
  ]
}

function writingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/meetings/:id/record/entries',
      summary: 'Write a line; its id is made by the sender, so that a line sent twice stands once',
      tag: 'Records',
      body: Draft.extend({ id: z.uuid() }),
      answer: z.object({ id: z.uuid() }),
      status: 201,
      answerWith: async (c, { body: { id, ...draft } }) => {
        const written = answerOf(c, await writeEntry(house, readActor(c), readId(c), id, draft))
        return typeof written === 'string' ? { id: written } : written
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/record/entries/:entryId',
      summary: 'Change a line; one that somebody else changed since the given version is kept beside as a second one',
      tag: 'Records',
      body: Draft.extend({ version: z.number().int().min(1) }),
      answer: z.object({ outcome: z.enum(['same', 'saved', 'conflict']) }),
      answerWith: async (c, { body: { version, ...draft } }) => {
        const edited = answerOf(c, await editEntry(house, readActor(c), placeOf(c), { draft, version }))
        return typeof edited === 'string' ? { outcome: edited } : edited
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/record/entries/:entryId/gist',
      summary: 'Say a line in another language, by a person and in one line',
      tag: 'Records',
      body: Words.extend({ text: z.string().min(1).max(300) }),
      answer: z.object({ saved: z.boolean() }),
      answerWith: async (c, { body }) => {
        return answerDone(c, await addGist(house, readActor(c), placeOf(c), body), { saved: true })
      },
    }),
  ]
}

/** What is said about a line beside its words. */
function markingApi(house: House): ApiRoute[] {
  const line = '/api/v1/meetings/:id/record/entries/:entryId'
  return [
    apiPut({
      path: `${line}/done`,
      summary: 'Say that an action is done, or open it again',
      tag: 'Records',
      body: z.object({ isDone: z.boolean() }),
      answer: z.object({ isDone: z.boolean() }),
      answerWith: async (c, { body }) => answerDone(c, await settleAction(house, readActor(c), placeOf(c), body.isDone), body),
    }),
    apiPut({
      path: `${line}/lesson`,
      summary: 'Mark a line of a moderators’ meeting as a lesson on method',
      tag: 'Records',
      body: z.object({ isLesson: z.boolean() }),
      answer: z.object({ isLesson: z.boolean() }),
      answerWith: async (c, { body }) => answerDone(c, await markLesson(house, readActor(c), placeOf(c), body.isLesson), body),
    }),
    apiPut({
      path: `${line}/place`,
      summary: 'Move a line past the one above or below it, while the record is live',
      tag: 'Records',
      body: z.object({ past: z.uuid().describe('The line beside it, as it was read') }),
      answer: z.object({ past: z.uuid() }),
      answerWith: async (c, { body }) => answerDone(c, await movePast(house, readActor(c), placeOf(c), body.past), body),
    }),
    apiPut({
      path: `${line}/removed`,
      summary: 'Take a line out, or put it back',
      tag: 'Records',
      body: z.object({ isRemoved: z.boolean() }),
      answer: z.object({ isRemoved: z.boolean() }),
      answerWith: async (c, { body }) => answerDone(c, await removeEntry(house, readActor(c), placeOf(c), body.isRemoved), body),
    }),
  ]
}

/** The steps of who leads: others may write too, the record is ready, and it is locked. */
function phasesApi(house: House): ApiRoute[] {
  return [
    apiPut({
      path: '/api/v1/meetings/:id/record/open',
      summary: 'Let those present write too while the record is live, or keep the pen: who leads',
      tag: 'Records',
      body: z.object({ isOpen: z.boolean() }),
      answer: z.object({ isOpen: z.boolean() }),
      answerWith: async (c, { body }) => answerDone(c, await openToPresent(house, readActor(c), readId(c), body.isOpen), body),
    }),
    apiPost({
      path: '/api/v1/meetings/:id/record/prepare',
      summary: 'Say that the record is ready: those present may amend it, and members who missed it get the ten lines',
      tag: 'Records',
      body: z.object({}).strict(),
      answer: z.object({ phase: z.literal('prepared') }),
      answerWith: async (c) => answerDone(c, await prepare(house, readActor(c), readId(c)), { phase: 'prepared' as const }),
    }),
    apiPost({
      path: '/api/v1/meetings/:id/record/lock',
      summary: 'Lock the record: before its last day only once everybody who was there agreed',
      tag: 'Records',
      body: z.object({}).strict(),
      answer: z.object({ phase: z.literal('locked') }),
      answerWith: async (c) => answerDone(c, await lock(house, readActor(c), readId(c)), { phase: 'locked' as const }),
    }),
  ]
}
