import { translator } from '../../../kernel/translate.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { allowTry } from '../../../platform/rate-limit.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { communityTabs } from '../../communities/public.ts'
import { headOfMeeting } from '../../meetings/public.ts'
import { answerByLink, answerSignedIn, closeExit, countPaper, openExit, writeQuestion } from '../actions/answer-exit.ts'
import { readExit, readPublicExit, readScreen, readTrend } from '../actions/read-exit.ts'
import { EXIT_ANSWERS, type ExitAnswer } from '../domain/exit-question.ts'
import { mayKeepQuestion } from '../domain/permissions.ts'
import { closingMessages } from '../messages/catalogue.ts'
import { ExitScreen, ExitView, PublicExitPage } from '../pages/exit-pages.tsx'
import { TrendView } from '../pages/trend-page.tsx'

/** The question at the end of a meeting: on its page, on the wall, behind its code, and over the meetings of a community. */
export function exitRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/exit', (c) => showExit(house, c, {})),
    post(
      '/meetings/:id/exit',
      withForm(['answer'], (c, form) => takeOwn(house, c, form)),
    ),
    post('/meetings/:id/exit/keep', (c) => takeKeeping(house, c)),
    get('/meetings/:id/exit/screen', (c) => showScreen(house, c)),
    get('/x/:token', (c) => showPublic(house, c, { ownMark: (c.req.query('m') ?? '').slice(0, 100), refusal: null })),
    post(
      '/x/:token',
      withForm(['answer', 'm'], (c, form) => takePublic(house, c, form)),
    ),
    get('/communities/:id/exit', (c) => showTrend(house, c, null)),
    post(
      '/communities/:id/exit',
      withForm(['textFr', 'textNl', 'version'], (c, form) => takeQuestion(house, c, form)),
    ),
  ]
}

const wordsFor = (c: RouteContext) => translator(closingMessages, c.var.language)

async function showExit(house: House, c: RouteContext, { refusal = null, keepRefusal = null }: { refusal?: string | null; keepRefusal?: string | null }) {
  const exit = await readExit(house, readActor(c), readId(c))
  if (exit === null) return problem(c, 404, 'not-found')
  const { language } = c.var
  const head = headOfMeeting(language, { ...exit, tab: 'meeting' })
  const crumbs = [...head.crumbs, { label: head.title, href: `/meetings/${exit.meeting.id}` }]
  const view = <ExitView view={c.var.view} exit={exit} crumbs={crumbs} tabs={head.tabs} refusal={refusal} keepRefusal={keepRefusal} />
  return page(c, view, refusal === null && keepRefusal === null ? 200 : 422)
}

function readAnswer(form: FormBody): ExitAnswer | null {
  return EXIT_ANSWERS.find((answer) => answer === form.one('answer')) ?? null
}

async function takeOwn(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsFor(c)
  const answer = readAnswer(form)
  if (answer === null) return showExit(house, c, { refusal: t('refused.answer-missing') })
  const taken = await answerSignedIn(house, readActor(c), readId(c), answer)
  if (taken.ok) return goTo(c, house, `/meetings/${readId(c)}/exit`, { kind: 'done', text: t('exit.thanks') })
  if (taken.refusal === 'exit-unknown') return problem(c, 404, 'not-found')
  return showExit(house, c, { keepRefusal: t(`refused.${taken.refusal}`) })
}

const KEEP_PARTS = { open: [], paper: [...EXIT_ANSWERS], close: [] } as const

async function takeKeeping(house: House, c: RouteContext): Promise<Response> {
  const t = wordsFor(c)
  const form = await readPartForm(c, KEEP_PARTS)
  const kept = await keepPart(house, c, form)
  if (kept.ok) return goTo(c, house, `/meetings/${readId(c)}/exit`, { kind: 'done', text: t(form.one('part') === 'open' ? 'exit.opened' : 'exit.saved') })
  if (kept.refusal === 'meeting-unknown') return problem(c, 404, 'not-found')
  return showExit(house, c, { keepRefusal: t(`refused.${kept.refusal}`) })
}

async function keepPart(house: House, c: RouteContext, form: FormBody) {
  const [actor, id] = [readActor(c), readId(c)]
  if (form.one('part') === 'open') return openExit(house, actor, id)
  if (form.one('part') === 'close') return closeExit(house, actor, id)
  const countOf = (answer: ExitAnswer) => (/^\d{1,5}$/.test(form.one(answer)) ? Number(form.one(answer)) : form.one(answer) === '' ? 0 : Number.NaN)
  return countPaper(house, actor, id, { yes: countOf('yes'), partly: countOf('partly'), no: countOf('no') })
}

async function showScreen(house: House, c: RouteContext): Promise<Response> {
  const screen = await readScreen(house, readActor(c), readId(c))
  // Nothing to show on the wall before the question is open: its page says so.
  if (screen === null) return c.redirect(`/meetings/${readId(c)}/exit`, 303)
  const url = `${house.settings.publicUrl}/x/${screen.token}`
  return page(c, <ExitScreen view={c.var.view} communities={screen.communities} question={screen.question} url={url} />)
}

type Asked = { ownMark: string; refusal: string | null; isDone?: boolean }

async function showPublic(house: House, c: RouteContext, { ownMark, refusal, isDone = false }: Asked): Promise<Response> {
  const exit = await readPublicExit(house, c.req.param('token') ?? '')
  if (exit === null) return problem(c, 404, 'not-found')
  const shown = <PublicExitPage view={c.var.view} exit={exit} standing={isDone ? 'thanks' : 'ask'} ownMark={ownMark} refusal={refusal} />
  return page(c, shown, refusal === null ? 200 : 422)
}

/** A room of many behind one address answers at once; a machine that guesses does not. */
const ANSWERS_AN_HOUR = 400

async function takePublic(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsFor(c)
  const token = c.req.param('token') ?? ''
  const ownMark = form.one('m').slice(0, 100)
  const answer = readAnswer(form)
  if (answer === null) return showPublic(house, c, { ownMark, refusal: t('refused.answer-missing') })
  if ((await readPublicExit(house, token)) === null) return problem(c, 404, 'not-found')
  if (!(await allowTry(house, { key: `exit ${hashToken(token).toString('base64url')}`, tries: ANSWERS_AN_HOUR, windowMinutes: 60 })))
    return showPublic(house, c, { ownMark, refusal: t('refused.too-often') })
  const taken = await answerByLink(house, token, { personId: c.var.actor?.personId ?? null, ownMark, browser: c.var.browserToken }, answer)
  if (!taken.ok && taken.refusal !== 'exit-unknown') return showPublic(house, c, { ownMark, refusal: t(`refused.${taken.refusal}`) })
  return taken.ok ? showPublic(house, c, { ownMark, refusal: null, isDone: true }) : problem(c, 404, 'not-found')
}

async function showTrend(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const actor = readActor(c)
  const trend = await readTrend(house, actor, readId(c))
  if (trend === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, readId(c), 'meetings', actor)
  const isLead = mayKeepQuestion(actor, readId(c))
  return page(c, <TrendView view={c.var.view} trend={trend} tabs={tabs} isLead={isLead} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeQuestion(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsFor(c)
  const wish = { textFr: form.one('textFr'), textNl: form.one('textNl'), version: readVersion(form) }
  const written = await writeQuestion(house, readActor(c), readId(c), wish)
  if (written.ok) return goTo(c, house, `/communities/${readId(c)}/exit`, { kind: 'done', text: t('exit.saved') })
  return written.refusal === 'community-unknown' ? problem(c, 404, 'not-found') : showTrend(house, c, t(`refused.${written.refusal}`))
}
