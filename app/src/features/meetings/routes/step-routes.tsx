import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { cancel, close, hold, reopen } from '../actions/move-meeting.ts'
import { readEditing, readMeeting } from '../actions/read-meetings.ts'
import { readSheet, type SheetHouse } from '../actions/read-sheet.ts'
import { wordsOf } from '../pages/labels.ts'
import { CancelPage, ClosePage, ReopenPage } from '../pages/step-pages.tsx'
import { NOTHING_AROUND, type MeetingAround } from '../store/neighbours.ts'
import { readRealTimes } from './read-forms.ts'

/** What happens to a meeting and its register, each asked once more where it cannot be undone. */
export function stepRoutes(sheets: SheetHouse, around: MeetingAround = NOTHING_AROUND): Route[] {
  const place = { ...sheets, around }
  const { house } = place
  return [
    get('/meetings/:id/cancel', (c) => showCancel(house, c, null)),
    post(
      '/meetings/:id/cancel',
      withForm([], (c, form) => takeCancel(house, c, form), ['later']),
    ),
    post(
      '/meetings/:id/hold',
      withForm([], (c) => takeHold(house, c)),
    ),
    get('/meetings/:id/close', (c) => showClose(place, c, null, null)),
    post(
      '/meetings/:id/close',
      withForm(['from', 'until'], (c, form) => takeClose(place, c, form)),
    ),
    get('/meetings/:id/reopen', (c) => showReopen(house, c, '', null)),
    post(
      '/meetings/:id/reopen',
      withForm(['reason'], (c, form) => takeReopen(house, c, form)),
    ),
  ]
}

async function showCancel(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const card = await readMeeting(house, readActor(c), readId(c))
  const later = (await readEditing(house, readActor(c), readId(c)))?.later ?? []
  return card === null
    ? problem(c, 404, 'not-found')
    : page(c, <CancelPage view={c.var.view} card={card} later={later} refusal={refusal} />, refusal === null ? 200 : 409)
}

async function takeCancel(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const cancelled = await cancel(house, readActor(c), readId(c), form.all('later').filter(isId))
  if (!cancelled.ok) return showCancel(house, c, t(`refused.${cancelled.refusal}`))
  return goTo(c, house, `/meetings/${readId(c)}`, { kind: 'done', text: t('cancel.done') })
}

async function takeHold(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const held = await hold(house, readActor(c), readId(c))
  return goTo(c, house, `/meetings/${readId(c)}`, held.ok ? { kind: 'done', text: t('hold.done') } : { kind: 'refused', text: t(`refused.${held.refusal}`) })
}

/** The house, whoever can say who is asked, and what features above say. */
type ClosePlace = SheetHouse & { around: MeetingAround }

async function showClose(place: ClosePlace, c: RouteContext, times: { from: string; until: string } | null, refusal: string | null): Promise<Response> {
  const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
  if (sheet === null) return problem(c, 404, 'not-found')
  const missing = await place.around.listMissing(place.house, readActor(c), c.var.language, sheet)
  const following = await place.around.listFollowing(place.house, readActor(c), c.var.language, sheet.meeting)
  return page(
    c,
    <ClosePage view={c.var.view} sheet={sheet} missing={missing} following={following} times={times} refusal={refusal} />,
    refusal === null ? 200 : 409,
  )
}

async function takeClose(place: ClosePlace, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
  if (sheet === null) return problem(c, 404, 'not-found')
  const times = { from: form.one('from'), until: form.one('until') }
  const real = readRealTimes(form, sheet.meeting)
  if (!real.ok) return showClose(place, c, times, t(`refused.${real.refusal}`))
  const closed = await close(place.house, readActor(c), readId(c), real.value)
  if (!closed.ok) return showClose(place, c, times, t(`refused.${closed.refusal}`))
  return goTo(c, place.house, `/meetings/${readId(c)}`, { kind: 'done', text: t('close.done') })
}

async function showReopen(house: House, c: RouteContext, reason: string, refusal: string | null): Promise<Response> {
  const card = await readMeeting(house, readActor(c), readId(c))
  return card === null
    ? problem(c, 404, 'not-found')
    : page(c, <ReopenPage view={c.var.view} card={card} reason={reason} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeReopen(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const reason = form.one('reason')
  const reopened = await reopen(house, readActor(c), readId(c), reason)
  if (!reopened.ok) return showReopen(house, c, reason, t(`refused.${reopened.refusal}`))
  return goTo(c, house, `/meetings/${readId(c)}/attendance`, { kind: 'done', text: t('reopen.done') })
}
