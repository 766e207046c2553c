import { isLanguage, nameIn } from '../../../kernel/language.ts'
import { refused } from '../../../kernel/result.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import { guardedLists, readGuarded, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { drawFirstItems } from '../../suggestions/public.ts'
import { readMeetingRounds } from '../actions/start-round.ts'
import { closeRoomOf, openRoomOf } from '../actions/turn-room.ts'
import { checkRoomCode, readRoom, undoFromRoom, writeFromRoom, type RoomGuest, type WriteRefusal } from '../actions/write-from-room.ts'
import { isOver } from '../domain/round.ts'
import { RoomCodePage, RoomPage, WallPage, type Typed } from '../pages/room-pages.tsx'
import { nameRound, wordsOf } from '../pages/words.ts'

/** The code for people in the room without an account, their page, and the wall before a round begins. */
export function roomRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/rounds/screen', (c) => showWall(house, c)),
    post(
      '/rounds/:id/room',
      withForm(['do'], (c, form) => takeTurn(house, c, form)),
    ),
    get('/w', (c) => page(c, <RoomCodePage view={c.var.view} code="" refusal={null} isOver={false} />)),
    post(
      '/w',
      withForm(['code'], (c, form) => takeCode(house, c, form)),
    ),
    get('/w/:code', (c) => showRoom(house, c, nothingTyped(c), null)),
    post(
      '/w/:code',
      withForm(['text', 'language', 'do', 'card'], (c, form) => takeSentence(house, c, form), guardedLists('text')),
    ),
  ]
}

const WALL_LOOKS_AGAIN_SECONDS = 15

/** It goes on by itself, without a script: where one round runs, to its own screen. */
async function showWall(house: House, c: RouteContext): Promise<Response> {
  const shown = await readMeetingRounds(house, readActor(c), readId(c))
  if (shown === null) return problem(c, 404, 'not-found')
  const { language } = c.var
  const running = shown.rounds.map(({ round }) => round).filter((round) => !isOver(round))
  const [only, ...others] = running
  if (only !== undefined && others.length === 0) return c.redirect(`/rounds/${only.id}/screen`, 303)
  c.header('Refresh', String(WALL_LOOKS_AGAIN_SECONDS))
  const names = new Map(shown.communities.map(({ id, name }) => [id, name]))
  const rounds = running.map((round) => ({ id: round.id, name: nameRound(language, round, names.get(round.communityId) ?? { fr: '', nl: '' }) }))
  const place = shown.communities.map(({ name }) => nameIn(language, name)).join(', ')
  const firstItem = await drawFirstItems(house, c, shown.firstItems)
  const isWaiting = shown.rounds.length === 0
  return page(c, <WallPage view={c.var.view} {...{ place, rounds, firstItem, isWaiting }} accent={shown.communities[0]?.accent ?? ''} />)
}

async function takeTurn(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const what = form.one('do')
  if (what !== 'open' && what !== 'close') return problem(c, 400, 'odd-form')
  const [actor, id] = [readActor(c), readId(c)]
  const turned = what === 'open' ? await openRoomOf(house, actor, id) : await closeRoomOf(house, actor, id)
  if (turned.ok) return goTo(c, house, `/rounds/${id}`, { kind: 'done', text: t(what === 'open' ? 'room.opened' : 'room.closed') })
  if (turned.refusal === 'round-unknown') return problem(c, 404, 'not-found')
  return goTo(c, house, `/rounds/${id}`, { kind: 'attention', text: t('refused.round-over') })
}

function guestOf(house: House, c: RouteContext, code: string): RoomGuest {
  return { code: code.slice(0, 20), address: clientAddress(c, house), browser: c.var.browserToken }
}

async function takeCode(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const found = await checkRoomCode(house, guestOf(house, c, form.one('code')))
  return found.ok ? c.redirect(`/w/${found.value}`, 303) : refuseCode(c, form.one('code').slice(0, 20), found.refusal)
}

/** A code that was never made, that was closed, and one that another replaced are answered alike. */
function refuseCode(c: RouteContext, code: string, refusal: WriteRefusal): Response {
  const text = wordsOf(c.var.view)(`room.refused.${refusal}`)
  return page(c, <RoomCodePage view={c.var.view} code={code} refusal={text} isOver={refusal === 'room-over'} />, statusOf(refusal))
}

function statusOf(refusal: WriteRefusal): 404 | 409 | 410 | 422 | 429 {
  if (refusal === 'code-unknown') return 404
  if (refusal === 'room-over') return 410
  if (refusal === 'too-often') return 429
  return refusal === 'text-missing' || refusal === 'text-too-long' ? 422 : 409
}

const nothingTyped = (c: RouteContext): Typed => ({ text: '', language: c.var.language })

async function showRoom(house: House, c: RouteContext, typed: Typed, refusal: WriteRefusal | null): Promise<Response> {
  const code = c.req.param('code') ?? ''
  const found = await readRoom(house, guestOf(house, c, code))
  if (!found.ok) return refuseCode(c, code.slice(0, 20), found.refusal)
  const isMarked = (typed.findings?.length ?? 0) > 0
  const text = refusal === null ? null : wordsOf(c.var.view)(`room.refused.${refusal}`)
  const node = <RoomPage view={c.var.view} room={found.value} typed={typed} refusal={text} now={nowOf(house)} />
  return page(c, node, refusal !== null ? statusOf(refusal) : isMarked ? 422 : 200)
}

async function takeSentence(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const code = c.req.param('code') ?? ''
  const guest = guestOf(house, c, code)
  const address = `/w/${encodeURIComponent(guest.code)}`
  if (form.one('do') === 'undo') {
    const undone = isId(form.one('card')) ? await undoFromRoom(house, guest, form.one('card')) : refused('card-gone' as const)
    return undone.ok ? goTo(c, house, address, { kind: 'done', text: t('room.undone') }) : showRoom(house, c, nothingTyped(c), undone.refusal)
  }
  const { text, kept } = readGuarded(form, 'text')
  const asked = form.one('language')
  const language = isLanguage(asked) ? asked : c.var.language
  const written = await writeFromRoom(house, guest, { text, language, kept })
  if (!written.ok) return showRoom(house, c, { text, language, kept }, written.refusal)
  if (written.value.kind === 'marked') return showRoom(house, c, { text, language, kept, findings: written.value.findings }, null)
  const isParked = written.value.kind === 'parked'
  return goTo(c, house, address, { kind: isParked ? 'attention' : 'done', text: t(isParked ? 'card.parkedInstead' : 'mine.done') })
}
