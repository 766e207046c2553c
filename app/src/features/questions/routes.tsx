import { isLanguage } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import { goTo, page } from '../../platform/http/answer.ts'
import { readVersion, withForm, type FormBody } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { answerByLink, answerQuestion, changeAnswer, settleQuestion } from './actions/answer-question.ts'
import { askQuestion } from './actions/ask-question.ts'
import { changeDutyNumbers, keepHelping } from './actions/keep-helping.ts'
import { readAsking, readDutyNumbers, readHelping, readQuestion, readQuestionByLink, readQuestionsPage } from './actions/read-questions.ts'
import { QUESTION_STATES, type QuestionDraft } from './domain/question.ts'
import { TOPICS } from './domain/topics.ts'
import { questionsMessages, type QuestionsTranslate } from './messages/catalogue.ts'
import { AnswerLinkPage, QuestionPage } from './pages/question-page.tsx'
import { AskPage, HelpingPage, NumbersPage, QuestionsListPage } from './pages/questions-page.tsx'

const wordsOf = (c: RouteContext): QuestionsTranslate => translator(questionsMessages, c.var.language)
const tokenOf = (c: RouteContext) => c.req.param('token') ?? ''

/** Questions to the network. The fixed addresses stand before `:id`. */
export function questionsRoutes(house: House): Route[] {
  return [
    get('/questions', (c) => showList(house, c)),
    get('/questions/new', (c) => showAsk(house, c, { title: '', body: '', language: c.var.language, topics: [], communityId: null }, null)),
    post(
      '/questions/new',
      withForm(['title', 'body', 'language', 'audience'], (c, form) => takeQuestion(house, c, form), ['topic']),
    ),
    ...keepingRoutes(house),
    get('/questions/:id', (c) => showQuestion(house, c, null, '')),
    post(
      '/questions/:id/answers',
      withForm(['text', 'language'], (c, form) => takeAnswer(house, c, form)),
    ),
    post(
      '/questions/:id/answers/:answerId',
      withForm(['text', 'version', 'do'], (c, form) => takeChange(house, c, form)),
    ),
    post(
      '/questions/:id/state',
      withForm(['state', 'version'], (c, form) => takeState(house, c, form)),
    ),
    get('/answer/:token', (c) => showByLink(house, c, null, '')),
    post(
      '/answer/:token',
      withForm(['text', 'language'], (c, form) => takeAnswerByLink(house, c, form)),
    ),
  ]
}

/** Whether I may be asked, and the numbers above every question. */
function keepingRoutes(house: House): Route[] {
  return [
    get('/questions/helping', async (c) => {
      const { helper } = await readHelping(house, readActor(c))
      return page(c, <HelpingPage view={c.var.view} mostAWeek={helper?.mostAWeek ?? null} />)
    }),
    post(
      '/questions/helping',
      withForm(['most', 'answer'], async (c, form) => {
        const isYes = form.one('answer') === 'yes'
        await keepHelping(house, readActor(c), isYes ? Math.trunc(Number(form.one('most'))) || 2 : null)
        return goTo(c, house, '/questions', { kind: 'done', text: wordsOf(c)(isYes ? 'helping.done' : 'helping.stopped') })
      }),
    ),
    get('/questions/numbers', (c) => showNumbers(house, c, null)),
    post(
      '/questions/numbers',
      withForm(['number', 'nameFr', 'nameNl', 'remove'], (c, form) => takeNumber(house, c, form)),
    ),
  ]
}

async function showList(house: House, c: RouteContext): Promise<Response> {
  const asked = Number(c.req.query('page') ?? 1)
  const search = {
    words: (c.req.query('q') ?? '').trim().slice(0, 200),
    state: QUESTION_STATES.find((state) => state === c.req.query('state')) ?? null,
    page: Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1,
  }
  const found = await readQuestionsPage(house, readActor(c), search)
  return found === null ? problem(c, 403, 'not-for-you') : page(c, <QuestionsListPage view={c.var.view} found={found} />)
}

async function showAsk(house: House, c: RouteContext, draft: QuestionDraft, refusal: string | null): Promise<Response> {
  const asking = await readAsking(house, readActor(c))
  if (asking === null) return problem(c, 403, 'not-for-you')
  return page(c, <AskPage view={c.var.view} draft={draft} refusal={refusal} {...asking} />, refusal === null ? 200 : 422)
}

async function takeQuestion(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const [audience, language] = [form.one('audience'), form.one('language')]
  const draft: QuestionDraft = {
    title: form.one('title'),
    body: form.one('body'),
    language: isLanguage(language) ? language : c.var.language,
    topics: TOPICS.filter((topic) => form.all('topic').includes(topic)),
    communityId: isId(audience) ? audience : null,
  }
  if (audience !== 'network' && draft.communityId === null) return showAsk(house, c, draft, t('refused.audience-missing'))
  const asked = await askQuestion(house, readActor(c), draft)
  if (!asked.ok) return showAsk(house, c, draft, t(`refused.${asked.refusal}`))
  return goTo(c, house, `/questions/${asked.value}`, { kind: 'done', text: t('ask.done') })
}

async function showQuestion(house: House, c: RouteContext, refusal: string | null, written: string): Promise<Response> {
  const found = await readQuestion(house, readActor(c), readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  return page(c, <QuestionPage view={c.var.view} {...found} refusal={refusal} written={written} />, refusal === null ? 200 : 422)
}

function readWords(c: RouteContext, form: FormBody) {
  const language = form.one('language')
  return { text: form.one('text'), language: isLanguage(language) ? language : c.var.language }
}

async function takeAnswer(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const words = readWords(c, form)
  const given = await answerQuestion(house, readActor(c), { id: readId(c), ...words })
  if (!given.ok) return showQuestion(house, c, wordsOf(c)(`refused.${given.refusal}`), words.text)
  return goTo(c, house, `/questions/${readId(c)}`, { kind: 'done', text: wordsOf(c)('answer.done') })
}

async function takeChange(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const change = form.one('do') === 'remove' ? 'remove' : { text: form.one('text'), version: readVersion(form) }
  const changed = await changeAnswer(house, readActor(c), { id: readId(c), answerId: readId(c, 'answerId'), change })
  if (!changed.ok && changed.refusal === 'question-unknown') return problem(c, 404, 'not-found')
  const flash = changed.ok ? ({ kind: 'done', text: t('answer.changed') } as const) : ({ kind: 'refused', text: t(`refused.${changed.refusal}`) } as const)
  return goTo(c, house, `/questions/${readId(c)}`, flash)
}

async function takeState(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const state = QUESTION_STATES.find((each) => each === form.one('state'))
  if (state === undefined) return problem(c, 400, 'odd-form')
  const settled = await settleQuestion(house, readActor(c), { id: readId(c), state, version: readVersion(form) })
  if (!settled.ok && settled.refusal === 'question-unknown') return problem(c, 404, 'not-found')
  const flash = settled.ok
    ? ({ kind: 'done', text: t(`question.done.${state}`) } as const)
    : ({ kind: 'refused', text: t(`refused.${settled.refusal}`) } as const)
  return goTo(c, house, `/questions/${readId(c)}`, flash)
}

async function showByLink(house: House, c: RouteContext, refusal: string | null, written: string): Promise<Response> {
  const found = await readQuestionByLink(house, tokenOf(c))
  if (found === null) return problem(c, 404, 'not-found')
  return page(c, <AnswerLinkPage view={c.var.view} {...found} token={tokenOf(c)} refusal={refusal} written={written} />, refusal === null ? 200 : 422)
}

async function takeAnswerByLink(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const words = readWords(c, form)
  const given = await answerByLink(house, tokenOf(c), words)
  if (!given.ok && given.refusal === 'question-unknown') return problem(c, 404, 'not-found')
  if (!given.ok) return showByLink(house, c, wordsOf(c)(`refused.${given.refusal}`), words.text)
  return goTo(c, house, `/answer/${tokenOf(c)}`, { kind: 'done', text: wordsOf(c)('answer.done') })
}

async function showNumbers(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const numbers = await readDutyNumbers(house, readActor(c))
  return page(c, <NumbersPage view={c.var.view} numbers={numbers} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeNumber(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const remove = form.one('remove')
  const added = { number: form.one('number'), name: { fr: form.one('nameFr'), nl: form.one('nameNl') } }
  const changed = await changeDutyNumbers(house, readActor(c), isId(remove) ? { remove } : added)
  if (!changed.ok) return showNumbers(house, c, wordsOf(c)(`refused.${changed.refusal}`))
  return goTo(c, house, '/questions/numbers', { kind: 'done', text: wordsOf(c)('numbers.done') })
}
