import { getCookie } from 'hono/cookie'
import { renderCalendar } from '@ronde/calendar'
import { isLanguage, nameIn } from '../../../kernel/language.ts'
import { download, page } from '../../../platform/http/answer.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { get, post, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { LANGUAGE_COOKIE } from '../../../platform/http/session-cookie.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { isAccent } from '../../../ui/view.ts'
import { answerByLink, arriveByLink, findPageByCode, readReplyCard, stopMail, type ReplyCard } from '../actions/answer-invitation.ts'
import { eventOf, pageUrlOf } from '../actions/compose-mail.ts'
import { isReply } from '../domain/invitation.ts'
import { wordsOf } from '../pages/labels.ts'
import { CodePage, ReplyPage, StopPage, UnknownLinkPage } from '../pages/reply-pages.tsx'

/** SEC-25: pages of a link that came by mail or on paper. GET and HEAD write nothing, and the answer has no default. */
export function replyRoutes(house: House): Route[] {
  return [
    get('/r', (c) => page(c, <CodePage view={c.var.view} refusal={null} code="" />)),
    post(
      '/r',
      withForm(['code'], (c, form) => takeCode(house, c, form)),
    ),
    get('/r/:token', (c) => showReply(house, c, null)),
    post(
      '/r/:token',
      withForm(['answer', 'sequence', 'arrived'], (c, form) => takeReply(house, c, form)),
    ),
    get('/r/:token/meeting.ics', (c) => giveCalendar(house, c)),
    get('/r/:token/stop', (c) => showStop(house, c, null)),
    post(
      '/r/:token/stop',
      withForm(['stop'], (c, form) => takeStop(house, c, form)),
    ),
    post('/r/:token/unsubscribe', (c) => takeOnePress(house, c)),
  ]
}

function tokenOf(c: RouteContext): string {
  return c.req.param('token') ?? ''
}

/** The person's own language, unless whoever reads chose another one. */
function speakTo(c: RouteContext, { person }: ReplyCard): void {
  const hasChosen = isLanguage(c.req.query('lang')) || isLanguage(getCookie(c, LANGUAGE_COOKIE))
  if (hasChosen || person.language === null) return
  c.set('language', person.language)
  c.set('view', { ...c.var.view, language: person.language })
}

async function findCard(house: House, c: RouteContext): Promise<ReplyCard | null> {
  const card = await readReplyCard(house, tokenOf(c))
  if (card !== null) speakTo(c, card)
  return card
}

function unknown(c: RouteContext): Response {
  return page(c, <UnknownLinkPage view={c.var.view} />, 404)
}

async function showReply(house: House, c: RouteContext, refusal: string | null, flash: 'page.thanks' | 'page.welcome' | null = null): Promise<Response> {
  const card = await findCard(house, c)
  if (card === null) return unknown(c)
  const { invitation, told, person, communities } = card
  const accent = communities[0]?.accent
  const node = (
    <ReplyPage
      view={flash === null ? c.var.view : { ...c.var.view, flash: { kind: 'done', text: wordsOf(c.var.view)(flash) } }}
      invitation={invitation}
      meeting={told}
      name={`${person.givenName} ${person.familyName}`.trim()}
      address={`/r/${tokenOf(c)}`}
      accent={isAccent(accent) ? accent : 'teal'}
      now={nowOf(house)}
      hasArrived={flash === 'page.welcome'}
      refusal={refusal}
    />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeReply(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const card = await findCard(house, c)
  if (card === null) return unknown(c)
  const t = wordsOf(c.var.view)
  if (form.one('arrived') === 'yes') {
    const noted = await arriveByLink(house, card, c.var.language)
    return noted.ok ? showReply(house, c, null, 'page.welcome') : showReply(house, c, t('refused.not-noted'))
  }
  const reply = form.one('answer')
  if (!isReply(reply)) return showReply(house, c, t('refused.no-choice'))
  const shown = Number(form.one('sequence'))
  const answered = await answerByLink(house, tokenOf(c), { reply, sequence: Number.isInteger(shown) && shown >= 0 ? shown : 0 })
  return answered.ok ? showReply(house, c, null, 'page.thanks') : showReply(house, c, t(`refused.${answered.refusal}`))
}

async function takeCode(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const code = form.one('code').slice(0, 40)
  const again = (refusal: string, status: 422 | 429) => page(c, <CodePage view={c.var.view} refusal={refusal} code={code} />, status)
  const isInTime = await allowTry(house, { key: `reply code ${addressBlock(clientAddress(c, house))}`, tries: 20, windowMinutes: 15 })
  if (!isInTime) return again(t('code.slow'), 429)
  const found = await findPageByCode(house, code)
  if (found === null) return again(t('code.wrong'), 422)
  return c.redirect(new URL(pageUrlOf(house, found)).pathname, 303)
}

async function giveCalendar(house: House, c: RouteContext): Promise<Response> {
  const card = await findCard(house, c)
  if (card === null || card.invitation.endedAt !== null) return unknown(c)
  const { told, communities } = card
  const name = communities[0] === undefined ? 'Ronde' : nameIn(c.var.language, communities[0].name)
  const event = eventOf(house, told, c.var.language, `${house.settings.publicUrl}/r/${tokenOf(c)}`)
  return download(c, 'ronde.ics', 'text/calendar; charset=utf-8', renderCalendar({ name, events: [event], method: 'PUBLISH' }))
}

async function showStop(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const card = await findCard(house, c)
  if (card === null) return unknown(c)
  return page(c, <StopPage view={c.var.view} address={`/r/${tokenOf(c)}`} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeStop(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const card = await findCard(house, c)
  if (card === null) return unknown(c)
  const t = wordsOf(c.var.view)
  const wish = form.one('stop')
  if (wish !== 'reminders' && wish !== 'all') return showStop(house, c, t('refused.no-choice'))
  await stopMail(house, tokenOf(c), wish)
  const view = { ...c.var.view, flash: { kind: 'done' as const, text: t('stop.done') } }
  return page(c, <StopPage view={view} address={`/r/${tokenOf(c)}`} refusal={null} />)
}

/** RFC 8058: a mail program sends these very words; nothing else is taken. */
async function takeOnePress(house: House, c: RouteContext): Promise<Response> {
  const body = await c.req.text()
  const isPress = new URLSearchParams(body).get('List-Unsubscribe') === 'One-Click'
  const isKnown = isPress && (await stopMail(house, tokenOf(c), 'reminders'))
  return c.text('', isKnown ? 200 : isPress ? 404 : 400)
}
