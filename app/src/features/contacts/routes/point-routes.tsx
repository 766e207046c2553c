import { dayOf } from '../../../kernel/day.ts'
import { translator } from '../../../kernel/translate.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { COMMON_LANGUAGES, spokenLanguageLabel } from '../../people/public.ts'
import { introduceMyself, readIntroduction, type Introduction } from '../actions/introduce-myself.ts'
import { answerAsPoint, endPointNow, namePoint } from '../actions/name-point.ts'
import { readAskedPoint, readPointsOfCommunity, readPublicPoints } from '../actions/read-points.ts'
import { POINT_KINDS, type PointDraft } from '../domain/referral-point.ts'
import { contactsMessages, type ContactsTranslate } from '../messages/catalogue.ts'
import { IntroducePage } from '../pages/introduce-page.tsx'
import { AskedPage, PointsPage, PublicPointsPage } from '../pages/point-pages.tsx'

const wordsOf = (c: RouteContext): ContactsTranslate => translator(contactsMessages, c.var.language)
const POINT_FIELDS = ['kind', 'who', 'scopeFr', 'scopeNl', 'reach', 'from', 'until', 'public']

/** Points of information and referral, and the card by which a newcomer is known. */
export function pointRoutes(house: House): Route[] {
  return [
    get('/communities/:id/points', (c) => showPoints(house, c, null)),
    post(
      '/communities/:id/points',
      withForm(POINT_FIELDS, (c, form) => takePoint(house, c, form)),
    ),
    post(
      '/communities/:id/points/:pointId/end',
      withForm([], (c) => takeEnd(house, c)),
    ),
    get('/points', async (c) => page(c, <PublicPointsPage view={c.var.view} points={await readPublicPoints(house)} />)),
    get('/points/:id', async (c) => {
      const point = await readAskedPoint(house, readActor(c), readId(c))
      return point === null ? problem(c, 404, 'not-found') : page(c, <AskedPage view={c.var.view} point={point} />)
    }),
    post(
      '/points/:id/answer',
      withForm(['answer'], (c, form) => takeAnswer(house, c, form)),
    ),
    get('/introduce', (c) => showIntroduction(house, c, null, null)),
    post(
      '/introduce',
      withForm(['version', 'activity', 'askMeAbout'], (c, form) => takeIntroduction(house, c, form), ['spoken', 'show']),
    ),
  ]
}

async function showPoints(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const actor = readActor(c)
  const found = await readPointsOfCommunity(house, actor, readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, found.community.id, 'members', actor)
  const node = <PointsPage view={c.var.view} found={found} tabs={tabs} today={dayOf(nowOf(house))} refusal={refusal} />
  return page(c, node, refusal === null ? 200 : 422)
}

function readPoint(form: FormBody): PointDraft {
  const [kind = '', id] = form.one('who').split('.')
  const who = isId(id) ? id : null
  return {
    kind: POINT_KINDS.find((each) => each === form.one('kind')) ?? 'information',
    personId: kind === 'p' ? who : null,
    organisationId: kind === 'o' ? who : null,
    scope: { fr: form.one('scopeFr'), nl: form.one('scopeNl') },
    reach: form.one('reach'),
    fromOn: form.one('from'),
    untilOn: form.one('until'),
    isPublic: form.one('public') === 'yes',
  }
}

async function takePoint(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const draft = readPoint(form)
  const named = await namePoint(house, readActor(c), { communityId: readId(c), draft })
  if (!named.ok) return named.refusal === 'community-unknown' ? problem(c, 404, 'not-found') : showPoints(house, c, t(`points.refused.${named.refusal}`))
  return goTo(c, house, `/communities/${readId(c)}/points`, { kind: 'done', text: t(draft.personId === null ? 'points.done.named' : 'points.done.asked') })
}

async function takeEnd(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c)
  const ended = await endPointNow(house, readActor(c), { communityId: readId(c), id: readId(c, 'pointId') })
  if (!ended.ok && ended.refusal === 'community-unknown') return problem(c, 404, 'not-found')
  const flash = ended.ok ? ({ kind: 'done', text: t('points.done.ended') } as const) : ({ kind: 'refused', text: refusedPoint(t, ended.refusal) } as const)
  return goTo(c, house, `/communities/${readId(c)}/points`, flash)
}

function refusedPoint(t: ContactsTranslate, refusal: string): string {
  return t(refusal === 'already-ended' ? 'points.refused.already-ended' : 'points.refused.saved-meanwhile')
}

async function takeAnswer(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const answer = form.one('answer')
  if (answer !== 'yes' && answer !== 'no') return problem(c, 400, 'odd-form')
  const answered = await answerAsPoint(house, readActor(c), { id: readId(c), isYes: answer === 'yes' })
  if (!answered.ok && answered.refusal === 'community-unknown') return problem(c, 404, 'not-found')
  if (!answered.ok) {
    const text = answered.refusal === 'term-over' ? t('points.refused.term-over') : refusedPoint(t, answered.refusal)
    return goTo(c, house, `/points/${readId(c)}`, { kind: 'refused', text })
  }
  return goTo(c, house, '/desk', { kind: 'done', text: t(`asked.done.${answer}`) })
}

type Sent = Introduction & { version: number }

async function showIntroduction(house: House, c: RouteContext, sent: Sent | null, refusal: string | null): Promise<Response> {
  const found = await readIntroduction(house, readActor(c), c.var.language)
  if (found === null) return problem(c, 404, 'not-found')
  const codes = [...new Set([...COMMON_LANGUAGES, ...found.languages])]
  const languages = codes.map((value) => ({ value, label: spokenLanguageLabel(c.var.language, value) }))
  const { communities, ...card } = found
  const node = <IntroducePage view={c.var.view} card={{ ...card, ...sent }} communities={communities} languages={languages} refusal={refusal} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeIntroduction(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const sent: Sent = {
    activity: form.one('activity'),
    askMeAbout: form.one('askMeAbout'),
    languages: form
      .all('spoken')
      .filter((code) => /^[a-z]{2,3}$/.test(code))
      .slice(0, 20),
    version: readVersion(form),
  }
  const saved = await introduceMyself(house, readActor(c), { ...sent, showIn: form.all('show').filter(isId), language: c.var.language })
  if (!saved.ok) return showIntroduction(house, c, sent, t(`introduce.refused.${saved.refusal}`))
  return goTo(c, house, '/desk', { kind: 'done', text: t('introduce.done') })
}
