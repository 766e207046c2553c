import { z } from 'zod'
import { KEEP_REASONS } from '../../../kernel/keep-reason.ts'
import { LANGUAGES } from '../../../kernel/language.ts'
import { page } from '../../../platform/http/answer.ts'
import { allowKeeping } from '../../../platform/http/kept-pages.ts'
import { liveStream } from '../../../platform/http/live-stream.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { LiveEvent } from '../../../platform/live.ts'
import { drawFirstItems } from '../../suggestions/public.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { readCards, readRound, readSurroundings, type Sight } from '../actions/read-round.ts'
import { findLinks } from '../actions/list-links.ts'
import { takeCards } from '../actions/take-cards.ts'
import { wayIntoRoom } from '../actions/turn-room.ts'
import { findSeat } from '../actions/at-round.ts'
import { LINK_KINDS, LONGEST_CARD, MOST_CHANGES, PLACES } from '../domain/board.ts'
import { MOVE_KINDS } from '../domain/moves.ts'
import { maySee, mayWriteAll } from '../domain/permissions.ts'
import { isOver } from '../domain/round.ts'
import { LONGEST_LABEL, MOST_LINKS } from '../domain/typed.ts'
import type { BoardView } from '../islands/board-props.ts'
import { MinePage, PanelPage, ScreenPage } from '../pages/board-pages.tsx'
import { wordsOf } from '../pages/words.ts'
import { boardProps, mirrorFor } from './board-props.ts'
import { mirrorShown, pictureFor } from './mirror-routes.tsx'

/** A laptop or a phone without network may show these again. */
export const BOARD_PAGES = ['/rounds/:id', '/rounds/:id/mine'] as const

const Moment = z.iso.datetime()
const Words = z.strictObject({
  language: z.enum(LANGUAGES),
  // Longer text is told back as too long, with the card it was for; a megabyte is no card.
  text: z.string().max(LONGEST_CARD * 20),
  links: z.array(z.strictObject({ kind: z.enum(LINK_KINDS), label: z.string().max(LONGEST_LABEL), id: z.uuid().nullable() })).max(MOST_LINKS),
  kept: z.record(z.string().max(200), z.enum(KEEP_REASONS)).optional(),
})

/** What a device sends of its own making; the API takes the same. */
export const CHANGE = z.strictObject({
  id: z.uuid(),
  cardId: z.uuid(),
  at: Moment,
  step: z.int().min(0).max(50),
  words: Words.nullable().optional(),
  over: z.array(z.uuid()).max(50),
  place: z.enum(PLACES).optional(),
  after: z.uuid().optional(),
})

/** What a device did to the round itself. */
export const MOVE = z.strictObject({
  id: z.uuid(),
  kind: z.enum(MOVE_KINDS),
  tick: z.int().min(1).max(1_000_000_000),
  at: Moment,
  over: z.array(z.uuid()).max(50),
  value: z.int().min(0).max(3_600),
  cardId: z.uuid().optional(),
})

const Batch = z.strictObject({
  deviceNow: Moment,
  mark: z.string().regex(/^[a-z0-9]{0,16}$/),
  since: z.int().min(0).max(1_000_000_000),
  changes: z.array(CHANGE).max(MOST_CHANGES),
  moves: z.array(MOVE).max(MOST_CHANGES).default([]),
})

/** The panel, the wall and the phone, and the few addresses that their script uses. */
export function boardRoutes(house: House): Route[] {
  return [
    get('/rounds/:id', (c) => showBoard(house, c, 'panel')),
    get('/rounds/:id/screen', (c) => showBoard(house, c, 'screen')),
    get('/rounds/:id/mine', (c) => showBoard(house, c, 'mine')),
    get('/rounds/:id/cards', (c) => tellCards(house, c)),
    post('/rounds/:id/cards', (c) => takeBatch(house, c)),
    get('/rounds/:id/links', (c) => tellLinks(house, c)),
    get('/rounds/:id/events', (c) => openStream(house, c)),
  ]
}

export async function showBoard(house: House, c: RouteContext, view: BoardView, refusal: string | null = null): Promise<Response> {
  const shown = await readRound(house, readActor(c), readId(c), view === 'screen' ? 'screen' : 'panel')
  if (shown === null) return problem(c, 404, 'not-found')
  // Who only sits in the room has her own page.
  if (view === 'panel' && !mayWriteAll(shown.stand)) return c.redirect(`/rounds/${shown.round.id}/mine`, 303)
  const now = nowOf(house)
  const around = await readSurroundings(house, readActor(c), shown)
  if (view !== 'screen' && !isOver(shown.round)) allowKeeping(c, { until: new Date(Date.parse(around.endsAt) + 6 * 3_600_000).toISOString(), now })
  const firstItem = await drawFirstItems(house, c, around.firstItems)
  const drawn = { shown, board: boardProps(c, view, shown, around, now), room: wayIntoRoom(house, shown.round), firstItem }
  const props = { view: c.var.view, ...drawn, mirror: mirrorShown(c, around), scripts: scriptsOf('board'), shownAt: now, refusal }
  const status = refusal === null ? 200 : 409
  if (view === 'screen') return page(c, <ScreenPage {...props} picture={await pictureFor(house, c, shown.round, around)} />)
  return view === 'mine' ? page(c, <MinePage {...props} />, status) : page(c, <PanelPage {...props} />, status)
}

/** What changed since a device last heard; the wall is told less. */
async function tellCards(house: House, c: RouteContext): Promise<Response> {
  const since = Number(c.req.query('since') ?? 0)
  const sight: Sight = c.req.query('sight') === 'screen' ? 'screen' : 'panel'
  if (!Number.isInteger(since) || since < 0) return c.json({ sentence: '' }, 400)
  const told = await readCards(house, readActor(c), readId(c), { since, sight })
  if (told === null) return c.json({ sentence: '' }, 404)
  return c.json({ ...told, ...mirrorFor(c, sight, told.round, told.mirror), seq: told.round.seq, now: nowOf(house) })
}

/** Names while somebody types `@…` or `#…`. */
async function tellLinks(house: House, c: RouteContext): Promise<Response> {
  const words = (c.req.query('q') ?? '').slice(0, LONGEST_LABEL)
  const links = await findLinks(house, readActor(c), readId(c), { sign: c.req.query('sign') === '#' ? '#' : '@', words })
  return links === null ? c.json({ links: [] }, 404) : c.json({ links })
}

/** A refusal is a sentence that the script shows; the cards stay on the device. */
async function takeBatch(house: House, c: RouteContext): Promise<Response> {
  const sent = Batch.safeParse(await c.req.json().catch(() => null))
  if (!sent.success) return c.json({ sentence: '' }, 400)
  const taken = await takeCards(house, readActor(c), readId(c), sent.data)
  if (taken.ok) return c.json({ ...taken.value, now: nowOf(house) })
  return taken.refusal === 'round-unknown' ? c.json({ sentence: '' }, 404) : c.json({ sentence: wordsOf(c.var.view)('refused.round-over') }, 409)
}

async function openStream(house: House, c: RouteContext): Promise<Response> {
  const seat = await findSeat(house, readActor(c), readId(c))
  if (seat === null || !maySee(seat.stand)) return problem(c, 404, 'not-found')
  return liveStream(c, house, isAbout(seat.round.id, seat.round.meetingId, seat.round.situationId ?? '', c.req.query('of') === 'round'))
}

/** Of its own, so that a stream holds nothing of the request that opened it. Forty phones need not hear of every card. */
function isAbout(roundId: string, meetingId: string, situationId: string, isRoundOnly: boolean): (event: LiveEvent) => boolean {
  return ({ kind, id }) => {
    if (kind === 'round') return id === roundId
    if (isRoundOnly) return false
    if (kind === 'board') return id.startsWith(`${roundId}/`)
    return (kind === 'attendance' && id.startsWith(`${meetingId}/`)) || (kind === 'situation' && situationId !== '' && id === situationId)
  }
}
