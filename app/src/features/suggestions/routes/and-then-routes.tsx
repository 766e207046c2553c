import { getCookie } from 'hono/cookie'
import { isLanguage } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { OddForm, readAnyForm, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { LANGUAGE_COOKIE } from '../../../platform/http/session-cookie.ts'
import type { House } from '../../../platform/house.ts'
import { isLeadOf } from '../../../kernel/actor.ts'
import { listNamedCommunities, headOfMeeting } from '../../meetings/public.ts'
import { inTransaction } from '../../../platform/database.ts'
import { answerAndThen, endByLink, readAndThen, type AndThenCard, type Answers } from '../actions/answer-and-then.ts'
import { readDelay, writeDelay } from '../actions/ask-and-then.ts'
import { noteInRoom } from '../actions/say-outcome.ts'
import { readFollowUp } from '../actions/first-item.ts'
import { isScope } from '../domain/memory.ts'
import { findCode, type CodeList } from '../../../kernel/code-list.ts'
import { readSuggestionLists } from '../actions/code-lists.ts'
import { isOutcome } from '../domain/try-out.ts'
import { AndThenPage, EndedPage, UnknownQuestionPage } from '../pages/and-then-pages.tsx'
import { DelayPage } from '../pages/delay-page.tsx'
import { FollowUpPage } from '../pages/follow-up-page.tsx'
import { wordsOf } from '../pages/words.ts'
import { listedView } from './listed-view.ts'

/** SEC-25: pages of a link that came by mail. GET and HEAD write nothing, and no answer has a default. */
export function andThenRoutes(house: House): Route[] {
  return [
    get('/and-then/:token', (c) => showQuestion(house, c, null)),
    post('/and-then/:token', (c) => takeAnswers(house, c)),
    post(
      '/and-then/:token/ended',
      withForm(['ended'], (c, form) => takeEnded(house, c, form)),
    ),
    get('/meetings/:id/follow-up', (c) => showFollowUp(house, c)),
    post(
      '/meetings/:id/follow-up/:suggestionId',
      withForm(['outcome', 'reason'], (c, form) => takeFromRoom(house, c, form)),
    ),
    get('/communities/:id/and-then', (c) => showDelay(house, c, null)),
    post(
      '/communities/:id/and-then',
      withForm(['days', 'version'], (c, form) => takeDelay(house, c, form)),
    ),
  ]
}

const tokenOf = (c: RouteContext): string => c.req.param('token') ?? ''
const addressOf = (c: RouteContext): string => `/and-then/${encodeURIComponent(tokenOf(c))}`

/** The person's own language, unless whoever reads chose another one. */
function speakTo(c: RouteContext, { asked }: AndThenCard): void {
  const hasChosen = isLanguage(c.req.query('lang')) || isLanguage(getCookie(c, LANGUAGE_COOKIE))
  if (hasChosen || asked.language === null) return
  c.set('language', asked.language)
  c.set('view', { ...c.var.view, language: asked.language })
}

async function showQuestion(house: House, c: RouteContext, refusal: 'no-choice' | 'over' | null, isThanked = false): Promise<Response> {
  const card = await readAndThen(house, tokenOf(c))
  if (card === null) return page(c, <UnknownQuestionPage view={c.var.view} />, 404)
  speakTo(c, card)
  if (card.isOver) return page(c, <EndedPage view={c.var.view} />)
  const t = wordsOf(c.var.view)
  const view = await listedView(house, c)
  const node = (
    <AndThenPage
      view={isThanked ? { ...view, flash: { kind: 'done', text: t('ask.thanks') } } : view}
      communityName={card.asked.communityName}
      toldAt={card.asked.toldOn}
      taken={card.taken.map(({ suggestion: { id, language, text, gist }, said }) => ({ id, text: { language, text }, gist, said }))}
      scope={card.scope}
      isClosed={card.isClosed}
      address={addressOf(c)}
      refusal={refusal === null ? null : t(`ask.refused.${refusal}`)}
    />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

const FIELD = /^(?:outcome|reason)-(.+)$/

async function takeAnswers(house: House, c: RouteContext): Promise<Response> {
  const form = await readAnyForm(c)
  if (form.names.some((name) => name !== '_token' && name !== 'scope' && !isId(FIELD.exec(name)?.[1]))) throw new OddForm()
  const answered = await answerAndThen(house, tokenOf(c), readAnswers(form, (await readSuggestionLists(house)).reasons))
  if (answered.ok) return showQuestion(house, c, null, true)
  return showQuestion(house, c, answered.refusal === 'link-unknown' ? null : answered.refusal)
}

function readAnswers(form: FormBody, reasons: CodeList): Answers {
  const outcomes = form.names.flatMap((name) => {
    const id = name.startsWith('outcome-') ? (FIELD.exec(name)?.[1] ?? '') : ''
    const [outcome, reason] = [form.one(name), form.one(`reason-${id}`)]
    return id !== '' && isOutcome(outcome) ? [{ suggestionId: id, outcome, reason: findCode(reasons, reason) }] : []
  })
  const scope = form.one('scope')
  return { outcomes, scope: isScope(scope) ? scope : null }
}

async function takeEnded(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  if (form.one('ended') !== 'yes') return showQuestion(house, c, 'no-choice')
  const ended = await endByLink(house, tokenOf(c))
  return showQuestion(house, c, ended.ok || ended.refusal === 'link-unknown' ? null : 'over')
}

async function showFollowUp(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const found = await readFollowUp(house, actor, readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const { meeting, items } = found
  const communities = await inTransaction(house.db, actor, (tx) => listNamedCommunities(tx, meeting.communityIds))
  const isLead = meeting.communityIds.some((id) => isLeadOf(actor, id))
  const head = headOfMeeting(c.var.language, { meeting, communities, tab: 'meeting', isLead })
  const { accent, communityName, tabs } = head
  const frame = { accent, communityName, tabs, crumbs: [...head.crumbs, { label: head.title, href: `/meetings/${meeting.id}` }] }
  return page(c, <FollowUpPage view={await listedView(house, c)} meetingId={meeting.id} frame={frame} items={items} />)
}

async function takeFromRoom(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const [outcome, address] = [form.one('outcome'), `/meetings/${readId(c)}/follow-up`]
  if (!isOutcome(outcome)) return goTo(c, house, address, { kind: 'refused', text: t('refused.no-choice') })
  const reason = findCode((await readSuggestionLists(house)).reasons, form.one('reason'))
  const noted = await noteInRoom(house, readActor(c), { meetingId: readId(c), suggestionId: readId(c, 'suggestionId'), outcome, reason })
  return noted.ok ? goTo(c, house, address, { kind: 'done', text: t('say.done') }) : problem(c, 404, 'not-found')
}

type Again = { days: string; refusal: string }

async function showDelay(house: House, c: RouteContext, again: Again | null): Promise<Response> {
  const found = await readDelay(house, readActor(c), readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const { name, accent, delay } = found
  const node = (
    <DelayPage
      view={c.var.view}
      communityId={readId(c)}
      name={name}
      accent={accent}
      days={again?.days ?? delay.days}
      version={delay.version}
      refusal={again?.refusal ?? null}
    />
  )
  return page(c, node, again === null ? 200 : 422)
}

async function takeDelay(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const days = form.one('days')
  const saved = await writeDelay(house, readActor(c), { communityId: readId(c), days: /^\d{1,3}$/.test(days) ? Number(days) : 0, version: readVersion(form) })
  if (saved.ok) return goTo(c, house, `/communities/${readId(c)}/and-then`, { kind: 'done', text: t('delay.done') })
  return showDelay(house, c, { days, refusal: t(`delay.refused.${saved.refusal}`) })
}
