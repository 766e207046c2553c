import { z } from 'zod'
import { LANGUAGES } from '../../kernel/language.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { answerQuestion, changeAnswer, settleQuestion, type GiveRefusal } from './actions/answer-question.ts'
import { keepHelping } from './actions/keep-helping.ts'
import { askQuestion } from './actions/ask-question.ts'
import { readQuestion, readQuestionsPage, readResponseTimes } from './actions/read-questions.ts'
import { QUESTION_STATES } from './domain/question.ts'
import { TOPICS, type Topic } from './domain/topics.ts'

const Names = z.object({ fr: z.string(), nl: z.string() })
const Language = z.enum(LANGUAGES)
const TopicCode = z.enum(TOPICS as [Topic, ...Topic[]])

const ApiQuestion = z.object({
  id: z.uuid(),
  title: z.string(),
  language: Language.describe('The language in which it was written'),
  topics: z.array(TopicCode),
  state: z.enum(QUESTION_STATES),
  askedAt: z.string(),
  version: z.number().int(),
  community: Names.nullable().describe('Null: the whole network'),
})

const ApiAnswer = z.object({
  id: z.uuid(),
  author: z.string().nullable().describe('Null: a former member'),
  language: Language,
  text: z.string(),
  givenAt: z.string(),
  correctedAt: z.string().nullable(),
  version: z.number().int(),
  isYours: z.boolean(),
})

/** The same rules as the pages; never for what is urgent. */
export function questionsApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/questions',
      summary: 'Questions to the network, the newest first, thirty at a time',
      tag: 'Questions',
      query: z.object({
        words: z.string().max(200).default(''),
        state: z.enum(QUESTION_STATES).optional(),
        page: z.coerce.number().int().min(1).max(100_000).default(1),
      }),
      answer: listOf(ApiQuestion.extend({ answers: z.number().int() })),
      answerWith: async (c, { query }) => {
        const found = await readQuestionsPage(house, readActor(c), { words: query.words, state: query.state ?? null, page: query.page })
        return found === null ? null : { rows: found.rows, count: found.found }
      },
    }),
    apiGet({
      path: '/api/v1/question-times',
      summary: 'How long a first answer took, over the last twelve months',
      tag: 'Questions',
      answer: z.object({
        asked: z.number().int(),
        answered: z.number().int(),
        medianMinutes: z.number().nullable().describe('From sending to first answer, by the clock; null while nothing was answered'),
        medianWorkingMinutes: z.number().nullable().describe('The same within 9 to 17 h of working days in Belgium'),
      }),
      answerWith: (c) => readResponseTimes(house, readActor(c)),
    }),
    apiGet({
      path: '/api/v1/questions/:id',
      summary: 'One question and its answers',
      tag: 'Questions',
      answer: ApiQuestion.extend({ body: z.string(), asker: z.string().nullable(), answers: z.array(ApiAnswer) }),
      answerWith: async (c) => {
        const question = (await readQuestion(house, readActor(c), readId(c)))?.question
        return question === undefined ? null : { ...question, topics: [...question.topics] }
      },
    }),
    ...writingApi(house),
    ...changingApi(house),
  ]
}

function writingApi(house: House): ApiRoute[] {
  return [
    apiPost({
      path: '/api/v1/questions',
      summary: 'Put a question; it goes to a few who may know. Never for what is urgent: call 112',
      tag: 'Questions',
      body: z.object({
        title: z.string().max(200),
        body: z.string().max(4_000).default(''),
        language: Language,
        topics: z.array(TopicCode).max(5).default([]),
        communityId: z.uuid().nullable().describe('Null: the whole network'),
      }),
      answer: z.object({ id: z.uuid() }),
      status: 201,
      answerWith: async (c, { body }) => {
        const asked = await askQuestion(house, readActor(c), body)
        return asked.ok ? { id: asked.value } : { refusal: asked.refusal, message: REFUSED[asked.refusal] ?? asked.refusal }
      },
    }),
    apiPost({
      path: '/api/v1/questions/:id/answers',
      summary: 'Answer a question',
      tag: 'Questions',
      body: z.object({ text: z.string().max(4_000), language: Language }),
      answer: z.object({ questionId: z.uuid() }),
      status: 201,
      answerWith: async (c, { body }) => {
        const given = await answerQuestion(house, readActor(c), { id: readId(c), ...body })
        return tell(given)
      },
    }),
  ]
}

/** What a changed question or answer leads to; null is "there is nothing of that id for you". */
function tell(outcome: { ok: true; value: string } | { ok: false; refusal: GiveRefusal }): { questionId: string } | null | ApiRefusal {
  if (outcome.ok) return { questionId: outcome.value }
  return outcome.refusal === 'question-unknown' ? null : { refusal: outcome.refusal, message: REFUSED[outcome.refusal] ?? outcome.refusal }
}

/** Over the version that was read. */
function changingApi(house: House): ApiRoute[] {
  const answer = z.object({ questionId: z.uuid() })
  return [
    apiPut({
      path: '/api/v1/questions/:id/state',
      summary: 'Say that a question is answered or closed, or open it again: who asked; who leads may close it',
      tag: 'Questions',
      body: z.object({ state: z.enum(QUESTION_STATES), version: z.number().int() }),
      answer,
      answerWith: async (c, { body }) => tell(await settleQuestion(house, readActor(c), { id: readId(c), ...body })),
    }),
    apiPut({
      path: '/api/v1/questions/helping',
      summary: 'How many questions a week may come to me; null is none',
      tag: 'Questions',
      body: z.object({ mostAWeek: z.number().int().min(1).max(7).nullable() }),
      answer: z.object({ mostAWeek: z.number().int().nullable() }),
      answerWith: async (c, { body }) => {
        await keepHelping(house, readActor(c), body.mostAWeek)
        return body
      },
    }),
    apiPut({
      path: '/api/v1/questions/:id/answers/:answerId',
      summary: 'Correct an answer of one’s own; what stood there before stays readable',
      tag: 'Questions',
      body: z.object({ text: z.string().max(4_000), version: z.number().int() }),
      answer,
      answerWith: async (c, { body }) => tell(await changeAnswer(house, readActor(c), { id: readId(c), answerId: readId(c, 'answerId'), change: body })),
    }),
    apiPost({
      path: '/api/v1/questions/:id/answers/:answerId/remove',
      summary: 'Take an answer of one’s own away',
      tag: 'Questions',
      answer,
      answerWith: async (c) => tell(await changeAnswer(house, readActor(c), { id: readId(c), answerId: readId(c, 'answerId'), change: 'remove' })),
    }),
  ]
}

const REFUSED: Record<string, string> = {
  'saved-meanwhile': 'Somebody saved this in the meantime: read it again.',
  'not-yours': 'Only who asked may do this.',
  'title-missing': 'A question needs a title.',
  'too-often': 'Five questions a day at the most.',
  'audience-missing': 'You are no member of this community.',
  'text-missing': 'An answer needs words.',
  'question-closed': 'This question is closed.',
  'too-long': 'This text is too long.',
}
