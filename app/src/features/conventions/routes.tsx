import { isDay, type Day } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import { goTo, page } from '../../platform/http/answer.ts'
import { readPartForm, readVersion, withForm, type FormBody } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { communityTabs } from '../communities/public.ts'
import { addLine, changeLine, dropDraft, makeConvention, removeLine, saveDays, takeStep } from './actions/keep-convention.ts'
import { readConventions, readSigning } from './actions/read-conventions.ts'
import { notePaper, remindSigner, signByClick } from './actions/sign-convention.ts'
import { STEPS } from './domain/convention.ts'
import { mayKeepConventions } from './domain/permissions.ts'
import type { ConventionsTranslate } from './messages/catalogue.ts'
import { ConventionsPageView } from './pages/conventions-page.tsx'
import { wordsOf } from './pages/labels.ts'
import { ConventionPrint, SignPage } from './pages/sign-page.tsx'
import type { ConventionNeighbours } from './store/neighbours.ts'

/** The conventions of a community, one on paper, and the page on which an employer signs. */
export function conventionsRoutes(house: House, neighbours: ConventionNeighbours): Route[] {
  return [
    get('/communities/:id/conventions', (c) => show(house, neighbours, c, null)),
    post(
      '/communities/:id/conventions',
      withForm(['textVersion', 'from', 'until'], (c, form) => takeNew(house, neighbours, c, form)),
    ),
    post('/communities/:id/conventions/:conventionId', (c) => takePart(house, neighbours, c)),
    get('/communities/:id/conventions/:conventionId/print', (c) => showPrint(house, neighbours, c)),
    get('/conventions/:id/sign', (c) => showSigning(house, c, null)),
    post(
      '/conventions/:id/sign',
      withForm(['sure'], (c, form) => takeSignature(house, c, form)),
    ),
  ]
}

async function show(house: House, neighbours: ConventionNeighbours, c: RouteContext, refusal: string | null): Promise<Response> {
  const actor = readActor(c)
  const communityId = readId(c)
  const shown = await readConventions(house, neighbours, actor, communityId)
  if (shown === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, communityId, 'members', actor)
  const isLead = mayKeepConventions(actor, communityId)
  return page(c, <ConventionsPageView view={c.var.view} shown={shown} tabs={tabs} isLead={isLead} refusal={refusal} />, refusal === null ? 200 : 422)
}

type Days = { from: Day | null; until: Day | null }

/** Two days, each empty or one that exists; null when one is wrong. */
function readDays(form: FormBody): Days | null {
  const [from, until] = [form.one('from'), form.one('until')]
  if ([from, until].some((day) => day !== '' && !isDay(day))) return null
  return { from: from || null, until: until || null }
}

async function takeNew(house: House, neighbours: ConventionNeighbours, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const days = readDays(form)
  if (days === null) return show(house, neighbours, c, t('refused.day-wrong'))
  const wished = form.one('textVersion')
  const made = await makeConvention(house, readActor(c), readId(c), { textVersion: /^\d{1,6}$/.test(wished) ? Number(wished) : 0, ...days })
  if (!made.ok && made.refusal === 'community-unknown') return problem(c, 404, 'not-found')
  if (!made.ok) return show(house, neighbours, c, t(`refused.${made.refusal}`))
  return goTo(c, house, `/communities/${readId(c)}/conventions`, { kind: 'done', text: t('done.made') })
}

/** The forms on the page of one convention, by their part. */
const PARTS: Record<string, readonly string[]> = {
  days: ['version', 'from', 'until'],
  step: ['version', 'step'],
  drop: [],
  add: ['organisationId', 'personId', 'signer', 'signerId', 'hours', 'hoursPer'],
  line: ['line', 'version', 'signer', 'signerId', 'hours', 'hoursPer'],
  remove: ['line', 'version'],
  paper: ['line', 'version', 'on'],
  remind: ['line', 'version'],
}

function readSignatory(form: FormBody) {
  const idOf = (name: string) => (isId(form.one(name)) ? form.one(name) : null)
  const hours = form.one('hours').replace(',', '.')
  return {
    organisationId: idOf('organisationId'),
    personId: idOf('personId'),
    signer: form.one('signer'),
    signerId: idOf('signerId'),
    // What is no number is refused by the rule, like a negative one.
    hours: hours === '' ? null : Number(hours),
    hoursPer: form.one('hoursPer') === 'meeting' ? ('meeting' as const) : ('year' as const),
  }
}

type Answer = {
  result: Result<unknown, Parameters<ConventionsTranslate>[0] extends `refused.${infer Refusal}` ? Refusal : string>
  text: 'done.saved' | 'done.signed' | 'done.reminded' | 'done.moved'
}

async function takePart(house: House, neighbours: ConventionNeighbours, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const form = await readPartForm(c, PARTS)
  const answer = await answerPart(house, c, form)
  if (answer.result.ok) return goTo(c, house, `/communities/${readId(c)}/conventions`, { kind: 'done', text: t(answer.text) })
  if (answer.result.refusal === 'convention-unknown') return problem(c, 404, 'not-found')
  // Each refusal of these actions has its sentence; a test walks them.
  return show(house, neighbours, c, t(`refused.${answer.result.refusal}` as Parameters<ConventionsTranslate>[0]))
}

async function answerPart(house: House, c: RouteContext, form: FormBody): Promise<Answer> {
  const actor = readActor(c)
  const id = readId(c, 'conventionId')
  const line = isId(form.one('line')) ? form.one('line') : '00000000-0000-4000-8000-000000000000'
  const version = readVersion(form)
  const dayWrong = { result: { ok: false, refusal: 'day-wrong' } as const, text: 'done.saved' as const }
  switch (form.one('part')) {
    case 'days': {
      const days = readDays(form)
      return days === null ? dayWrong : { result: await saveDays(house, actor, id, { version, ...days }), text: 'done.saved' }
    }
    case 'step': {
      const step = STEPS.find((each) => each === form.one('step')) ?? 'open'
      return { result: await takeStep(house, actor, id, step, version), text: 'done.moved' }
    }
    case 'drop':
      return { result: await dropDraft(house, actor, id), text: 'done.moved' }
    case 'add':
      return { result: await addLine(house, actor, id, readSignatory(form)), text: 'done.saved' }
    case 'line':
      return { result: await changeLine(house, actor, id, line, { ...pickLine(form), version }), text: 'done.saved' }
    case 'remove':
      return { result: await removeLine(house, actor, id, line), text: 'done.saved' }
    case 'paper':
      return isDay(form.one('on'))
        ? { result: await notePaper(house, actor, id, { lineId: line, on: form.one('on'), version }), text: 'done.signed' }
        : dayWrong
    default:
      return { result: await remindSigner(house, actor, id, line), text: 'done.reminded' }
  }
}

function pickLine(form: FormBody) {
  const { signer, signerId, hours, hoursPer } = readSignatory(form)
  return { signer, signerId, hours, hoursPer }
}

async function showPrint(house: House, neighbours: ConventionNeighbours, c: RouteContext): Promise<Response> {
  const shown = await readConventions(house, neighbours, readActor(c), readId(c))
  const one = shown?.conventions.find(({ convention }) => convention.id === readId(c, 'conventionId'))
  return shown === null || one === undefined ? problem(c, 404, 'not-found') : page(c, <ConventionPrint view={c.var.view} shown={shown} one={one} />)
}

async function showSigning(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const shown = await readSigning(house, readActor(c), readId(c))
  return shown === null ? problem(c, 404, 'not-found') : page(c, <SignPage view={c.var.view} shown={shown} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeSignature(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const signed = await signByClick(house, readActor(c), readId(c), form.one('sure') === 'yes')
  if (signed.ok) return goTo(c, house, `/conventions/${readId(c)}/sign`, { kind: 'done', text: t('done.signed') })
  if (signed.refusal === 'signatory-unknown') return problem(c, 404, 'not-found')
  return showSigning(house, c, t(`refused.${signed.refusal}`))
}
