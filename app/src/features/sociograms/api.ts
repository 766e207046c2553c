import { z } from 'zod'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { importApi } from './routes/import-api.ts'
import { beginAnswering, readAnswering, saveAnswers, withdrawAnswers } from './actions/answer-wave.ts'
import { closeWave, openWave, startSurvey, type KeepRefusal } from './actions/keep-survey.ts'
import { readGroup } from './actions/read-sociogram.ts'
import { readSurveys } from './actions/read-surveys.ts'
import { levelsOf } from './domain/scale.ts'
import { isQuestion, type Question } from './domain/question.ts'
import { CONSENT_LEVELS, LONGEST_NAME, LONGEST_REFERENCE, WAVE_STATES } from './domain/survey.ts'
import { sociogramsMessages } from './messages/catalogue.ts'
import { publicApi } from './routes/public-api.ts'

/** One that comes with Ronde, or an own one as `own-yes-<id>-v<version>`, `own-scale-<id>-v<version>`. */
const AskedQuestion = z
  .string()
  .max(80)
  .refine(isQuestion)
  .transform((text): Question => (isQuestion(text) ? text : 'work-together'))
const SaidQuestion = z.string().describe('work-together, know, exchange, refer, or the key of an own question')
const Names = z.object({ fr: z.string().max(LONGEST_NAME), nl: z.string().max(LONGEST_NAME) })
const ApiRate = z.object({
  asked: z.number().int(),
  answered: z.number().int(),
  isAtLeast: z.boolean().describe('One or two who did not answer are not counted apart'),
  share: z.number().nullable().describe('From 0 to 1; null when nobody was asked'),
})
const ApiWave = z.object({
  id: z.uuid(),
  surveyId: z.uuid(),
  name: Names,
  number: z.number().int(),
  state: z.enum(WAVE_STATES).describe('forgotten: twelve months after the last day its answers are deleted; the response is what was noted before'),
  opensOn: z.string().nullable(),
  closesOn: z.string().describe('Last day to answer'),
  isPrefilled: z.boolean().describe('The answers of the wave before stood in the form'),
  version: z.number().int(),
  response: ApiRate,
  isAsked: z.boolean().describe('You are on its roster'),
})
const ApiGroup = z.object({
  response: ApiRate,
  question: SaidQuestion,
  from: z.number().int().describe('The step of the scale, counted from 1, from which on an answer is a tie'),
  drawn: z
    .object({
      kind: z.enum(['named', 'dots']).describe('dots: not everybody drawn agreed to be named, so nobody is'),
      people: z.array(z.object({ name: z.string().nullable(), sector: z.string().nullable().describe('Null in dots, and for sectors of fewer than three') })),
      ties: z
        .array(z.object({ from: z.number().int(), to: z.number().int() }))
        .describe('Places in the list of people, from 0; who of the two told it is not said'),
    })
    .nullable()
    .describe('Null where fewer than five may be drawn'),
  figures: z
    .object({
      density: z.number().nullable().describe('Of 100 possible ties'),
      densityFrom: z.number().nullable().describe('If nobody silent had named anybody'),
      densityTo: z.number().nullable().describe('If everybody silent had named everybody'),
      named: z.number().nullable(),
      both: z.number().nullable().describe('Of 10 ties told, by both'),
      linked: z.number().nullable().describe('Of 10 people'),
      steps: z.number().nullable(),
      spread: z.enum(['even', 'some', 'few']).nullable(),
    })
    .nullable(),
})
const GroupQuery = z.object({
  question: z.string().max(80).optional().describe('The first one of the survey, if left out'),
  from: z.coerce.number().int().min(1).max(9).optional().describe('The upper half of the scale, if left out'),
})
const Answer = z.object({
  kind: z.enum(['person', 'organisation']),
  id: z.uuid(),
  question: AskedQuestion,
  level: z.number().int().min(0).max(9).nullable().describe('0: no tie; null: takes the answer back'),
})
const ApiOwn = z.object({
  waveId: z.uuid(),
  state: z.enum(WAVE_STATES),
  level: z.enum(CONSENT_LEVELS).describe('How you may stand in a picture'),
  questions: z.array(SaidQuestion).describe('work-together and own-scale-… are asked on the scale, the others with 1 or 0'),
  levels: z.array(z.number().int()),
  targets: z.array(z.object({ kind: z.enum(['person', 'organisation']), id: z.uuid(), name: z.string() })).describe('Whom you may be asked about'),
  answers: z.array(Answer),
})

/** The same rules as the pages. What others answered is given to no program. */
export function sociogramsApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities/:id/waves',
      summary: 'Waves of the surveys on who works with whom, with their response; never who answered',
      tag: 'Surveys',
      answer: listOf(ApiWave),
      answerWith: async (c) => {
        const shown = await readSurveys(house, readActor(c), readId(c))
        if (shown === null) return null
        const rows = shown.surveys.flatMap(({ survey, waves }) =>
          waves.map(({ rate, communityId: _, remains: _noted, ...wave }) => ({ ...wave, surveyId: survey.id, name: survey.name, response: rate })),
        )
        return { rows, count: rows.length }
      },
    }),
    ...keepApi(house),
    ...importApi(house),
    ...ownApi(house),
    ...publicApi(house),
  ]
}

/** For who coordinates. */
function keepApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/communities/:id/waves',
      summary: 'Prepare a survey with its first wave, on a roster of today; for who coordinates',
      tag: 'Surveys',
      body: z.object({
        name: Names,
        scale: z.string().max(60).default('default').describe('default, frey, himmelman, vnl, or the number of an own scale'),
        questions: z.array(AskedQuestion).max(24).default(['work-together']),
        ethicsReference: z.string().max(LONGEST_REFERENCE).default('').describe('Needed to open a wave with a question of judgement'),
        closesOn: z.string().max(10),
      }),
      answer: z.object({ id: z.uuid() }),
      status: 201,
      answerWith: async (c, { body: { scale, ...draft } }) => {
        const started = await startSurvey(house, readActor(c), readId(c), { ...draft, scaleKey: scale })
        return started.ok ? { id: started.value } : say(started.refusal)
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id/waves/:waveId/group',
      summary: 'What a closed wave shows of the group: the same as its page, by the same consents',
      tag: 'Surveys',
      query: GroupQuery,
      answer: ApiGroup,
      answerWith: async (c, { query }) => {
        const ask = { communityId: readId(c), waveId: readId(c, 'waveId'), question: query.question, from: query.from?.toString(), language: c.var.language }
        const shown = await readGroup(house, readActor(c), ask)
        if (shown === null) return null
        const { drawing, rate, reading, figures } = shown
        const people = drawing?.people.map(({ name, group }) => ({ name, sector: group })) ?? []
        const drawn = drawing === null ? null : { kind: drawing.kind, people, ties: drawing.ties.map(({ from, to }) => ({ from, to })) }
        return { response: rate, ...reading, drawn, figures }
      },
    }),
    apiPost({
      path: '/api/v1/communities/:id/waves/:waveId/move',
      summary: 'Open or close a wave; opening sends the personal links',
      tag: 'Surveys',
      body: z.object({ version: z.number().int(), to: z.enum(['open', 'closed']) }),
      answer: z.object({ id: z.uuid() }),
      answerWith: async (c, { body }) => {
        const shown = await readSurveys(house, readActor(c), readId(c))
        const waveId = readId(c, 'waveId')
        if (shown === null || !shown.surveys.some(({ waves }) => waves.some(({ id }) => id === waveId))) return null
        const moved = await (body.to === 'open' ? openWave : closeWave)(house, readActor(c), waveId, body.version)
        return moved.ok ? { id: moved.value } : say(moved.refusal)
      },
    }),
  ]
}

const mine = (c: RouteContext) => ({ actor: readActor(c), waveId: readId(c, 'waveId') })

/** What one answers oneself. */
function ownApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities/:id/waves/:waveId/mine',
      summary: 'What I am asked in a wave, and what I answered',
      tag: 'Surveys',
      answer: ApiOwn,
      answerWith: async (c) => {
        const found = await readAnswering(house, mine(c), c.var.language)
        if (found === null || found.community.id !== readId(c)) return null
        const { wave, survey, scale, person, targets, told } = found
        const answers = told.flatMap(({ toPerson, toOrganisation, question, level }) => {
          const id = toPerson ?? toOrganisation
          return id === null ? [] : [{ kind: toPerson === null ? ('organisation' as const) : ('person' as const), id, question, level }]
        })
        return { waveId: wave.id, state: wave.state, level: person.level, questions: survey.questions, levels: levelsOf(scale), targets, answers }
      },
    }),
    apiPut({
      path: '/api/v1/communities/:id/waves/:waveId/mine',
      summary: 'Answer: what is named is stored at once, what is not named stays as it was',
      tag: 'Surveys',
      body: z.object({
        level: z.enum(CONSENT_LEVELS).describe('How you may stand in a picture'),
        answers: z.array(Answer).max(2_000),
        isFinished: z.boolean().default(false),
      }),
      answer: z.object({ stored: z.number().int() }),
      answerWith: async (c, { body }) => {
        const found = await readAnswering(house, mine(c), c.var.language)
        if (found === null || found.community.id !== readId(c)) return null
        const begun = await beginAnswering(house, mine(c), { level: body.level, isNameable: false, language: c.var.language })
        if (begun?.ok !== true) return begun === null ? null : say(begun.refusal)
        const told = body.answers.map(({ kind, id, question, level }) => ({ target: { kind, id }, question, level }))
        const saved = await saveAnswers(house, mine(c), told, body.isFinished)
        if (saved === null) return null
        return saved.ok ? { stored: told.length } : say(saved.refusal)
      },
    }),
    apiPost({
      path: '/api/v1/communities/:id/waves/:waveId/mine/withdraw',
      summary: 'Delete everything I answered in a wave, also once it is closed',
      tag: 'Surveys',
      answer: z.object({ deleted: z.number().int() }),
      answerWith: async (c) => {
        const found = await readAnswering(house, mine(c), c.var.language)
        const deleted = found === null || found.community.id !== readId(c) ? null : await withdrawAnswers(house, mine(c))
        return deleted === null ? null : { deleted }
      },
    }),
  ]
}

type Said = KeepRefusal | 'not-begun' | 'answer-odd' | 'own-staff' | 'text-missing'

function say(refusal: Said): ApiRefusal | null {
  return refusal === 'wave-unknown' ? null : { refusal, message: String(sociogramsMessages.en[`refused.${refusal}`]) }
}
