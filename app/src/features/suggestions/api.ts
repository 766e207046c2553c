import { z } from 'zod'
import { findCode } from '../../kernel/code-list.ts'
import { KEEP_REASONS } from '../../kernel/keep-reason.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readDelay, writeDelay } from './actions/ask-and-then.ts'
import type { Stopped } from './actions/check-words.ts'
import { readSuggestionLists } from './actions/code-lists.ts'
import { sayCallable } from './actions/may-be-called.ts'
import { CALLABLE_SCOPES } from './domain/callable.ts'
import { readAlike } from './actions/find-alike.ts'
import { readFollowUp } from './actions/first-item.ts'
import { readSuggestions } from './actions/read-suggestions.ts'
import { shareSituation } from './actions/remember.ts'
import { noteInRoom, noteTryOut } from './actions/say-outcome.ts'
import { suggest, take, takeBack, writeGist } from './actions/suggest.ts'
import { SCOPES } from './domain/memory.ts'
import { EFFECTS, LONGEST_DELAY, OUTCOMES, SHORTEST_DELAY } from './domain/try-out.ts'

const language = z.enum(LANGUAGES).describe('The language of the words')
const words = z.object({ language, text: z.string() })
const kept = z
  .record(z.string().max(200), z.enum(KEEP_REASONS))
  .default({})
  .describe('Words that look like somebody’s and stay, each with a reason; what may be saved nowhere stays for none')
const link = z.object({ kind: z.enum(['service', 'tool']), label: z.string().max(200), id: z.uuid().nullable().default(null) })
const code = (list: string) => z.string().max(60).nullable().describe(`A code of the list \`${list}\`, see /api/v1/lists`)
const reason = code('reasons')
const helperKind = code('helpers')
const outcome = z.object({
  isTried: z.boolean(),
  effect: z.enum(EFFECTS).nullable(),
  reason,
  saidOn: z.string(),
  isPresenter: z.boolean().describe('Said by who told the situation'),
  isYours: z.boolean(),
  isElsewhere: z.boolean().describe('Tried in another quarter'),
  isFromRoom: z.boolean().describe('Told aloud where its presenter is gone, noted by who leads'),
})
const tally = z.object({
  tried: z.number().int(),
  helped: z.number().int(),
  partly: z.number().int(),
  no: z.number().int(),
  mixed: z.number().int().describe('The two who told it say different things: counted once'),
  unknown: z.number().int(),
  notTried: z.number().int(),
  neighbourhoods: z.number().int(),
  reasons: z.array(z.string()),
})

const SUGGESTION = z.object({
  id: z.string(),
  words,
  gist: words.nullable().describe('The same in brief in another language, written by a person'),
  serves: z.enum(['their-goal', 'another']).nullable().describe('Which goal of the person it serves'),
  otherGoal: z.string(),
  helperKind,
  links: z.array(z.object({ kind: z.enum(['service', 'tool']), label: z.string(), id: z.string().nullable() })),
  isTaken: z.boolean(),
  outcomes: z.array(outcome).describe('Each voice by itself; those that contradict stand side by side'),
  version: z.number().int(),
})
const FIRST_ITEM = z.object({
  suggestionId: z.string(),
  situationId: z.string(),
  text: words,
  gist: words.nullable(),
  helperKind,
  toldOn: z.string(),
  outcomes: z.array(outcome),
  tally,
  mayNote: z.boolean().describe('Those who told it are gone: you may note what is said aloud'),
})
const ALIKE = z.object({
  situationId: z.string(),
  isOwnCommunity: z.boolean(),
  toldOn: z.string(),
  isOutdated: z.boolean().describe('More than two years ago'),
  words: z.object({ summary: words, goal: words }).nullable().describe('Null where its words are not for this reader'),
  inCommon: z.object({
    domains: z.array(z.string()),
    unanswered: z.array(z.string()),
    groups: z.array(z.string()),
    around: z.array(z.string()),
    goals: z.array(z.string()),
    ideas: z.array(z.string()),
    areWordsAlike: z.boolean(),
  }),
  suggestions: z.array(
    z.object({
      id: z.string(),
      text: words,
      gist: words.nullable(),
      helperKind,
      isTaken: z.boolean(),
      tally,
      lastOn: z.string().nullable(),
      isOutdated: z.boolean(),
      closedOn: z.string().nullable().describe('Said to be closed on that day, and nobody was helped there since'),
    }),
  ),
  willing: z
    .array(
      z.object({
        personId: z.string(),
        name: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        isInDirectory: z.boolean(),
        untilOn: z.string(),
      }),
    )
    .describe('Who said that one may call her about it; ways to reach her only as the directory shows them to you'),
})

const REFUSED: Record<string, string> = {
  'text-missing': 'There are no words.',
  'text-too-long': 'At most 1,000 signs, and 200 for a name or a goal.',
  'goal-missing': 'Say the other goal in a few broad words.',
  identifiers: 'Words would let somebody be recognised: nothing is saved. They are not repeated here.',
  'situation-over': 'The situation has ended: nothing is added.',
  'id-taken': 'This number belongs to another suggestion.',
  'too-many': 'There are two hundred suggestions for this situation already.',
  'not-yours': 'That is for who told the situation, or for who leads.',
  'same-language': 'A gist stands in another language than the suggestion.',
  'taken-already': 'It is taken along already: it stays.',
  'quarter-unknown': 'You do not belong to that quarter.',
  'reason-not-listed': 'This reason is not in the list, or it is retired.',
  'helper-not-listed': 'This kind of helper is not in the list, or it is retired.',
  'not-told-yet': 'That is chosen after the round.',
  'saved-meanwhile': 'It changed in the meantime: read it again.',
  'until-wrong': 'A day from today to two years ahead.',
  'delay-wrong': 'A whole number from 7 to 60.',
}

type Answered<Value> = { ok: true; value: Value } | { ok: false; refusal: string } | Stopped

/** Null is "there is nothing of that id for you". The words that the guard marked are repeated to no program. */
function answerOf<Value, Answer>(result: Answered<Value>, say: (value: Value) => Answer): Answer | ApiRefusal | null {
  if (result.ok) return say(result.value)
  if (result.refusal.endsWith('-unknown') && result.refusal !== 'quarter-unknown') return null
  return refuse(result.refusal)
}

function refuse(refusal: string): ApiRefusal {
  return { refusal, message: REFUSED[refusal] ?? refusal }
}

const DONE = z.object({ done: z.literal(true) })
const sayDone = () => ({ done: true as const })
const HOME = '/api/v1/situations/:id'
const ONE = `${HOME}/suggestions/:suggestionId`
const tag = 'Suggestions'

/** The same rules and the same fields as the pages. */
export function suggestionsApi(house: House): ApiRoute[] {
  return [...readingApi(house), ...writingApi(house), ...keepingApi(house), ...placeApi(house), ...delayApi(house)]
}

function readingApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: `${HOME}/suggestions`,
      summary: 'What was suggested for a situation and what became of it; nobody is named',
      tag,
      answer: listOf(SUGGESTION),
      answerWith: async (c) => {
        const shown = await readSuggestions(house, readActor(c), readId(c))
        if (shown === null) return null
        const rows = shown.rows.map(({ suggestion, outcomes }) => {
          const { id, text, gist, serves, goal, helperKind, links, takenAt, version } = suggestion
          return {
            id,
            words: { language: suggestion.language, text },
            gist,
            serves,
            otherGoal: goal,
            helperKind,
            links,
            isTaken: takenAt !== null,
            outcomes,
            version,
          }
        })
        return { rows, count: rows.length }
      },
    }),
    apiGet({
      path: `${HOME}/alike`,
      summary: 'Up to five earlier situations that are alike, each explained, with what was tried and what came of it',
      tag,
      answer: listOf(ALIKE),
      answerWith: async (c) => {
        const answer = await readAlike(house, readActor(c), readId(c))
        return answer === null ? null : { rows: answer.alike, count: answer.alike.length }
      },
    }),
    apiGet({
      path: '/api/v1/meetings/:id/follow-up',
      summary: 'The first item of a meeting: what was taken along last time, in words for its room',
      tag,
      answer: listOf(FIRST_ITEM),
      answerWith: async (c) => {
        const found = await readFollowUp(house, readActor(c), readId(c))
        return found === null ? null : { rows: found.items, count: found.items.length }
      },
    }),
  ]
}

function writingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: `${HOME}/suggestions`,
      summary: 'Add a suggestion; with an id of one’s own it may be sent twice',
      tag,
      body: z.object({
        id: z.uuid().optional(),
        language,
        text: z.string(),
        goal: z.enum(['their-goal', 'another']).nullable().default(null),
        otherGoal: z.string().default(''),
        helperKind: helperKind.default(null),
        links: z.array(link).max(6).default([]),
        kept,
      }),
      answer: z.object({ id: z.string() }),
      status: 201,
      answerWith: async (c, { body }) => {
        if (body.helperKind !== null && findCode((await readSuggestionLists(house)).helpers, body.helperKind) === null) return refuse('helper-not-listed')
        return answerOf(await suggest(house, readActor(c), readId(c), body), (id) => ({ id }))
      },
    }),
    apiPut({
      path: `${ONE}/taken`,
      summary: 'Take a suggestion along, or leave it after all; for who told the situation',
      tag,
      body: z.object({ isTaken: z.boolean() }),
      answer: DONE,
      answerWith: async (c, { body }) => answerOf(await take(house, readActor(c), placeOf(c), body.isTaken), sayDone),
    }),
    apiPut({
      path: `${ONE}/outcome`,
      summary: 'Say what became of it at your place; a later word replaces your own, and no other',
      tag,
      body: z.object({
        outcome: z.enum(OUTCOMES),
        reason: reason.default(null),
        quarterId: z.uuid().nullable().default(null).describe('The own community in which it was tried; the nearest when left out'),
      }),
      answer: DONE,
      answerWith: async (c, { body }) => {
        if (body.reason !== null && findCode((await readSuggestionLists(house)).reasons, body.reason) === null) return refuse('reason-not-listed')
        return answerOf(await noteTryOut(house, readActor(c), { ...body, suggestionId: placeOf(c).id }), sayDone)
      },
    }),
  ]
}

/** What becomes of one that stands there. */
function keepingApi(house: House): ApiRoute[] {
  return [
    apiPut({
      path: `${ONE}/gist`,
      summary: 'The same in brief in another language',
      tag,
      body: z.object({ language, text: z.string() }),
      answer: DONE,
      answerWith: async (c, { body }) => answerOf(await writeGist(house, readActor(c), placeOf(c), body), sayDone),
    }),
    apiPost({
      path: `${ONE}/retract`,
      summary: 'Take a suggestion back that nobody took along',
      tag,
      answer: DONE,
      answerWith: async (c) => answerOf(await takeBack(house, readActor(c), placeOf(c)), sayDone),
    }),
  ]
}

function placeOf(c: Parameters<typeof readId>[0]): { situationId: string; id: string } {
  return { situationId: readId(c), id: readId(c, 'suggestionId') }
}

function placeApi(house: House): ApiRoute[] {
  return [
    apiPut({
      path: '/api/v1/meetings/:id/follow-up/:suggestionId',
      summary: 'What is said aloud where those who told the situation are gone; for who leads',
      tag,
      body: z.object({ outcome: z.enum(OUTCOMES), reason: reason.default(null) }),
      answer: DONE,
      answerWith: async (c, { body }) => {
        if (body.reason !== null && findCode((await readSuggestionLists(house)).reasons, body.reason) === null) return refuse('reason-not-listed')
        return answerOf(await noteInRoom(house, readActor(c), { ...body, meetingId: readId(c), suggestionId: readId(c, 'suggestionId') }), sayDone)
      },
    }),
    apiPut({
      path: `${HOME}/share`,
      summary: 'With whom a situation is shared once it was told; for its presenter',
      tag,
      body: z.object({ scope: z.enum(SCOPES), version: z.number().int() }),
      answer: DONE,
      answerWith: async (c, { body }) => answerOf(await shareSituation(house, readActor(c), { ...body, situationId: readId(c) }), sayDone),
    }),
    apiPut({
      path: `${HOME}/callable`,
      summary: 'That you may be called about it, until a day; null withdraws it. For who told it or tried something there',
      tag,
      body: z.object({
        word: z
          .object({ scope: z.enum(CALLABLE_SCOPES), untilOn: z.iso.date().describe('Today to two years ahead') })
          .strict()
          .nullable(),
      }),
      answer: DONE,
      answerWith: async (c, { body }) => answerOf(await sayCallable(house, readActor(c), readId(c), body.word), sayDone),
    }),
  ]
}

function delayApi(house: House): ApiRoute[] {
  const path = '/api/v1/communities/:id/and-then'
  const days = z.number().int().min(SHORTEST_DELAY).max(LONGEST_DELAY).describe('Days after the round')
  return [
    apiGet({
      path,
      summary: 'After how many days a community asks what became of suggestions',
      tag,
      answer: z.object({ days, version: z.number().int() }),
      answerWith: async (c) => (await readDelay(house, readActor(c), readId(c)))?.delay ?? null,
    }),
    apiPut({
      path,
      summary: 'Change that number of days',
      tag,
      body: z.object({ days, version: z.number().int() }),
      answer: DONE,
      answerWith: async (c, { body }) => answerOf(await writeDelay(house, readActor(c), { ...body, communityId: readId(c) }), sayDone),
    }),
  ]
}
