import { randomUUID } from 'node:crypto'
import { isLanguage } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { headOfMeeting } from '../../meetings/public.ts'
import { totalMinutes } from '../../methods/public.ts'
import { drawFirstItems } from '../../suggestions/public.ts'
import { askSilence, askToPause, chooseSuggestion, moveStep, pauseRound, takeOver, turnRound } from '../actions/lead-round.ts'
import { readRound } from '../actions/read-round.ts'
import { readMeetingRounds, startRound, type RoundWish } from '../actions/start-round.ts'
import { takeCards } from '../actions/take-cards.ts'
import { PLACES, type Change, type Place } from '../domain/board.ts'
import { isMirror } from '../domain/mirror.ts'
import { mayLead } from '../domain/permissions.ts'
import { SILENCE_SECONDS, TURNS } from '../domain/round.ts'
import { readTyped, withoutSigns } from '../domain/typed.ts'
import type { PromisesShown } from '../pages/mirror-parts.tsx'
import { choosableOf, EndPage, RoundsPage } from '../pages/round-pages.tsx'
import { boardWordsOf, wordsOf } from '../pages/words.ts'
import { showBoard } from './board-routes.tsx'
import { keepPromises, PROMISE_FIELDS, startPromises } from './promises.ts'

/** Rounds of a meeting, steps, ending, and the forms that work without a script. */
export function roundRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/rounds', (c) => showRounds(house, c, null)),
    post(
      '/meetings/:id/rounds',
      withForm(['situation', 'method', 'subgroup'], (c, form) => takeStart(house, c, form)),
    ),
    post(
      '/rounds/:id',
      withForm(['text', 'place', 'language', 'step'], (c, form) => takeCard(house, c, form, 'panel')),
    ),
    post(
      '/rounds/:id/mine',
      withForm(['text', 'language', 'step'], (c, form) => takeCard(house, c, form, 'mine')),
    ),
    post(
      '/rounds/:id/lead',
      withForm(['do', 'step'], (c, form) => takeLead(house, c, form)),
    ),
    post(
      '/rounds/:id/pause',
      withForm([], (c) => takePause(house, c)),
    ),
    post(
      '/rounds/:id/taken',
      withForm(['card', 'do'], (c, form) => takeChoice(house, c, form)),
    ),
    get('/rounds/:id/end', (c) => showEnd(house, c, null)),
    post(
      '/rounds/:id/end',
      withForm(['do', 'sure', ...PROMISE_FIELDS], (c, form) => takeEnd(house, c, form)),
    ),
  ]
}

const NO_ID = '00000000-0000-4000-8000-000000000000'
const NO_WISH = { situationId: '', methodId: '', subgroup: '' }

async function showRounds(house: House, c: RouteContext, refusal: string | null, wish = NO_WISH): Promise<Response> {
  const shown = await readMeetingRounds(house, readActor(c), readId(c))
  if (shown === null) return problem(c, 404, 'not-found')
  const { language } = c.var
  const { meeting, communities, rounds, isLead, situations, methods, firstItems } = shown
  const head = headOfMeeting(language, { meeting, communities, tab: 'meeting', isLead })
  const node = (
    <RoundsPage
      view={c.var.view}
      frame={{ crumbs: [...head.crumbs, { label: head.title, href: `/meetings/${meeting.id}` }], tabs: head.tabs, accent: head.accent }}
      meetingId={meeting.id}
      rounds={rounds}
      communityNames={new Map(communities.map(({ id, name }) => [id, name]))}
      isLead={isLead}
      situations={situations.map(({ id, goal, summary, language: own, checkedFor }) => ({ id, goal, summary, language: own, isReady: checkedFor !== null }))}
      methods={methods.map((method) => choosableOf(language, { id: method.id, name: method.name, minutes: totalMinutes(method) }))}
      wish={wish}
      refusal={refusal}
      firstItem={await drawFirstItems(house, c, firstItems)}
    />
  )
  return page(c, node, refusal === null ? 200 : 409)
}

async function takeStart(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const situation = form.one('situation')
  const wish: RoundWish = {
    situationId: isId(situation) ? situation : null,
    methodId: isId(form.one('method')) ? form.one('method') : NO_ID,
    subgroup: form.one('subgroup'),
  }
  const started = await startRound(house, readActor(c), readId(c), wish)
  if (started.ok) return goTo(c, house, `/rounds/${started.value}`, { kind: 'done', text: t('start.done') })
  return showRounds(house, c, t(`refused.${started.refusal}`), { ...wish, situationId: situation })
}

function readPlace(text: string): Place {
  return PLACES.find((place) => place === text) ?? 'area-1'
}

function readStep(form: FormBody): number {
  const step = Number(form.one('step'))
  return Number.isInteger(step) && step >= 0 && step <= 50 ? step : 0
}

/** One card by form. What the guard stops comes back in the same page, and nowhere else. */
async function takeCard(house: House, c: RouteContext, form: FormBody, view: 'panel' | 'mine'): Promise<Response> {
  const t = wordsOf(c.var.view)
  const now = nowOf(house)
  const typed = view === 'mine' ? { place: 'suggestion' as const, text: form.one('text') } : readTyped(form.one('text'))
  const language = form.one('language')
  const address = view === 'mine' ? `/rounds/${readId(c)}/mine` : `/rounds/${readId(c)}`
  if (typed.text === '') return goTo(c, house, address)
  const place = typed.place ?? readPlace(form.one('place'))
  const change: Change = {
    id: randomUUID(),
    cardId: randomUUID(),
    at: now,
    step: readStep(form),
    words: { language: isLanguage(language) ? language : c.var.language, text: withoutSigns(typed.text), links: [] },
    over: [],
    place,
  }
  const taken = await takeCards(house, readActor(c), readId(c), { deviceNow: now, mark: '', since: 0, changes: [change] })
  if (!taken.ok)
    return taken.refusal === 'round-unknown' ? problem(c, 404, 'not-found') : goTo(c, house, address, { kind: 'refused', text: t('refused.round-over') })
  const [fault] = taken.value.faults
  if (fault !== undefined)
    return showBoard(
      house,
      c,
      view,
      sayFault(
        c,
        fault.fault,
        fault.marks.some(({ tier }) => tier === 'A'),
      ),
    )
  const lies = taken.value.cards.find(({ id }) => id === change.cardId)?.place
  const text = lies === 'parked' && place !== 'parked' ? t('card.parkedInstead') : t(view === 'mine' ? 'mine.done' : 'card.kept')
  return goTo(c, house, address, { kind: lies === place ? 'done' : 'attention', text })
}

export function sayFault(c: RouteContext, fault: string, isHard: boolean): string {
  const words = boardWordsOf(c.var.language, {})
  return words[fault === 'words-marked' ? (isHard ? 'held.never' : 'held.think') : `held.${fault}`] ?? ''
}

async function takeLead(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const [what = '', about = ''] = form.one('do').split(':')
  const [actor, id, step] = [readActor(c), readId(c), readStep(form)]
  const done = await leadRound(house, { actor, id, step, what, about })
  if (done === null) return problem(c, 400, 'odd-form')
  if (done.ok) return goTo(c, house, `/rounds/${id}`)
  if (done.refusal === 'round-unknown') return problem(c, 404, 'not-found')
  return goTo(c, house, `/rounds/${id}`, { kind: 'attention', text: wordsOf(c.var.view)(`refused.${done.refusal}`) })
}

type Leading = { actor: ReturnType<typeof readActor>; id: string; step: number; what: string; about: string }

async function leadRound(house: House, { actor, id, step, what, about }: Leading) {
  if (what === 'next') return moveStep(house, actor, id, { from: step, to: step + 1 })
  if (what === 'back') return moveStep(house, actor, id, { from: step, to: step - 1 })
  if (what === 'lead') return takeOver(house, actor, id)
  if (what === 'pause' || what === 'resume') return pauseRound(house, actor, id, what === 'pause')
  // Where two led at the same time: to the step that somebody chooses.
  if (what === 'step' && /^\d{1,2}$/.test(about)) return moveStep(house, actor, id, { from: step, to: Number(about) })
  const seconds = [0, ...SILENCE_SECONDS].find((each) => String(each) === about)
  return what === 'silence' && seconds !== undefined ? askSilence(house, actor, id, seconds) : null
}

async function takePause(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const paused = await askToPause(house, readActor(c), readId(c))
  if (!paused.ok && paused.refusal === 'round-unknown') return problem(c, 404, 'not-found')
  const text = paused.ok ? t('pause.done') : t('refused.round-over')
  return goTo(c, house, `/rounds/${readId(c)}/mine`, { kind: paused.ok ? 'done' : 'attention', text })
}

async function takeChoice(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const cardId = form.one('card')
  if (!isId(cardId)) return problem(c, 400, 'odd-form')
  const chosen = await chooseSuggestion(house, readActor(c), readId(c), { cardId, isTaken: form.one('do') === 'take' })
  if (chosen.ok) return goTo(c, house, `/rounds/${readId(c)}/mine`)
  if (chosen.refusal === 'round-unknown') return problem(c, 404, 'not-found')
  return goTo(c, house, `/rounds/${readId(c)}/mine`, { kind: 'attention', text: wordsOf(c.var.view)('refused.card-unknown') })
}

async function showEnd(house: House, c: RouteContext, refusal: string | null, sent: PromisesShown | null = null): Promise<Response> {
  const shown = await readRound(house, readActor(c), readId(c), 'panel')
  if (shown === null || !mayLead(shown.stand)) return problem(c, 404, 'not-found')
  const standing = shown.cards.filter(({ writings }) => writings.length > 0)
  const [taken, parked] = [standing.filter(({ isTaken }) => isTaken).length, standing.filter(({ place }) => place === 'parked').length]
  const promises = isMirror(shown.round) ? (sent ?? startPromises(house, standing)) : null
  return page(c, <EndPage view={c.var.view} {...{ shown, taken, parked, refusal, promises }} />, refusal === null ? 200 : 422)
}

async function takeEnd(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const what = TURNS.find((each) => each === form.one('do'))
  if (what === undefined) return problem(c, 400, 'odd-form')
  const shown = await readRound(house, readActor(c), readId(c), 'panel')
  if (shown === null) return problem(c, 404, 'not-found')
  if (what === 'stop' && form.one('sure') !== 'yes')
    return mayLead(shown.stand) ? showEnd(house, c, t('refused.sure-missing')) : showBoard(house, c, 'mine', t('refused.sure-missing'))
  if (what === 'end' && isMirror(shown.round) && mayLead(shown.stand)) {
    const kept = await keepPromises(house, c, form)
    if (kept !== null) return showEnd(house, c, kept.refusal, kept.sent)
  }
  const turned = await turnRound(house, readActor(c), readId(c), what)
  if (!turned.ok && turned.refusal === 'round-unknown') return problem(c, 404, 'not-found')
  const address = nextAfter(shown, what)
  return goTo(c, house, address, turned.ok ? { kind: 'done', text: t('end.done') } : { kind: 'attention', text: t('refused.round-over') })
}

/** After the end: the suggestions and what becomes of them, where there is a situation. */
function nextAfter({ round, stand }: NonNullable<Awaited<ReturnType<typeof readRound>>>, what: string): string {
  if (!stand.isLead) return `/rounds/${round.id}/mine`
  if (what === 'end' && isMirror(round)) return `/meetings/${round.meetingId}/record`
  return what === 'end' && round.situationId !== null ? `/situations/${round.situationId}` : `/meetings/${round.meetingId}/rounds`
}
