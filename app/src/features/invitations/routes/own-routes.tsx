import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { answerMyself } from '../actions/answer-invitation.ts'
import { readOwn, resumeMail } from '../actions/own-invitations.ts'
import { isReply } from '../domain/invitation.ts'
import { wordsOf } from '../pages/labels.ts'
import { OwnPage } from '../pages/own-page.tsx'

/** What somebody who is signed in is asked to, and the answers. */
export function ownRoutes(house: House): Route[] {
  return [
    get('/invitations', (c) => showOwn(house, c, null)),
    post(
      '/invitations/resume',
      withForm([], async (c) => {
        await resumeMail(house, readActor(c))
        return goTo(c, house, '/invitations', { kind: 'done', text: wordsOf(c.var.view)('own.resumed') })
      }),
    ),
    post(
      '/meetings/:id/answer',
      withForm(['answer', 'sequence', 'to'], (c, form) => takeOwn(house, c, form)),
    ),
  ]
}

async function showOwn(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const own = await readOwn(house, readActor(c))
  return page(c, <OwnPage view={c.var.view} {...own} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeOwn(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const reply = form.one('answer')
  if (!isReply(reply)) return showOwn(house, c, t('refused.no-choice'))
  const answered = await answerMyself(house, readActor(c), readId(c), reply)
  if (!answered.ok) return showOwn(house, c, t(`refused.${answered.refusal}`))
  // Back to where the answer was given: one of three pages, never an address from outside.
  const to = { desk: '/desk', meeting: `/meetings/${readId(c)}` }[form.one('to')] ?? '/invitations'
  return goTo(c, house, to, { kind: 'done', text: t('page.thanks') })
}
