import { communityTabs } from '../communities/public.ts'
import type { Tab } from '../../ui/frame-parts.tsx'
import { download, goTo, page } from '../../platform/http/answer.ts'
import { readForm } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { freeze, readFreezable } from './actions/freeze.ts'
import { findFormat, makeFile } from './actions/make-file.ts'
import { readReport, type ReportAsk } from './actions/read-report.ts'
import { readRows } from './actions/read-rows.ts'
import { readPublicSheet, readSnapshot, readSnapshots } from './actions/read-snapshots.ts'
import { release, withdraw } from './actions/release.ts'
import { sheetOf } from './domain/report.ts'
import type { ReportPlace } from './domain/scope.ts'
import type { Sheet } from './domain/sheet.ts'
import { sheetOfSnapshot, type FreezeRefusal, type ReleaseRefusal } from './domain/snapshot.ts'
import { wordsFor } from './messages/catalogue.ts'
import { PosterPage, PublicPosterPage } from './pages/poster-page.tsx'
import type { ReleaseForm } from './pages/release-part.tsx'
import { ReportPage } from './pages/report-page.tsx'
import { RowsPage } from './pages/rows-page.tsx'
import { SnapshotPage } from './pages/snapshot-page.tsx'
import { SnapshotsPage } from './pages/snapshots-page.tsx'

type Kind = ReportPlace['kind']
const FOLDERS: Record<Kind, string> = { community: '/communities', programme: '/programmes' }

/** The monitoring table and what is made of it, under a community and under a programme; released posters for everybody. */
export function reportRoutes(house: House): Route[] {
  return [
    ...placeRoutes(house, 'community'),
    get('/communities/:id/report/rows', (c) => showRows(house, c)),
    ...placeRoutes(house, 'programme'),
    get('/programmes/:id/poster', (c) => showReport(house, c, 'programme', 'sheet')),
    get('/posters/:id', (c) =>
      showPublic(house, c, (sheet) => page(c, <PublicPosterPage view={c.var.view} sheet={sheet} address={`/posters/${readId(c)}`} />)),
    ),
    get('/posters/:id/poster', (c) => showPublic(house, c, (sheet) => page(c, <PosterPage view={c.var.view} sheet={sheet} />))),
    get('/posters/:id/download', (c) => showPublic(house, c, (sheet) => sendFile(house, c, sheet))),
  ]
}

function placeRoutes(house: House, kind: Kind): Route[] {
  const above = `${FOLDERS[kind]}/:id`
  const below = `${above}/snapshots/:snapshotId`
  return [
    get(`${above}/report`, (c) => showReport(house, c, kind, 'page')),
    get(`${above}/report/poster`, (c) => showReport(house, c, kind, 'sheet')),
    get(`${above}/report/download`, (c) => showReport(house, c, kind, 'file')),
    get(`${above}/snapshots`, (c) => showSnapshots(house, c, kind, null, '')),
    post(`${above}/snapshots`, (c) => takeFreeze(house, c, kind)),
    get(below, (c) => showSnapshot(house, c, kind, 'page')),
    get(`${below}/poster`, (c) => showSnapshot(house, c, kind, 'sheet')),
    get(`${below}/download`, (c) => showSnapshot(house, c, kind, 'file')),
    post(`${below}/release`, (c) => takeRelease(house, c, kind)),
    post(`${below}/withdraw`, (c) => takeWithdrawal(house, c, kind)),
  ]
}

function askOf(c: RouteContext, kind: Kind): ReportAsk {
  return {
    place: { kind, id: readId(c) },
    language: c.var.language,
    read: (name) => (name === 'communities' ? c.req.queries(name)?.join(',') : c.req.query(name)),
  }
}

function tabsOf(c: RouteContext, kind: Kind): Tab[] {
  return kind === 'community' ? communityTabs(c.var.language, readId(c), 'report', readActor(c)) : []
}

type Shape = 'page' | 'sheet' | 'file'

async function showReport(house: House, c: RouteContext, kind: Kind, shape: Shape): Promise<Response> {
  const report = await readReport(house, readActor(c), askOf(c, kind))
  if (report === null) return problem(c, 404, 'not-found')
  if (shape === 'file') return sendFile(house, c, sheetOf(report))
  if (shape === 'sheet') return page(c, <PosterPage view={c.var.view} sheet={sheetOf(report)} />)
  return page(c, <ReportPage view={c.var.view} report={report} tabs={tabsOf(c, kind)} />)
}

async function sendFile(house: House, c: RouteContext, sheet: Sheet): Promise<Response> {
  const format = findFormat(c.req.query('format'))
  if (format === null) return problem(c, 404, 'not-found')
  const { name, type, body } = await makeFile(sheet, format, c.var.language, house.clock())
  return download(c, name, type, body)
}

async function showRows(house: House, c: RouteContext): Promise<Response> {
  const found = await readRows(house, readActor(c), askOf(c, 'community'))
  if (found === null) return problem(c, 404, 'not-found')
  const asked = Number(c.req.query('page') ?? 1)
  const number = Number.isInteger(asked) && asked > 0 ? asked : 1
  return page(c, <RowsPage view={c.var.view} found={found} page={number} tabs={tabsOf(c, 'community')} />)
}

async function showSnapshots(house: House, c: RouteContext, kind: Kind, refusal: FreezeRefusal | null, reason: string): Promise<Response> {
  const ask = askOf(c, kind)
  const found = await readFreezable(house, readActor(c), ask)
  if (found === null) return problem(c, 404, 'not-found')
  const lines = await readSnapshots(house, readActor(c), ask.place)
  return page(
    c,
    <SnapshotsPage view={c.var.view} report={found.report} lines={lines} tabs={tabsOf(c, kind)} refusal={refusal} reason={reason} />,
    refusal === null ? 200 : 422,
  )
}

async function takeFreeze(house: House, c: RouteContext, kind: Kind): Promise<Response> {
  const ask = askOf(c, kind)
  const reason = (await readForm(c, ['reason'])).one('reason').slice(0, 500)
  const frozen = await freeze(house, readActor(c), ask, reason)
  if (frozen.ok) {
    const text = wordsFor(c.var.language)('freeze.done', { version: frozen.value.version })
    return goTo(c, house, `${FOLDERS[kind]}/${ask.place.id}/snapshots/${frozen.value.id}`, { kind: 'done', text })
  }
  return frozen.refusal === 'not-yours' ? problem(c, 404, 'not-found') : showSnapshots(house, c, kind, frozen.refusal, reason)
}

type Failed = { form: ReleaseForm; refusal: ReleaseRefusal }

async function showSnapshot(house: House, c: RouteContext, kind: Kind, shape: Shape, failed: Failed | null = null): Promise<Response> {
  const actor = readActor(c)
  const kept = await readSnapshot(house, actor, { kind, id: readId(c) }, readId(c, 'snapshotId'))
  if (kept === null) return problem(c, 404, 'not-found')
  if (shape === 'file') return sendFile(house, c, sheetOfSnapshot(kept.snapshot))
  if (shape === 'sheet') return page(c, <PosterPage view={c.var.view} sheet={sheetOfSnapshot(kept.snapshot)} />)
  const form = failed?.form ?? { shows: '', signedName: actor.name, reason: '' }
  return page(c, <SnapshotPage view={c.var.view} {...kept} tabs={tabsOf(c, kind)} form={form} refusal={failed?.refusal ?? null} />, failed === null ? 200 : 422)
}

async function takeRelease(house: House, c: RouteContext, kind: Kind): Promise<Response> {
  const body = await readForm(c, ['shows', 'name', 'reason'])
  const form = { shows: body.one('shows'), signedName: body.one('name').slice(0, 120), reason: body.one('reason').slice(0, 500) }
  const [place, snapshotId] = [{ kind, id: readId(c) }, readId(c, 'snapshotId')]
  const released = await release(house, readActor(c), place, snapshotId, form)
  if (!released.ok)
    return released.refusal === 'not-yours' ? problem(c, 404, 'not-found') : showSnapshot(house, c, kind, 'page', { form, refusal: released.refusal })
  return goTo(c, house, `${FOLDERS[kind]}/${place.id}/snapshots/${snapshotId}`, { kind: 'done', text: wordsFor(c.var.language)('release.done') })
}

async function takeWithdrawal(house: House, c: RouteContext, kind: Kind): Promise<Response> {
  const [place, snapshotId] = [{ kind, id: readId(c) }, readId(c, 'snapshotId')]
  const withdrawn = await withdraw(house, readActor(c), place, snapshotId)
  if (!withdrawn.ok) return problem(c, 404, 'not-found')
  return goTo(c, house, `${FOLDERS[kind]}/${place.id}/snapshots/${snapshotId}`, { kind: 'done', text: wordsFor(c.var.language)('release.withdrawn') })
}

async function showPublic(house: House, c: RouteContext, answer: (sheet: Sheet) => Response | Promise<Response>): Promise<Response> {
  const sheet = await readPublicSheet(house, readId(c))
  return sheet === null ? problem(c, 404, 'not-found') : answer(sheet)
}
