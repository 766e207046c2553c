import { randomUUID } from 'node:crypto'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { allowKeeping } from '../../../platform/http/kept-pages.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf } from '../../../platform/house.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { readSheet, type SheetHouse } from '../actions/read-sheet.ts'
import { takeTaps } from '../actions/take-taps.ts'
import { CHOICES, choiceOf, keptUntil, mayBeWritten, type Choice } from '../domain/attendance.ts'
import { missed } from '../domain/door.ts'
import { MOST_TAPS, type Tap } from '../domain/tap.ts'
import { DoorPage } from '../pages/door-page.tsx'
import { checkInWordsOf, wordsOf } from '../pages/labels.ts'

/** Faces to tap at the door. */
export function doorRoutes(place: SheetHouse): Route[] {
  return [
    get('/meetings/:id/attendance/door', (c) => showDoor(place, c)),
    post(
      '/meetings/:id/attendance/door',
      withForm(['do', 'name', 'organisation'], (c, form) => takeDoor(place, c, form)),
    ),
  ]
}

type Shown = { refusal?: string; guest?: { name: string; organisation: string } }

/** Where nothing can be noted, the sheet says why. */
async function showDoor(place: SheetHouse, c: RouteContext, { refusal, guest = { name: '', organisation: '' } }: Shown = {}): Promise<Response> {
  const actor = readActor(c)
  const sheet = await readSheet(place, actor, c.var.language, readId(c))
  if (sheet === null) return problem(c, 404, 'not-found')
  const isOpen = mayBeWritten(sheet.meeting, nowOf(place.house)).ok && sheet.communities.some(({ isClosed }) => !isClosed)
  if (!isOpen) return goTo(c, place.house, `/meetings/${readId(c)}/attendance`)
  const now = nowOf(place.house)
  allowKeeping(c, { until: keptUntil(sheet.meeting), now, isPassing: wordsIn(c) !== '' })
  const shown = { view: c.var.view, sheet, shownAt: now, readerId: actor.personId, scripts: scriptsOf('attendance'), words: wordsIn(c) }
  return page(c, <DoorPage {...shown} refusal={refusal ?? null} guest={guest} />, refusal === undefined ? 200 : 409)
}

function wordsIn(c: RouteContext): string {
  return (c.req.query('q') ?? '').trim().slice(0, 200)
}

async function takeDoor(place: SheetHouse, c: RouteContext, form: FormBody): Promise<Response> {
  const address = `/meetings/${readId(c)}/attendance/door`
  const [what = '', ...rest] = form.one('do').split(':')
  const guest = { name: form.one('name'), organisation: form.one('organisation') }
  const now = nowOf(place.house)
  const taps = what === 'rest' ? await listMissed(place, c, now) : [readTap(what, rest, guest, now)]
  if (taps === null || taps.includes(null)) return problem(c, 400, 'odd-form')
  const told = await noteAll(
    place,
    c,
    taps.filter((tap) => tap !== null),
  )
  if (told.refusal !== null) return showDoor(place, c, { refusal: told.refusal, guest })
  const text = what === 'rest' ? checkInWordsOf(c.var.view)('door.restDone', { count: taps.length }) : null
  return goTo(c, place.house, address + anchorOf(what, rest), text === null ? undefined : { kind: 'done', text })
}

function anchorOf(what: string, [personId = '']: readonly string[]): string {
  return what === 'tap' ? `#tile-${personId}` : ''
}

type GuestForm = { name: string; organisation: string }

function readTap(what: string, [about = '', version = '', shown = '', choice = '']: readonly string[], guest: GuestForm, at: string): Tap | null {
  const shared = { id: randomUUID(), at, isDoor: true, after: null }
  if (what === 'add') return { ...shared, kind: 'visitor', ...guest }
  if (!isId(about)) return null
  if (what === 'visitor') return { ...shared, kind: 'known-visitor', personId: about }
  const [before, next] = [parseChoice(shown), parseChoice(choice)]
  if (what !== 'tap' || before === null || next === null || !/^\d{1,9}$/.test(version)) return null
  return { ...shared, kind: 'answer', personId: about, version: Number(version), shown: before, choice: next }
}

function parseChoice(text: string): Choice | null {
  return CHOICES.find((choice) => choice === text) ?? null
}

/** Everybody of whom nobody noted anything; null where the sheet is not there. */
async function listMissed(place: SheetHouse, c: RouteContext, at: string): Promise<Tap[] | null> {
  const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
  const shared = { at, isDoor: false, after: null, kind: 'answer', version: 0 } as const
  const left = sheet?.rows.filter(({ version }) => version === 0)
  return left?.map((row): Tap => ({ ...shared, id: randomUUID(), personId: row.personId, shown: choiceOf(row.facts), choice: missed(row) })) ?? null
}

async function noteAll(place: SheetHouse, c: RouteContext, taps: readonly Tap[]): Promise<{ refusal: string | null }> {
  const t = wordsOf(c.var.view)
  for (let from = 0; from < taps.length; from += MOST_TAPS) {
    const batch = { deviceNow: nowOf(place.house), mark: '', taps: taps.slice(from, from + MOST_TAPS), language: c.var.language }
    const taken = await takeTaps(place, readActor(c), readId(c), batch)
    if (!taken.ok) return { refusal: t(`refused.${taken.refusal}`) }
    const [fault] = taken.value.flatMap((answer) => ('fault' in answer ? [answer.fault] : []))
    if (fault !== undefined && taps.length === 1) return { refusal: t(`refused.${fault}`) }
  }
  return { refusal: null }
}
