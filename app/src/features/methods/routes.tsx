import { goTo, page } from '../../platform/http/answer.ts'
import { readPartForm, readVersion, withForm, type FormBody } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { communityTabs } from '../communities/public.ts'
import { copyMethod, moveStep, removeStep, renameMethod, retireMethod, saveStep, type Opened } from './actions/keep-method.ts'
import { readMethod, readMethods } from './actions/read-methods.ts'
import type { CardWords, StepWish } from './domain/edit-method.ts'
import type { MethodPage } from './domain/shown.ts'
import { plainWords, wordsOf } from './pages/labels.ts'
import { MethodPageView } from './pages/method-page.tsx'
import { MethodsPageView } from './pages/methods-page.tsx'
import { ScriptPage } from './pages/script-page.tsx'
import { StepPage } from './pages/step-page.tsx'
import { localFields, readCardWords, readStep } from './routes/read-forms.ts'

/** The method cards of a community: read, copied, changed, printed. */
export function methodsRoutes(house: House): Route[] {
  return [
    get('/communities/:id/methods', (c) => showList(house, c)),
    post(
      '/communities/:id/methods',
      withForm(['from'], (c, form) => takeCopy(house, c, form)),
    ),
    get('/communities/:id/methods/:methodId', (c) => showOne(house, c, null)),
    post('/communities/:id/methods/:methodId', (c) => takePart(house, c)),
    get('/communities/:id/methods/:methodId/print', (c) => showScript(house, c)),
    get('/communities/:id/methods/:methodId/step', (c) => showStep(house, c)),
    post(
      '/communities/:id/methods/:methodId/step',
      withForm(['version', 'minutes', 'speaks', 'advice', ...localFields('title', 'hint')], (c, form) => takeStep(house, c, form), ['captures']),
    ),
  ]
}

const tabsOf = (c: RouteContext) => communityTabs(c.var.language, readId(c), 'meetings', readActor(c))
const addressOf = (c: RouteContext) => `/communities/${readId(c)}/methods/${readId(c, 'methodId')}`
const openedBy = (c: RouteContext, form: FormBody): Opened => ({ communityId: readId(c), methodId: readId(c, 'methodId'), version: readVersion(form) })

async function showList(house: House, c: RouteContext): Promise<Response> {
  const search = (c.req.query('q') ?? '').slice(0, 200)
  const shown = await readMethods(house, readActor(c), readId(c), search)
  return shown === null ? problem(c, 404, 'not-found') : page(c, <MethodsPageView view={c.var.view} shown={shown} tabs={tabsOf(c)} search={search} />)
}

async function takeCopy(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const from = isId(form.one('from')) ? form.one('from') : readId(c, 'from')
  const copied = await copyMethod(house, readActor(c), readId(c), from)
  if (copied.ok) return goTo(c, house, `/communities/${readId(c)}/methods/${copied.value}`, { kind: 'done', text: t('done.copied') })
  if (copied.refusal === 'method-unknown') return problem(c, 404, 'not-found')
  return goTo(c, house, `/communities/${readId(c)}/methods`, { kind: 'refused', text: t(`refused.${copied.refusal}`) })
}

async function showOne(house: House, c: RouteContext, refusal: string | null, written: CardWords | null = null): Promise<Response> {
  const shown = await readMethod(house, readActor(c), readId(c), readId(c, 'methodId'))
  if (shown === null) return problem(c, 404, 'not-found')
  const node = <MethodPageView view={c.var.view} shown={shown} tabs={tabsOf(c)} refusal={refusal} written={written} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function showScript(house: House, c: RouteContext): Promise<Response> {
  const shown = await readMethod(house, readActor(c), readId(c), readId(c, 'methodId'))
  return shown === null ? problem(c, 404, 'not-found') : page(c, <ScriptPage view={c.var.view} shown={shown} />)
}

/** The forms on the page of one card, by their part. */
const PARTS: Record<string, readonly string[]> = {
  words: ['version', ...localFields('name', 'about')],
  move: ['version', 'step', 'way'],
  remove: ['version', 'step'],
  retire: ['version'],
  return: ['version'],
}
const DONE = { retire: 'done.retired', return: 'done.returned' } as const

async function takePart(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const form = await readPartForm(c, PARTS)
  const part = form.one('part')
  const result = await answerPart(house, c, form)
  if (result.ok) {
    const text = part === 'retire' || part === 'return' ? t(DONE[part]) : t('done.saved', { version: result.value.version })
    return goTo(c, house, addressOf(c), { kind: 'done', text })
  }
  if (result.refusal === 'method-unknown') return problem(c, 404, 'not-found')
  // Who saved too late sees the card as it stands; what was typed wrongly stays in its fields.
  return showOne(house, c, t(`refused.${result.refusal}`), part === 'words' && result.refusal !== 'saved-meanwhile' ? readCardWords(form) : null)
}

async function answerPart(house: House, c: RouteContext, form: FormBody) {
  const [actor, opened] = [readActor(c), openedBy(c, form)]
  switch (form.one('part')) {
    case 'words':
      return renameMethod(house, actor, opened, readCardWords(form))
    case 'move':
      return moveStep(house, actor, opened, form.one('step'), form.one('way') === 'up' ? 'up' : 'down')
    case 'remove':
      return removeStep(house, actor, opened, form.one('step'))
    default:
      return retireMethod(house, actor, opened, form.one('part') === 'retire')
  }
}

const NO_WORDS = { fr: '', nl: '', en: '', de: '' }
const NEW_STEP: StepWish = { title: NO_WORDS, hint: NO_WORDS, minutes: 5, speaks: 'everybody', captures: [], allowsAdvice: true }

/** The card and the step that the address names; null for what is not the reader's to change. */
async function findStep(house: House, c: RouteContext): Promise<{ shown: MethodPage; key: string | null; step: StepWish; title: string | null } | null> {
  const shown = await readMethod(house, readActor(c), readId(c), readId(c, 'methodId'))
  if (shown === null || !shown.mayKeep || shown.method.communityId === null) return null
  const key = c.req.query('key') ?? 'new'
  if (key === 'new') return { shown, key: null, step: NEW_STEP, title: null }
  const step = shown.method.steps.find((each) => each.key === key)
  return step === undefined ? null : { shown, key, step, title: plainWords(c.var.language, step.title) }
}

async function showStep(house: House, c: RouteContext): Promise<Response> {
  const found = await findStep(house, c)
  if (found === null) return problem(c, 404, 'not-found')
  return page(c, <StepPage view={c.var.view} shown={found.shown} tabs={tabsOf(c)} step={found.step} title={found.title} refusal={null} />)
}

async function takeStep(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const found = await findStep(house, c)
  if (found === null) return problem(c, 404, 'not-found')
  const wish = readStep(form)
  const saved = await saveStep(house, readActor(c), openedBy(c, form), found.key, wish)
  if (saved.ok) return goTo(c, house, addressOf(c), { kind: 'done', text: t('done.saved', { version: saved.value.version }) })
  if (saved.refusal === 'method-unknown') return problem(c, 404, 'not-found')
  const step = saved.refusal === 'saved-meanwhile' ? found.step : wish
  const refusal = t(`refused.${saved.refusal}`)
  const minutes = step === wish ? form.one('minutes') : String(step.minutes ?? '')
  return page(c, <StepPage view={c.var.view} shown={found.shown} tabs={tabsOf(c)} step={step} title={found.title} refusal={refusal} minutes={minutes} />, 422)
}
