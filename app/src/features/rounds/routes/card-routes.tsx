import { randomUUID } from 'node:crypto'
import { isLanguage } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { readRound, readSurroundings } from '../actions/read-round.ts'
import { takeCards } from '../actions/take-cards.ts'
import { PLACES, type Change } from '../domain/board.ts'
import { plainWords } from '../domain/device.ts'
import { mayWriteAll } from '../domain/permissions.ts'
import type { ShownCard, ShownRound } from '../domain/shown.ts'
import { CardPage } from '../pages/round-pages.tsx'
import { boardWordsOf, wordsOf } from '../pages/words.ts'
import { sayFault } from './round-routes.tsx'

/** One card on a page of its own, for who has no script. */
export function cardRoutes(house: House): Route[] {
  return [
    get('/rounds/:id/cards/:cardId', (c) => showCard(house, c, null, null)),
    post(
      '/rounds/:id/cards/:cardId',
      withForm(['text', 'language', 'place', 'heads', 'do', 'choose'], (c, form) => takeEdit(house, c, form)),
    ),
  ]
}

type Found = { shown: ShownRound; card: ShownCard }

async function findCard(house: House, c: RouteContext): Promise<Found | null> {
  const shown = await readRound(house, readActor(c), readId(c), 'panel')
  const card = shown?.cards.find(({ id, writings }) => id === readId(c, 'cardId') && writings.length > 0)
  return !shown || card === undefined ? null : { shown, card }
}

async function showCard(house: House, c: RouteContext, text: string | null, refusal: string | null): Promise<Response> {
  const found = await findCard(house, c)
  if (found === null) return problem(c, 404, 'not-found')
  const { areas } = await readSurroundings(house, readActor(c), found.shown)
  const node = (
    <CardPage view={c.var.view} shown={found.shown} card={found.card} boardWords={boardWordsOf(c.var.language, areas)} text={text} refusal={refusal} />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

/** The form says which wordings it showed: what somebody wrote meanwhile stays beside. */
async function takeEdit(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const found = await findCard(house, c)
  if (found === null) return problem(c, 404, 'not-found')
  const over = form.one('heads').split(' ').filter(isId).slice(0, 50)
  const changes = changesOf(form, { ...found, over, now: nowOf(house) })
  const address = `/rounds/${readId(c)}${mayWriteAll(found.shown.stand) ? '' : '/mine'}`
  const taken = await takeCards(house, readActor(c), readId(c), { deviceNow: nowOf(house), mark: '', since: 0, changes })
  if (!taken.ok)
    return taken.refusal === 'round-unknown' ? problem(c, 404, 'not-found') : goTo(c, house, address, { kind: 'refused', text: t('refused.round-over') })
  const [fault] = taken.value.faults
  if (fault !== undefined)
    return showCard(
      house,
      c,
      form.one('text'),
      sayFault(
        c,
        fault.fault,
        fault.marks.some(({ tier }) => tier === 'A'),
      ),
    )
  const now = taken.value.cards.find(({ id }) => id === found.card.id)
  if (now !== undefined && now.writings.length > 1)
    return goTo(c, house, `/rounds/${readId(c)}/cards/${now.id}`, { kind: 'attention', text: t('card.changed') })
  return goTo(c, house, address, { kind: 'done', text: t(form.one('do') === 'remove' ? 'card.gone' : 'card.kept') })
}

function changesOf(form: FormBody, { shown, card, over, now }: Found & { over: string[]; now: string }): Change[] {
  const make = (more: Partial<Change>): Change => ({ id: randomUUID(), cardId: card.id, at: now, step: shown.round.step, over: [], ...more })
  if (form.one('do') === 'remove') return [make({ words: null, over })]
  const chosen = card.writings.find(({ id }) => id === form.one('choose'))
  if (chosen !== undefined) return [make({ words: plainWords(chosen), over })]
  const [main] = card.writings
  const language = form.one('language')
  const words = { language: isLanguage(language) ? language : (main?.language ?? 'fr'), text: form.one('text'), links: main?.links ?? [] }
  const isSame = card.writings.length === 1 && main?.text === words.text && main.language === words.language && card.heads.every((id) => over.includes(id))
  const place = PLACES.find((each) => each === form.one('place'))
  return [...(isSame ? [] : [make({ words, over })]), ...(place === undefined || place === card.place ? [] : [make({ place, after: card.placedThrough })])]
}
