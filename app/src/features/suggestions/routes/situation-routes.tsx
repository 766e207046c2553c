import { isLanguage } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readGuarded, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { findCode } from '../../../kernel/code-list.ts'
import { readSituationLists, situationFacets } from '../../situations/public.ts'
import type { Checks } from '../actions/check-words.ts'
import { readSuggestionLists } from '../actions/code-lists.ts'
import { readAlike } from '../actions/find-alike.ts'
import { sayCallable } from '../actions/may-be-called.ts'
import { quartersOf, readSuggestions, sayRead } from '../actions/read-suggestions.ts'
import { shareSituation } from '../actions/remember.ts'
import { noteTryOut } from '../actions/say-outcome.ts'
import { suggest, take, takeBack, writeGist, type SuggestWish } from '../actions/suggest.ts'
import { isCallableScope } from '../domain/callable.ts'
import { isScope } from '../domain/memory.ts'
import type { SuggestionLink } from '../domain/suggestion.ts'
import { isOutcome } from '../domain/try-out.ts'
import { AlikePage } from '../pages/alike-page.tsx'
import { emptySuggestion, type Fault, type Marks, type SentSuggestion } from '../pages/suggest-form.tsx'
import { SuggestionsPage, type GistFault } from '../pages/suggestions-page.tsx'
import { wordsOf } from '../pages/words.ts'
import { listedView } from './listed-view.ts'

const GUARDED = ['text', 'otherGoal', 'service', 'tool'] as const
const HOME = '/situations/:id'

export function situationRoutes(house: House): Route[] {
  return [
    get(`${HOME}/suggestions`, (c) => show(house, c, {})),
    post(
      `${HOME}/suggestions`,
      withForm([...GUARDED, 'language', 'goal', 'helper'], (c, form) => takeSuggest(house, c, form), GUARDED.flatMap(guardedLists)),
    ),
    post(
      `${HOME}/suggestions/read`,
      withForm([], (c) => takeRead(house, c)),
    ),
    post(
      `${HOME}/suggestions/:suggestionId/take`,
      withForm(['taken'], (c, form) => takeTaken(house, c, form)),
    ),
    post(
      `${HOME}/suggestions/:suggestionId/outcome`,
      withForm(['outcome', 'reason', 'quarter'], (c, form) => takeOutcome(house, c, form)),
    ),
    post(
      `${HOME}/suggestions/:suggestionId/gist`,
      withForm(['gist', 'language'], (c, form) => takeGist(house, c, form), guardedLists('gist')),
    ),
    post(
      `${HOME}/suggestions/:suggestionId/retract`,
      withForm([], (c) => takeRetract(house, c)),
    ),
    post(
      `${HOME}/share`,
      withForm(['scope', 'version'], (c, form) => takeShare(house, c, form)),
    ),
    post(
      `${HOME}/callable`,
      withForm(['scope', 'until', 'do'], (c, form) => takeCallable(house, c, form)),
    ),
    get(`${HOME}/alike`, (c) => showAlike(house, c)),
  ]
}

type Again = { sent?: SentSuggestion; fault?: Fault; gist?: GistFault; notice?: string; status?: 200 | 404 | 409 | 422 }

async function show(house: House, c: RouteContext, { sent, fault, gist, notice, status = 200 }: Again): Promise<Response> {
  const shown = await readSuggestions(house, readActor(c), readId(c))
  if (shown === null) return problem(c, 404, 'not-found')
  const node = (
    <SuggestionsPage
      view={await listedView(house, c)}
      shown={shown}
      sent={sent ?? emptySuggestion(c.var.language)}
      fault={fault ?? null}
      gist={gist ?? null}
      notice={notice ?? null}
    />
  )
  return page(c, node, status)
}

const placeOf = (c: RouteContext) => ({ situationId: readId(c), id: readId(c, 'suggestionId') })

function back(house: House, c: RouteContext, text: string): Response {
  return goTo(c, house, `/situations/${readId(c)}/suggestions`, { kind: 'done', text })
}

function marksOf(checks: Checks): Marks {
  return Object.fromEntries(Object.entries(checks).map(([field, { findings }]) => [field, findings]))
}

function readSent(c: RouteContext, form: FormBody): SentSuggestion {
  const [text, otherGoal, service, tool] = GUARDED.map((name) => readGuarded(form, name))
  const language = form.one('language')
  const kept = { ...text?.kept, ...otherGoal?.kept, ...service?.kept, ...tool?.kept }
  return {
    text: text?.text ?? '',
    otherGoal: otherGoal?.text ?? '',
    service: service?.text ?? '',
    tool: tool?.text ?? '',
    kept,
    language: isLanguage(language) ? language : c.var.language,
    goal: form.one('goal'),
    helper: form.one('helper'),
  }
}

async function takeSuggest(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const sent = readSent(c, form)
  const { text, language, otherGoal, kept, goal, helper } = sent
  // A tool without a service keeps its own place, so that a mark of the guard finds its field.
  const links: SuggestionLink[] = [
    { kind: 'service', label: sent.service, id: null },
    { kind: 'tool', label: sent.tool, id: null },
  ]
  const wish: SuggestWish = {
    language,
    text,
    otherGoal,
    kept,
    links,
    goal: goal === 'their-goal' || goal === 'another' ? goal : null,
    helperKind: findCode((await readSuggestionLists(house)).helpers, helper),
  }
  const saved = await suggest(house, readActor(c), readId(c), wish)
  if (saved.ok) return back(house, c, t('form.done'))
  if (saved.refusal === 'situation-unknown') return problem(c, 404, 'not-found')
  const marks = 'checks' in saved ? marksOf(saved.checks) : {}
  return show(house, c, { sent, fault: { text: t(`refused.${saved.refusal}`), marks }, status: 422 })
}

async function takeRead(house: House, c: RouteContext): Promise<Response> {
  const said = await sayRead(house, readActor(c), readId(c))
  return said.ok ? back(house, c, wordsOf(c.var.view)('read.done')) : problem(c, 404, 'not-found')
}

async function takeTaken(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const wish = form.one('taken')
  if (wish !== 'yes' && wish !== 'no') return show(house, c, { notice: t('refused.no-choice'), status: 422 })
  const taken = await take(house, readActor(c), placeOf(c), wish === 'yes')
  if (taken.ok) return back(house, c, t(wish === 'yes' ? 'list.tookIt' : 'list.leftIt'))
  return refuse(house, c, taken.refusal)
}

async function takeOutcome(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const [outcome, reason, quarter] = [form.one('outcome'), form.one('reason'), form.one('quarter')]
  const { id, situationId } = placeOf(c)
  if (!isOutcome(outcome))
    return (await readSuggestions(house, readActor(c), situationId)) === null
      ? problem(c, 404, 'not-found')
      : show(house, c, { notice: t('refused.no-choice'), status: 422 })
  const said = await noteTryOut(house, readActor(c), {
    suggestionId: id,
    outcome,
    reason: findCode((await readSuggestionLists(house)).reasons, reason),
    quarterId: isId(quarter) ? quarter : null,
  })
  if (!said.ok) return refuse(house, c, said.refusal)
  const isOwn = (await readSuggestions(house, readActor(c), situationId)) !== null
  return isOwn ? back(house, c, t('say.done')) : goTo(c, house, '/situations', { kind: 'done', text: t('say.done') })
}

async function takeGist(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const written = form.one('language')
  const language = isLanguage(written) ? written : c.var.language
  const { text, kept } = readGuarded(form, 'gist')
  const saved = await writeGist(house, readActor(c), placeOf(c), { language, text }, kept)
  if (saved.ok) return back(house, c, t('gist.done'))
  if (saved.refusal === 'suggestion-unknown' || saved.refusal === 'not-yours') return refuse(house, c, saved.refusal)
  const marks = 'checks' in saved ? marksOf(saved.checks) : {}
  return show(house, c, { gist: { id: placeOf(c).id, text, language, fault: { text: t(`refused.${saved.refusal}`), marks } }, status: 422 })
}

async function takeRetract(house: House, c: RouteContext): Promise<Response> {
  const gone = await takeBack(house, readActor(c), placeOf(c))
  return gone.ok ? back(house, c, wordsOf(c.var.view)('list.tookBack')) : refuse(house, c, gone.refusal)
}

type PageRefusal = 'suggestion-unknown' | 'not-yours' | 'taken-already' | 'quarter-unknown' | 'same-language' | 'text-missing' | 'text-too-long' | 'identifiers'

/** What is foreign is missing; the rest is said on the page. */
async function refuse(house: House, c: RouteContext, refusal: PageRefusal): Promise<Response> {
  if (refusal === 'suggestion-unknown') return problem(c, 404, 'not-found')
  if (refusal === 'not-yours') return show(house, c, { notice: wordsOf(c.var.view)('refused.not-yours'), status: 409 })
  return show(house, c, { notice: wordsOf(c.var.view)(`refused.${refusal}`), status: refusal === 'taken-already' ? 409 : 422 })
}

async function takeShare(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const scope = form.one('scope')
  if (!isScope(scope)) return show(house, c, { notice: t('refused.no-choice'), status: 422 })
  const shared = await shareSituation(house, readActor(c), { situationId: readId(c), scope, version: readVersion(form) })
  if (shared.ok) return back(house, c, t('share.done'))
  if (shared.refusal === 'situation-unknown') return problem(c, 404, 'not-found')
  return show(house, c, { notice: t(`refused.${shared.refusal}`), status: 409 })
}

async function takeCallable(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const [wish, scope] = [form.one('do'), form.one('scope')]
  const isStop = wish === 'stop'
  if (!isStop && !isCallableScope(scope)) return show(house, c, { notice: t('refused.callable-scope'), status: 422 })
  const said = await sayCallable(house, readActor(c), readId(c), isStop || !isCallableScope(scope) ? null : { scope, untilOn: form.one('until') })
  if (!said.ok)
    return said.refusal === 'situation-unknown' ? problem(c, 404, 'not-found') : show(house, c, { notice: t(`refused.${said.refusal}`), status: 422 })
  const text = t(isStop ? 'callable.stopped' : 'callable.said')
  const isOwn = (await readSuggestions(house, readActor(c), readId(c))) !== null
  return isOwn ? back(house, c, text) : goTo(c, house, '/situations', { kind: 'done', text })
}

async function showAlike(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const answer = await readAlike(house, actor, readId(c))
  if (answer === null) return problem(c, 404, 'not-found')
  return page(
    c,
    <AlikePage
      view={await listedView(house, c)}
      answer={answer}
      facets={situationFacets(await readSituationLists(house), c.var.language)}
      quarters={quartersOf(actor)}
    />,
  )
}
