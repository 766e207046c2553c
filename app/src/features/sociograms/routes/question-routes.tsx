import { LANGUAGES } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { readQuestions, writeQuestion, type QuestionKeepRefusal, type QuestionWish } from '../actions/write-question.ts'
import { QuestionsPage } from '../pages/questions-page.tsx'
import { NO_WORDS } from '../pages/scale-page.tsx'
import { wordsOf } from '../pages/words.ts'

const PATH = '/communities/:id/sociograms/questions'

/** A community's own questions. */
export function questionRoutes(house: House): Route[] {
  return [
    get(PATH, (c) => show(house, c, null, null)),
    post(
      PATH,
      withForm(['key', 'kind', ...LANGUAGES.map((language) => `words-${language}`)], (c, form) => take(house, c, form)),
    ),
  ]
}

async function show(house: House, c: RouteContext, sent: QuestionWish | null, refusal: QuestionKeepRefusal | null): Promise<Response> {
  const found = await readQuestions(house, readActor(c), readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const opened = found.questions.find(({ id }) => id === c.req.query('key'))
  const said = refusal === null ? null : wordsOf(c.var)(`refused.${refusal}`)
  const tabs = communityTabs(c.var.language, readId(c), null, readActor(c))
  const empty: QuestionWish = { id: null, words: NO_WORDS, isOnScale: false }
  return page(c, <QuestionsPage view={c.var.view} {...found} sent={sent ?? opened ?? empty} refusal={said} tabs={tabs} />, refusal === null ? 200 : 422)
}

async function take(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const words = { fr: form.one('words-fr'), nl: form.one('words-nl'), en: form.one('words-en'), de: form.one('words-de') }
  const wish: QuestionWish = { id: form.one('key') === '' ? null : form.one('key'), words, isOnScale: form.one('kind') === 'scale' }
  const saved = await writeQuestion(house, readActor(c), readId(c), wish)
  if (saved.ok) return goTo(c, house, `/communities/${readId(c)}/sociograms/questions`, { kind: 'done', text: wordsOf(c.var)('done.changed') })
  return saved.refusal === 'question-unknown' ? problem(c, 404, 'not-found') : show(house, c, wish, saved.refusal)
}
