import { randomUUID } from 'node:crypto'
import { goTo, page } from '../../../platform/http/answer.ts'
import { type FormBody, readAnyForm, readVersion, withForm } from '../../../platform/http/form.ts'
import { allowKeeping } from '../../../platform/http/kept-pages.ts'
import { liveStream } from '../../../platform/http/live-stream.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { LiveEvent } from '../../../platform/live.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { addKnownVisitor, addVisitor, changeLine, chooseAnswer, dropLine } from '../actions/keep-line.ts'
import { readSheet, type SheetHouse } from '../actions/read-sheet.ts'
import { saveSheet } from '../actions/save-sheet.ts'
import { takeTaps } from '../actions/take-taps.ts'
import { choiceOf, keptUntil, mayBeWritten, type SentRow } from '../domain/attendance.ts'
import type { SheetWish } from '../domain/sheet-page.ts'
import { isArchive, type Sheet } from '../domain/shown.ts'
import { AttendancePage, type NotSaved } from '../pages/attendance-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { LinePage } from '../pages/line-page.tsx'
import { readLine, readRows, readTimes } from './read-forms.ts'

/** A phone without network may show these again. */
export const KEPT_PAGES = ['/meetings/:id/attendance', '/meetings/:id/attendance/door'] as const

/** The sheet, one line of it, and the few addresses that its script uses. */
export function attendanceRoutes(place: SheetHouse): Route[] {
  const { house } = place
  return [
    get('/meetings/:id/attendance', (c) => showSheet(place, c)),
    post('/meetings/:id/attendance', (c) => takeSheet(place, c)),
    post(
      '/meetings/:id/attendance/conflicts/:conflictId',
      withForm(['take'], (c, form) => takeChoice(house, c, form)),
    ),
    get('/meetings/:id/attendance/people/:personId', (c) => showLine(place, c, '', null)),
    post(
      '/meetings/:id/attendance/people/:personId',
      withForm(['answer', 'deputy', 'role', 'standsFor', 'arrived', 'left', 'version', 'do'], (c, form) => takeLine(place, c, form)),
    ),
    get('/meetings/:id/events', (c) => liveStream(c, house, isAbout(`${readId(c)}/`))),
  ]
}

/** Of its own, so that a stream holds nothing of the request that opened it. */
function isAbout(prefix: string): (event: LiveEvent) => boolean {
  return ({ kind, id }) => kind === 'attendance' && id.startsWith(prefix)
}

/** What of a long sheet is asked for. */
function readWish(c: RouteContext): SheetWish {
  const asked = Number(c.req.query('page') ?? 1)
  return { words: (c.req.query('q') ?? '').trim().slice(0, 200), page: Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1 }
}

function addressOf(c: RouteContext, { words, page }: SheetWish = { words: '', page: 1 }): string {
  const query = new URLSearchParams({ ...(words === '' ? {} : { q: words }), ...(page === 1 ? {} : { page: String(page) }) }).toString()
  return `/meetings/${readId(c)}/attendance${query === '' ? '' : `?${query}`}`
}

type Shown = { refusal?: string; notSaved?: NotSaved[]; guest?: { name: string; organisation: string } }

async function showSheet(
  place: SheetHouse,
  c: RouteContext,
  { refusal, notSaved = [], guest = { name: '', organisation: '' } }: Shown = {},
): Promise<Response> {
  const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
  if (sheet === null) return problem(c, 404, 'not-found')
  const now = nowOf(place.house)
  const open = mayBeWritten(sheet.meeting, now)
  const isWhole = c.req.query('list') === 'whole'
  if (open.ok && !isArchive(sheet.communities)) allowKeeping(c, { until: keptUntil(sheet.meeting), now, isPassing: isWhole || readWish(c).words !== '' })
  const isTime = open.ok || open.refusal !== 'too-early'
  const node = (
    <AttendancePage
      view={c.var.view}
      sheet={sheet}
      readerId={readActor(c).personId}
      scripts={scriptsOf('attendance')}
      isTime={isTime}
      refusal={refusal ?? null}
      notSaved={notSaved}
      guest={guest}
      wish={readWish(c)}
      isWhole={isWhole}
      shownAt={now}
    />
  )
  return page(c, node, refusal === undefined ? 200 : 409)
}

async function takeSheet(place: SheetHouse, c: RouteContext): Promise<Response> {
  const { house, listAsked } = place
  const form = await readAnyForm(c)
  const rows = readRows(form)
  if (rows === null) return problem(c, 400, 'odd-form')
  const todo = form.one('do')
  const guest = { name: form.one('name'), organisation: form.one('organisation') }
  if (todo.startsWith('visitor:')) return takeKnownVisitor(place, c, rows, todo.slice('visitor:'.length))
  if (todo === 'add' || (guest.name !== '' && !todo.startsWith('more:'))) return takeVisitor(place, c, rows, guest)
  const [what = '', about = ''] = todo.split(':')
  if ((what === 'leave' || what === 'stay') && isId(about)) return takeSpan(place, c, what, about)
  const t = wordsOf(c.var.view)
  const next = whereNext(c, form, todo)
  const isAll = next === null && !todo.startsWith('more:') && form.one('rest') === 'yes'
  const saved = await saveSheet(house, readActor(c), readId(c), rows, { source: 'sheet', mark: '', language: c.var.language, listAsked }, isAll)
  if (!saved.ok) return refuseSheet(place, c, rows, saved.refusal, guest)
  const address = next ?? addressOf(c, readWish(c))
  const { saved: count, conflicts } = saved.value
  if (conflicts > 0) return goTo(c, house, address, { kind: 'attention', text: t('sheet.doneConflicts', { count: conflicts }) })
  if (todo.startsWith('more:')) return goTo(c, house, `${addressOf(c)}/people/${todo.slice(5)}`)
  if (next !== null && count === 0) return goTo(c, house, next)
  return goTo(c, house, address, { kind: 'done', text: t('sheet.done', { count }) })
}

/** One tap without script: leaves now, or is back. */
async function takeSpan(place: SheetHouse, c: RouteContext, kind: 'leave' | 'stay', personId: string): Promise<Response> {
  const now = nowOf(place.house)
  const tap = { id: randomUUID(), at: now, isDoor: false, after: null, kind, personId }
  const taken = await takeTaps(place, readActor(c), readId(c), { deviceNow: now, mark: '', taps: [tap], language: c.var.language })
  if (!taken.ok) return refuseSheet(place, c, [], taken.refusal, { name: '', organisation: '' })
  return goTo(c, place.house, addressOf(c, readWish(c)))
}

/** Another page of a long sheet, or other words to look for; null stays. The Enter key in the search looks, too. */
function whereNext(c: RouteContext, form: FormBody, todo: string): string | null {
  const { words } = readWish(c)
  const sought = form.one('q').trim().slice(0, 200)
  if (todo === 'find' || (todo === 'save' && sought !== words)) return addressOf(c, { words: sought, page: 1 })
  const [, page] = /^page:(\d{1,5})$/.exec(todo) ?? []
  return page === undefined ? null : addressOf(c, { words, page: Number(page) })
}

async function takeVisitor(place: SheetHouse, c: RouteContext, rows: SentRow[], guest: { name: string; organisation: string }): Promise<Response> {
  const added = await addVisitor(place.house, readActor(c), readId(c), { ...guest, rows, language: c.var.language, listAsked: place.listAsked })
  if (!added.ok) return refuseSheet(place, c, rows, added.refusal, guest)
  return tellAdded(place.house, c, guest.name, added.value.conflicts)
}

async function takeKnownVisitor(place: SheetHouse, c: RouteContext, rows: SentRow[], personId: string): Promise<Response> {
  if (!isId(personId)) return problem(c, 400, 'odd-form')
  const added = await addKnownVisitor(place.house, readActor(c), readId(c), { personId, rows, language: c.var.language, listAsked: place.listAsked })
  if (!added.ok) return refuseSheet(place, c, rows, added.refusal, { name: '', organisation: '' })
  return tellAdded(place.house, c, added.value.name, added.value.conflicts)
}

function tellAdded(house: House, c: RouteContext, name: string, conflicts: number): Response {
  const t = wordsOf(c.var.view)
  const sentences = [name !== '' && t('sheet.added', { name }), conflicts > 0 && t('sheet.doneConflicts', { count: conflicts })]
  const text = sentences.filter(Boolean).join(' ') || t('sheet.done', { count: 0 })
  return goTo(c, house, `/meetings/${readId(c)}/attendance`, { kind: conflicts > 0 ? 'attention' : 'done', text })
}

type Refusal = Parameters<typeof refusedWords>[1]
function refusedWords(
  c: RouteContext,
  refusal:
    | 'meeting-cancelled'
    | 'register-closed'
    | 'too-early'
    | 'meeting-unknown'
    | 'community-closed'
    | 'person-unknown'
    | 'organisation-unknown'
    | 'name-missing'
    | 'text-too-long'
    | 'saved-meanwhile'
    | 'deputy-is-same'
    | 'deputy-while-here'
    | 'conflict-unknown'
    | 'member-stays',
): string {
  return wordsOf(c.var.view)(`refused.${refusal}`)
}

/** The page again with its reason; what a closed register did not take is listed, so that nothing is lost. */
async function refuseSheet(
  place: SheetHouse,
  c: RouteContext,
  rows: readonly SentRow[],
  refusal: Refusal,
  guest: { name: string; organisation: string },
): Promise<Response> {
  const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
  if (sheet === null) return problem(c, 404, 'not-found')
  const notSaved = refusal === 'register-closed' ? listNotSaved(sheet, rows) : []
  if (notSaved.length === 0 && refusal === 'register-closed' && guest.name !== '') notSaved.push({ name: guest.name, choice: 'here' })
  return showSheet(place, c, { refusal: refusedWords(c, refusal), notSaved, guest })
}

function listNotSaved({ rows: stored }: Sheet, rows: readonly SentRow[]): NotSaved[] {
  return rows.flatMap(({ personId, choice }) => {
    const row = stored.find((each) => each.personId === personId)
    return row === undefined || choiceOf(row.facts) === choice ? [] : [{ name: row.name, choice }]
  })
}

async function takeChoice(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const take = form.one('take') === 'proposed' ? 'proposed' : 'stored'
  const chosen = await chooseAnswer(house, readActor(c), readId(c), { conflictId: readId(c, 'conflictId'), take })
  const address = `/meetings/${readId(c)}/attendance`
  if (!chosen.ok) return goTo(c, house, address, { kind: 'refused', text: refusedWords(c, chosen.refusal) })
  return goTo(c, house, address, { kind: 'done', text: wordsOf(c.var.view)('conflict.done') })
}

async function showLine(place: SheetHouse, c: RouteContext, deputy: string, refusal: string | null): Promise<Response> {
  const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
  const row = sheet?.rows.find(({ personId }) => personId === readId(c, 'personId'))
  if (!sheet || !row) return problem(c, 404, 'not-found')
  return page(c, <LinePage view={c.var.view} sheet={sheet} row={row} deputy={deputy} refusal={refusal} />, refusal === null ? 200 : 409)
}

async function takeLine(place: SheetHouse, c: RouteContext, form: FormBody): Promise<Response> {
  const { house, listAsked } = place
  const t = wordsOf(c.var.view)
  const [actor, id, personId] = [readActor(c), readId(c), readId(c, 'personId')]
  const sheet = await readSheet(place, actor, c.var.language, id)
  const row = sheet?.rows.find((each) => each.personId === personId)
  if (!sheet || !row) return problem(c, 404, 'not-found')
  const times = readTimes(form, sheet.meeting, row)
  const isDropped = form.one('do') === 'drop'
  const deputy = form.one('deputy')
  if (!times.ok) return showLine(place, c, deputy, t(`refused.${times.refusal}`))
  const version = readVersion(form)
  const changed = isDropped
    ? await dropLine(house, actor, id, personId)
    : await changeLine(house, actor, id, {
        personId,
        version,
        facts: readLine(form, row.facts),
        times: times.value,
        deputy,
        language: c.var.language,
        listAsked,
      })
  if (!changed.ok) return showLine(place, c, deputy, refusedWords(c, changed.refusal))
  return goTo(c, house, `/meetings/${id}/attendance`, { kind: 'done', text: isDropped ? t('line.dropped', { name: row.name }) : t('line.saved') })
}
