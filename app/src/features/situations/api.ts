import { z } from 'zod'
import { LANGUAGES } from '../../kernel/language.ts'
import { KEEP_REASONS } from '../../kernel/keep-reason.ts'
import { inTransaction } from '../../platform/database.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { ApiRoute } from '../../platform/http/api.ts'
import type { House } from '../../platform/house.ts'
import { findMeeting } from '../meetings/public.ts'
import type { Stopped } from './actions/check-words.ts'
import { readSituationLists } from './actions/code-lists.ts'
import { offerSituation, planSituation } from './actions/offer-situation.ts'
import { readRoomOf, readSituation, readSituations } from './actions/read-situations.ts'
import { changeSecond } from './actions/second-presenter.ts'
import { stopSituation } from './actions/stop-situation.ts'
import { beginSituation, sayRole, writeAnswers, writeFacets } from './actions/write-situation.ts'
import { NEIGHBOUR_FUNCTIONS, VERDICTS } from './domain/activation.ts'
import { AROUND_CODES } from './routes/forms.ts'
import { AUDIENCES, isReadyFor } from './domain/audience.ts'
import { DOMAINS_S0 } from './domain/domains.ts'
import { SITUATION_STATES } from './domain/situation.ts'
import { roleLabel, wordsOf } from './pages/words.ts'

const language = z.enum(LANGUAGES).describe('The language of the words')
const kept = z
  .record(z.string().max(200), z.enum(KEEP_REASONS))
  .default({})
  .describe('Words that look like somebody’s and stay, each with a reason; what may be saved nowhere stays for none')
const version = z.number().int().describe('The version that was read')
const domains = z.array(z.enum(DOMAINS_S0)).describe('Fields of life that it touches')
const groups = z.array(z.string().max(60)).max(60).describe('Codes of the list `groups`, see /api/v1/lists')
const unanswered = z.array(z.enum(DOMAINS_S0)).describe('Those of them in which a need has no answer')

const OWN = z.object({
  id: z.string(),
  state: z.enum(SITUATION_STATES),
  goal: z.string().describe('What the person wants, in the words that were offered'),
  language,
  communityId: z.string().nullable(),
  meetingId: z.string().nullable(),
  answersGoOn: z.string().nullable().describe('The day on which the four answers disappear; null once they did'),
})

const SITUATION = z.object({
  id: z.string(),
  state: z.enum(SITUATION_STATES),
  communityId: z.string().nullable(),
  meetingId: z.string().nullable(),
  language,
  summary: z.string().describe('Empty where its words are not for this reader, or not ready for the room'),
  goal: z.string(),
  question: z.string(),
  domains,
  unanswered,
  around: z.array(z.string()).describe('Kinds of people who are around; never names'),
  groups,
  room: z.enum(AUDIENCES).describe('What the room needs'),
  isReady: z.boolean().describe('Its words passed the guard for that room'),
  isYours: z.boolean(),
  answersGoOn: z.string().nullable(),
  version: z.number().int(),
})

const REFUSED: Readonly<Record<string, string>> = {
  'all-empty': 'At least one answer is needed.',
  'too-long': 'A text is too long.',
  'saved-meanwhile': 'Somebody saved this in the meantime: read it again.',
  'not-open': 'It is closed or stopped.',
  'community-missing': 'You tell situations only in communities of your own.',
  'community-stays': 'It is offered to another community.',
  'own-word-missing': 'There is no verdict without the practitioner’s own words.',
  'verdict-missing': 'A verdict is needed.',
  'not-told': 'It has to be offered first, and still be open.',
  'second-there': 'Somebody tells it with you already.',
  'member-unknown': 'Not a member of this community.',
  'not-possible-now': 'Not possible at this step.',
  'meeting-over': 'The meeting is cancelled or its register is closed.',
  'not-of-this-community': 'The meeting belongs to another community.',
}

type Told = { ok: true } | Stopped | { ok: false; refusal: string }

/** What the guard found is said by kind and field, never by its words. */
function refuse(told: Exclude<Told, { ok: true }>): ApiRefusal | null {
  if (told.refusal === 'situation-unknown' || told.refusal === 'meeting-unknown') return null
  if ('checks' in told) {
    const found = Object.entries(told.checks).flatMap(([field, { findings }]) => findings.map(({ kind, tier }) => `${field}: ${kind} (${tier})`))
    return { refusal: 'identifiers', message: `Not saved. ${found.join(', ')}.` }
  }
  return { refusal: told.refusal, message: REFUSED[told.refusal] ?? 'Refused.' }
}

const DONE = z.object({ id: z.string() })
const answersShape = {
  atStake: z.string().max(6_000).default('').describe('What is at stake'),
  wants: z.string().max(6_000).default('').describe('What the person wants'),
  tried: z.string().max(6_000).default('').describe('What was tried'),
  ask: z.string().max(6_000).default('').describe('What is asked of the others'),
}

export function situationsApi(house: House): ApiRoute[] {
  return [...readingApi(house), ...writingApi(house), ...facetsApi(house), roleApi(house), ...movingApi(house)]
}

function readingApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/situations',
      summary: 'My situations, the newest first; the four answers stay on their page',
      tag: 'Situations',
      answer: listOf(OWN),
      answerWith: async (c) => {
        const { own } = await readSituations(house, readActor(c))
        return { rows: own.map(({ expiresOn, ...row }) => ({ ...row, answersGoOn: expiresOn })), count: own.length }
      },
    }),
    apiGet({
      path: '/api/v1/situations/:id',
      summary: 'One situation as far as it is for you',
      tag: 'Situations',
      answer: SITUATION,
      answerWith: async (c) => {
        const shown = await readSituation(house, readActor(c), readId(c))
        if (shown === null) return null
        const { situation, need, isYours, expiresOn } = shown
        return { ...situation, room: need, isReady: isReadyFor(situation.checkedFor, need), isYours, answersGoOn: expiresOn }
      },
    }),
    apiGet({
      path: '/api/v1/meetings/:id/situations',
      summary: 'Situations of a meeting, for who leads it also those that are offered, and whether each is ready for its room',
      tag: 'Situations',
      answer: z.object({
        room: z.enum(AUDIENCES),
        rows: z.array(
          z.object({
            id: z.string(),
            state: z.enum(SITUATION_STATES),
            language,
            goal: z.string(),
            question: z.string(),
            summary: z.string(),
            domains,
            isReady: z.boolean(),
            isPlanned: z.boolean(),
          }),
        ),
      }),
      answerWith: async (c) => {
        const actor = readActor(c)
        return inTransaction(house.db, actor, async (tx) => {
          const meeting = await findMeeting(tx, readId(c))
          if (meeting === null) return null
          const { need, lines } = await readRoomOf(tx, actor, meeting)
          return { room: need, rows: lines }
        })
      },
    }),
  ]
}

function writingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/situations',
      summary: 'Begin a private draft',
      tag: 'Situations',
      body: z.object({ ...answersShape, language, kept }),
      answer: DONE,
      status: 201,
      answerWith: async (c, { body: { language: spoken, kept: reasons, ...answers } }) => {
        const begun = await beginSituation(house, readActor(c), { answers, language: spoken, kept: reasons })
        return begun.ok ? { id: begun.value } : refuse(begun)
      },
    }),
    apiPut({
      path: '/api/v1/situations/:id/answers',
      summary: 'The four answers anew; they stay sealed for you alone, and have thirty days more',
      tag: 'Situations',
      body: z.object({ version, ...answersShape, language, kept }),
      answer: DONE,
      answerWith: async (c, { body: { version: read, language: spoken, kept: reasons, ...answers } }) => {
        const saved = await writeAnswers(house, readActor(c), { id: readId(c), version: read, answers, language: spoken, kept: reasons })
        return saved.ok ? { id: saved.value } : refuse(saved)
      },
    }),
  ]
}

function facetsApi(house: House): ApiRoute[] {
  return [
    apiPut({
      path: '/api/v1/situations/:id/facets',
      summary: 'The wheel: fields of life, who is around, groups',
      tag: 'Situations',
      body: z.object({
        version,
        domains,
        unanswered: unanswered.default([]),
        around: z
          .array(z.string().max(60))
          .max(40)
          .default([])
          .describe('Codes of disciplines, or relatives, neighbours, volunteers, landlord, employer, authority'),
        groups: groups.default([]),
        groupWords: z.string().max(120).default('').describe('The same in own words'),
        kept,
      }),
      answer: DONE,
      answerWith: async (c, { body: { version: read, kept: reasons, ...facets } }) => {
        const known = (await readSituationLists(house)).groups.codes.map(({ code }) => code)
        if (facets.groups.some((code) => !known.includes(code))) return { refusal: 'group-unknown', message: 'One of these groups is not in the list.' }
        const around = facets.around.filter((code) => AROUND_CODES.includes(code))
        const saved = await writeFacets(house, readActor(c), { id: readId(c), version: read, facets: { ...facets, around }, kept: reasons })
        return saved.ok ? { id: saved.value } : refuse(saved)
      },
    }),
  ]
}

function roleApi(house: House): ApiRoute {
  return apiPut({
    path: '/api/v1/situations/:id/role',
    summary: 'What the own role is here, in the practitioner’s own words',
    tag: 'Situations',
    body: z.object({
      version,
      verdict: z.enum(VERDICTS),
      words: z.string().min(1).max(1_000).describe('Why, in own words'),
      compared: z.array(z.enum(NEIGHBOUR_FUNCTIONS)).default([]).describe('Functions that stand close to it here'),
      kept,
    }),
    answer: DONE,
    answerWith: async (c, { body: { version: read, kept: reasons, ...said } }) => {
      const shown = await readSituation(house, readActor(c), readId(c))
      if (shown === null || !shown.isYours) return null
      const role = roleLabel(wordsOf(c.var), shown.situation.language, shown.roleName)
      const saved = await sayRole(house, readActor(c), { id: readId(c), version: read, ...said, role, kept: reasons })
      return saved.ok ? { id: saved.value } : refuse(saved)
    },
  })
}

function movingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/situations/:id/offer',
      summary: 'Offer it to a community, or write its offered words anew',
      tag: 'Situations',
      body: z.object({
        version,
        communityId: z.uuid(),
        summary: z.string().max(3_000),
        goal: z.string().max(400).describe('What the person wants, in one line'),
        question: z.string().max(400).describe('What is asked of the group'),
        language,
        kept,
        retellingOf: z.uuid().nullable().default(null).describe('The first telling of the same situation'),
      }),
      answer: DONE.extend({ room: z.enum(AUDIENCES) }),
      answerWith: async (c, { body }) => {
        const offered = await offerSituation(house, readActor(c), { id: readId(c), ...body })
        return offered.ok ? { id: readId(c), room: offered.value } : refuse(offered)
      },
    }),
    apiPost({
      path: '/api/v1/situations/:id/schedule',
      summary: 'Put it on a meeting, or with null take it off again; for who leads the community',
      tag: 'Situations',
      body: z.object({
        meetingId: z.uuid().nullable(),
        agendaItemId: z.uuid().nullable().default(null).describe('An item of kind “situation”; else the first that is free'),
      }),
      answer: DONE,
      answerWith: async (c, { body }) => {
        const planned = await planSituation(house, readActor(c), { id: readId(c), ...body })
        return planned.ok ? { id: readId(c) } : refuse(planned)
      },
    }),
    apiPost({
      path: '/api/v1/situations/:id/second',
      summary: 'Telling it together: ask a member of the community, say yes or no, or leave it again',
      tag: 'Situations',
      body: z.object({ do: z.enum(['ask', 'accept', 'decline', 'end']), personId: z.uuid().optional().describe('Who is asked') }),
      answer: DONE,
      answerWith: async (c, { body: { do: kind, personId = '' } }) => {
        const changed = await changeSecond(house, readActor(c), readId(c), kind === 'ask' ? { kind, personId } : { kind })
        return changed.ok ? { id: readId(c) } : refuse(changed)
      },
    }),
    apiPost({
      path: '/api/v1/situations/:id/stop',
      summary: 'Stop it, without a question and without a reason; a draft is removed',
      tag: 'Situations',
      answer: DONE,
      answerWith: async (c) => {
        const stopped = await stopSituation(house, readActor(c), readId(c))
        return stopped.ok ? { id: readId(c) } : refuse(stopped)
      },
    }),
  ]
}
