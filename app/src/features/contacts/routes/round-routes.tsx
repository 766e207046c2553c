import { dayOf } from '../../../kernel/day.ts'
import { translator } from '../../../kernel/translate.ts'
import { download, goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { isGuestOf, meetingTabs } from '../../meetings/public.ts'
import { nameIn } from '../../../kernel/language.ts'
import { decideRound, decideRoundByLink, notePaper } from '../actions/decide-round.ts'
import { readFace, readRound, readRoundByLink } from '../actions/read-round.ts'
import { ROUND_FIELDS, type RoundWish } from '../domain/contact-round.ts'
import type { Round, RoundFace } from '../domain/shown.ts'
import { parseCardVersion, renderRoundCards } from '../exchange/round-cards.ts'
import { contactsMessages, type ContactsTranslate } from '../messages/catalogue.ts'
import { RoundLinkPage, RoundPage } from '../pages/round-page.tsx'
import { drawOnTop } from '../../../platform/http/on-top.ts'
import { pointsOnTop } from './on-top.tsx'

const wordsOf = (c: RouteContext): ContactsTranslate => translator(contactsMessages, c.var.language)

/** The contact round of one meeting, for who signs in and for who comes by the link of a mail. */
export function roundRoutes(house: House): Route[] {
  const choice = (handle: (c: RouteContext, form: FormBody) => Promise<Response>) => withForm(['answer', 'until'], handle, ['field'])
  return [
    get('/meetings/:id/contacts', (c) => showRound(house, c, null)),
    post(
      '/meetings/:id/contacts',
      choice((c, form) => takeChoice(house, c, form)),
    ),
    post(
      '/meetings/:id/contacts/paper',
      withForm(['person', 'answer'], (c, form) => takePaper(house, c, form), ['field']),
    ),
    get('/meetings/:id/contacts/cards', async (c) => {
      const round = await readRound(house, readActor(c), readId(c), c.var.language)
      return giveCards(house, c, round)
    }),
    get('/meetings/:id/contacts/people/:personId/card', (c) => giveCard(house, c)),
    get('/round/:token', (c) => showByLink(house, c, null)),
    post(
      '/round/:token',
      choice((c, form) => takeChoiceByLink(house, c, form)),
    ),
    get('/round/:token/cards', async (c) => giveCards(house, c, await readRoundByLink(house, tokenOf(c), c.var.language))),
  ]
}

function tokenOf(c: RouteContext): string {
  return c.req.param('token') ?? ''
}

function readWish(form: FormBody): RoundWish {
  const answer = form.one('answer')
  return {
    answer: answer === 'nothing' || answer === 'same' ? answer : 'share',
    fields: ROUND_FIELDS.filter((field) => form.all('field').includes(field)),
    untilOn: form.one('until') || null,
  }
}

async function showRound(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const actor = readActor(c)
  const round = await readRound(house, actor, readId(c), c.var.language)
  if (round === null) return problem(c, 404, 'not-found')
  const [community] = round.communities
  const crumbs = community === undefined ? [] : [{ label: nameIn(c.var.language, community.name), href: `/communities/${community.id}` }]
  const isGuest = await isGuestOf(house, actor, { id: round.meetingId, communityIds: round.communities.map(({ id }) => id) })
  const node = (
    <RoundPage
      view={c.var.view}
      round={round}
      tabs={meetingTabs(c.var.language, round.meetingId, 'contacts', round.isLead, isGuest)}
      crumbs={crumbs}
      today={dayOf(nowOf(house))}
      refusal={refusal}
      top={await drawOnTop(house, c, pointsOnTop(house), community?.id ?? null)}
    />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeChoice(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const decided = await decideRound(house, readActor(c), { meetingId: readId(c), wish: readWish(form), language: c.var.language })
  if (!decided.ok) return showRound(house, c, t(`refused.${decided.refusal}`))
  return goTo(c, house, `/meetings/${readId(c)}/contacts`, { kind: 'done', text: t(`done.${decided.value}`) })
}

async function takePaper(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const personId = form.one('person')
  const address = `/meetings/${readId(c)}/contacts`
  if (!isId(personId)) return goTo(c, house, address, { kind: 'refused', text: t('refused.not-present') })
  const noted = await notePaper(house, readActor(c), { meetingId: readId(c), personId, wish: readWish(form), language: c.var.language })
  return goTo(c, house, address, noted.ok ? { kind: 'done', text: t('done.paper') } : { kind: 'refused', text: t(`refused.${noted.refusal}`) })
}

/** A link that counts no more answers like one that never was. */
async function showByLink(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const round = await readRoundByLink(house, tokenOf(c), c.var.language)
  if (round === null) return problem(c, 404, 'not-found')
  const node = <RoundLinkPage view={c.var.view} round={round} token={tokenOf(c)} today={dayOf(nowOf(house))} refusal={refusal} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeChoiceByLink(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c)
  const decided = await decideRoundByLink(house, { token: tokenOf(c), wish: readWish(form), language: c.var.language })
  if (decided === null) return problem(c, 404, 'not-found')
  if (!decided.ok) return showByLink(house, c, t(`refused.${decided.refusal}`))
  return goTo(c, house, `/round/${tokenOf(c)}`, { kind: 'done', text: t(`done.${decided.value}`) })
}

function giveCards(house: House, c: RouteContext, round: Round | null): Response {
  if (round === null || round.faces.length === 0) return problem(c, 404, 'not-found')
  return giveFile(house, c, `contacts-${round.heldOn}.vcf`, round.faces)
}

async function giveCard(house: House, c: RouteContext): Promise<Response> {
  const face = await readFace(house, readActor(c), { meetingId: readId(c), personId: readId(c, 'personId'), language: c.var.language })
  if (face === null) return problem(c, 404, 'not-found')
  if (face !== 'gone') return giveFile(house, c, 'contact.vcf', [face])
  const t = wordsOf(c)
  return page(
    c,
    <PageFrame view={c.var.view} title={t('gone.title')}>
      <p>{t('gone.text')}</p>
      <p>
        <a href={`/meetings/${readId(c)}/contacts`}>{t('round.title')}</a>
      </p>
    </PageFrame>,
    410,
  )
}

function giveFile(house: House, c: RouteContext, name: string, faces: readonly RoundFace[]): Response {
  const saying = { language: c.var.language, now: nowOf(house), askMeAbout: wordsOf(c)('face.askMeAbout') }
  return download(c, name, 'text/vcard; charset=utf-8', renderRoundCards(faces, parseCardVersion(c.req.query('version')), saying))
}
