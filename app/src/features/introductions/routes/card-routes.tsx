import { dayOf } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import { readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { DoorTexts } from '../../communities/public.ts'
import { employerAtDoor } from '../../conventions/public.ts'
import { answerDoor, readTakenCard, stopCardSharing } from '../actions/answer-door.ts'
import { changeOwnCard, introduce, readCardForm, readOwnCard, withdrawOwnCard, type IntroduceRefusal } from '../actions/introduce.ts'
import { goneAt, type SentCard } from '../domain/introduction.ts'
import { IntroducePage, OwnCardPage, TakenPage, WithdrawnPage, type ShownDoor } from '../pages/card-pages.tsx'
import { listNames, wordsOf } from '../pages/words.ts'
import { asSent, CARD_FIELDS, CARD_LISTS, EMPTY_SENT, listLanguages, readCard } from './read-card.ts'

/** The card behind the code of a door, and the personal link back to it: for everybody, without an account. */
export function cardRoutes(house: House): Route[] {
  return [
    get('/c/:token/introduce', (c) => showForm(house, c, EMPTY_SENT, null)),
    post(
      '/c/:token/introduce',
      withForm(CARD_FIELDS, (c, form) => takeForm(house, c, form), CARD_LISTS),
    ),
    get('/introduction/:token', (c) => showOwn(house, c, null, null)),
    post(
      '/introduction/:token',
      withForm([...CARD_FIELDS, 'version', 'community', 'answer', 'sure'], (c, form) => takeOwn(house, c, form), CARD_LISTS),
    ),
    get('/introduction', (c) => page(c, <WithdrawnPage view={c.var.view} />)),
  ]
}

const tokenOf = (c: RouteContext): string => c.req.param('token') ?? ''

function statusOf(refusal: string | undefined): 200 | 409 | 422 | 429 {
  if (refusal === undefined) return 200
  if (refusal === 'too-often') return 429
  return refusal === 'saved-meanwhile' || refusal === 'full' ? 409 : 422
}

function sayFault(c: RouteContext, refusal: PageRefusal): { refusal: string; text: string } {
  const t = wordsOf(c.var.view)
  return { refusal, text: refusal === 'door-closed' ? t('form.closed') : t(`refused.${refusal}`) }
}

/** A door that does not open says why on its own page. */
async function showForm(house: House, c: RouteContext, card: SentCard, refusal: IntroduceRefusal | null): Promise<Response> {
  const form = await readCardForm(house, tokenOf(c), c.var.language)
  if (form === null) return c.redirect(`/c/${encodeURIComponent(tokenOf(c))}`, 303)
  const fault = refusal === null ? null : sayFault(c, refusal)
  const node = <IntroducePage view={c.var.view} {...form} card={card} languages={listLanguages(c.var.language, card)} fault={fault} />
  return page(c, node, statusOf(refusal ?? undefined))
}

async function takeForm(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const card = readCard(form)
  const handed = await introduce(house, { doorToken: tokenOf(c), address: clientAddress(c, house), card, language: c.var.language })
  return handed.ok ? goTo(c, house, `/introduction/${handed.value}`) : showForm(house, c, card, handed.refusal)
}

/** A machine that follows links and presses buttons takes nothing back: that is ticked first (SEC-25). */
type PageRefusal = IntroduceRefusal | 'sure-missing'

type Sent = { card: SentCard; version: number }

async function showOwn(house: House, c: RouteContext, sent: Sent | null, refusal: PageRefusal | null): Promise<Response> {
  const found = await readOwnCard(house, tokenOf(c), c.var.language)
  if (found === null) return showTaken(house, c, null)
  const card = sent?.card ?? asSent(found.card)
  const version = sent?.version ?? found.card.version
  const shown = { ...found.form, card, version, madeAt: found.card.madeAt, languages: listLanguages(c.var.language, card) }
  const fault = refusal === null ? null : sayFault(c, refusal)
  return page(c, <OwnCardPage view={c.var.view} {...shown} fault={fault} />, statusOf(refusal ?? undefined))
}

/** A link that counts no more answers like one that never was. */
async function showTaken(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const taken = await readTakenCard(house, tokenOf(c))
  if (taken === null) return problem(c, 404, 'not-found')
  const employer = employerAtDoor(house)
  const doors: ShownDoor[] = []
  for (const door of taken.doors) {
    const { id: communityId, nameFr, nameNl } = door.community
    doors.push({
      communityId,
      community: nameIn(c.var.language, { fr: nameFr, nl: nameNl }),
      standing: door.standing,
      texts: <DoorTexts view={c.var.view} door={door} />,
      note: taken.ownPersonId === null ? null : await employer(c, communityId, taken.ownPersonId),
    })
  }
  const { takenOn, shared, hasAddress, hasDesk } = taken
  const communities = listNames(c.var.language, taken.communities)
  const worksUntil = dayOf(goneAt(`${takenOn}T12:00:00.000Z`))
  return page(
    c,
    <TakenPage view={c.var.view} {...{ takenOn, worksUntil, shared, communities, doors, hasAddress, hasDesk, refusal }} />,
    refusal === null ? 200 : 422,
  )
}

async function takeOwn(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const [t, token, what] = [wordsOf(c.var.view), tokenOf(c), form.one('do')]
  const address = `/introduction/${token}`
  if (what === 'withdraw' && form.one('sure') !== 'yes') return showOwn(house, c, null, 'sure-missing')
  if (what === 'withdraw') return (await withdrawOwnCard(house, token)) ? goTo(c, house, '/introduction') : showOwn(house, c, null, null)
  if (what === 'answer') return takeAnswer(house, c, form)
  if (what === 'stop') {
    const stopped = await stopCardSharing(house, token)
    return stopped === null ? problem(c, 404, 'not-found') : goTo(c, house, address, { kind: 'done', text: t('taken.stopped') })
  }
  if (what !== 'save') return problem(c, 400, 'odd-form')
  const sent = { card: readCard(form), version: readVersion(form) }
  const saved = await changeOwnCard(house, { token, ...sent, language: c.var.language })
  if (saved === null) return showOwn(house, c, null, null)
  if (!saved.ok) return showOwn(house, c, sent, saved.refusal)
  return saved.value === 'same' ? showOwn(house, c, null, null) : goTo(c, house, address, { kind: 'done', text: t('card.saved') })
}

async function takeAnswer(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const [t, token, answer, communityId] = [wordsOf(c.var.view), tokenOf(c), form.one('answer'), form.one('community')]
  if (answer !== 'yes' && answer !== 'no') return showTaken(house, c, t('door.refused.answer-missing'))
  const answered = isId(communityId) ? await answerDoor(house, { token, communityId, answer }) : null
  if (answered === null) return problem(c, 404, 'not-found')
  if (answered.ok) return goTo(c, house, `/introduction/${token}`, { kind: 'done', text: t(`door.done.${answered.value}`) })
  return showTaken(house, c, t('door.refused'))
}
