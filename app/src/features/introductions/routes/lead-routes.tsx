import { goTo, page } from '../../../platform/http/answer.ts'
import { readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { spokenLanguageLabel } from '../../people/public.ts'
import { CARDS_A_PAGE, readCardToTake, readWaitingCards, type CardPlace } from '../actions/read-waiting.ts'
import { discardCard, takeCard, type TakeRefusal } from '../actions/take-up.ts'
import { TakePage, WaitingPage } from '../pages/waiting-pages.tsx'
import { wordsOf } from '../pages/words.ts'

/** The cards that wait at a meeting, for who leads it. */
export function leadRoutes(place: CardPlace): Route[] {
  return [
    get('/meetings/:id/introductions', (c) => showWaiting(place, c)),
    get('/meetings/:id/introductions/:introductionId', (c) => showOne(place, c, null)),
    post(
      '/meetings/:id/introductions/:introductionId',
      withForm(['do', 'version', 'person'], (c, form) => takeOne(place, c, form), ['invite']),
    ),
  ]
}

async function showWaiting({ house }: CardPlace, c: RouteContext): Promise<Response> {
  const asked = Number(c.req.query('page') ?? 1)
  const wanted = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
  const found = await readWaitingCards(house, readActor(c), readId(c), wanted)
  if (found === null) return problem(c, 404, 'not-found')
  const { meeting, cards, count } = found
  const sayLanguage = (code: string) => spokenLanguageLabel(c.var.language, code)
  return page(c, <WaitingPage view={c.var.view} {...{ meeting, cards, sayLanguage }} page={wanted} pages={Math.ceil(count / CARDS_A_PAGE)} />)
}

async function showOne(place: CardPlace, c: RouteContext, refusal: TakeRefusal | null): Promise<Response> {
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  const ask = { meetingId: readId(c), id: readId(c, 'introductionId'), words, language: c.var.language }
  const found = await readCardToTake(place, readActor(c), ask)
  if (found === null) return problem(c, 404, 'not-found')
  const sayLanguage = (code: string) => spokenLanguageLabel(c.var.language, code)
  const said = refusal === null ? null : wordsOf(c.var.view)(`lead.refused.${refusal}`)
  const status = refusal === null ? 200 : refusal === 'person-unknown' || refusal === 'community-unknown' ? 422 : 409
  return page(c, <TakePage view={c.var.view} {...found} words={words} refusal={said} sayLanguage={sayLanguage} />, status)
}

async function takeOne(place: CardPlace, c: RouteContext, form: FormBody): Promise<Response> {
  const { house } = place
  const t = wordsOf(c.var.view)
  const [meetingId, id, person] = [readId(c), readId(c, 'introductionId'), form.one('person')]
  const list = `/meetings/${meetingId}/introductions`
  if (form.one('do') === 'discard') {
    const discarded = await discardCard(house, readActor(c), { meetingId, id })
    return discarded.ok ? goTo(c, house, list, { kind: 'done', text: t('lead.discarded') }) : problem(c, 404, 'not-found')
  }
  if (form.one('do') !== 'take') return problem(c, 400, 'odd-form')
  const found = await readCardToTake(place, readActor(c), { meetingId, id, words: '', language: c.var.language })
  if (found === null) return problem(c, 404, 'not-found')
  if (person !== 'new' && !isId(person)) return showOne(place, c, 'person-unknown')
  const wish = { meetingId, id, version: readVersion(form), personId: person === 'new' ? null : person, invitedTo: form.all('invite').filter(isId) }
  const taken = await takeCard(place, readActor(c), wish)
  if (!taken.ok) return taken.refusal === 'card-unknown' ? problem(c, 404, 'not-found') : showOne(place, c, taken.refusal)
  return goTo(c, house, list, { kind: 'done', text: t('lead.taken', { name: found.card.name }) })
}
