import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { isNetworkCoordinator } from '../../kernel/actor.ts'
import { dayOf } from '../../kernel/day.ts'
import { download, goTo, page } from '../../platform/http/answer.ts'
import { readForm, withForm } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import { nowOf, type House } from '../../platform/house.ts'
import { exportRegister, type ExportFormat } from './actions/export-register.ts'
import { listExportable, mayExport } from './actions/list-exportable.ts'
import { findMyDraft, forgetDraft, listMyDrafts, markDraft } from './actions/read-drafts.ts'
import { claimDraft, saveDraft } from './actions/save-draft.ts'
import { guardFiles, openDraft, reopenDraft, understandDraft } from './actions/upload-draft.ts'
import { isStopped, PASTED, type Draft, type RegisterFile } from './domain/draft.ts'
import type { FoundIdentifier } from './domain/found-identifier.ts'
import { sayImport } from './messages/import-catalogue.ts'
import { RefusedPage, SavedPage, sayRefusal, StoppedPage, WorkingPage } from './pages/draft-pages.tsx'
import { ImportPage } from './pages/import-page.tsx'
import { RegisterDraftPage } from './pages/register-draft-page.tsx'
import { sayIdentifiers } from './pages/say-identifiers.ts'
import { gridRoutes, showGrid } from './routes/grid-routes.tsx'

/** Work that takes longer than this shows its progress on a page of its own. */
const PATIENCE_MS = 1_000
const MOST_FILES = 20
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Files in, in three steps on one page, and the register out. */
export function registerRoutes(house: House): Route[] {
  return [
    get('/import', (c) => showImport(house, c)),
    post('/import', (c) => takeFiles(house, c), { takesUpload: true }),
    get('/import/:id', (c) => withDraft(house, c, (draft) => showDraft(house, c, draft))),
    get('/import/:id/marked.xlsx', (c) => withDraft(house, c, (draft) => giveMarkedCopy(house, c, draft))),
    post(
      '/import/:id/again',
      withForm([], (c) => withDraft(house, c, (draft) => readAgain(house, c, draft))),
    ),
    post(
      '/import/:id/save',
      withForm([], (c) => withDraft(house, c, (draft) => save(house, c, draft))),
    ),
    post(
      '/import/:id/forget',
      withForm([], async (c) => {
        await forgetDraft(house, readActor(c), readId(c))
        return goTo(c, house, '/import', { kind: 'done', text: sayImport(c.var.language)('forgotten') })
      }),
    ),
    ...gridRoutes(house, (c, use) => withDraft(house, c, use)),
    post('/export', (c) => giveRegister(house, c)),
  ]
}

/** A foreign draft is answered like a missing one. */
async function withDraft(house: House, c: RouteContext, use: (draft: Draft) => Response | Promise<Response>): Promise<Response> {
  const draft = await findMyDraft(house, readActor(c), readId(c))
  return draft === null ? problem(c, 404, 'not-found') : use(draft)
}

async function showImport(house: House, c: RouteContext, refusal?: string): Promise<Response> {
  const actor = readActor(c)
  const [waiting, communities] = [await listMyDrafts(house, actor), await listExportable(house, actor)]
  return page(
    c,
    <ImportPage view={c.var.view} waiting={waiting} communities={communities} mayExportAll={isNetworkCoordinator(actor)} refusal={refusal ?? null} />,
    refusal === undefined ? 200 : 422,
  )
}

async function takeFiles(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const form = await readForm(c, ['replaces', 'pasted'], ['files'])
  const files = await readFiles(await c.req.formData())
  if (files.length === 0) return showImport(house, c, sayRefusal(c.var.view, { code: 'nothing-sent', facts: {} }))
  const guarded = await guardFiles(files)
  if (!guarded.ok) return showImport(house, c, sayRefusal(c.var.view, { code: guarded.refusal, facts: guarded.facts ?? {} }))
  if (guarded.value.length > 0) return refuseIdentifiers(house, c, guarded.value)
  const replaced = form.one('replaces')
  const id = await openDraft(house, actor, files)
  if (isId(replaced)) await forgetDraft(house, actor, replaced)
  return afterWork(house, c, id, understandDraft(house, actor, id))
}

async function refuseIdentifiers(house: House, c: RouteContext, found: FoundIdentifier[]): Promise<Response> {
  for (const { kind } of found) house.log('text-refused', { kind, tier: 'A', language: c.var.language, decision: 'refuse', field: 'import-cell' })
  return showImport(house, c, sayIdentifiers(c.var.language, found))
}

async function readFiles(body: FormData): Promise<RegisterFile[]> {
  const files: RegisterFile[] = []
  for (const file of body.getAll('files').slice(0, MOST_FILES)) {
    if (file instanceof File && file.size > 0) files.push({ name: file.name.slice(-120), bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  const pasted = body.get('pasted')
  if (files.length === 0 && typeof pasted === 'string' && pasted.trim() !== '') files.push({ name: PASTED, bytes: Buffer.from(pasted) })
  return files
}

/** Waits a moment; what is not done by then goes on behind the page that shows its progress. */
async function afterWork(house: House, c: RouteContext, id: string, work: Promise<unknown>): Promise<Response> {
  let isWaiting = true
  const watched = work.catch((failure: unknown) => {
    if (isWaiting) throw failure
    house.log('import-stopped', { kind: failure instanceof Error ? failure.name : 'unknown' })
  })
  await Promise.race([watched, pause(PATIENCE_MS)])
  isWaiting = false
  return goTo(c, house, `/import/${id}`)
}

async function showDraft(house: House, c: RouteContext, draft: Draft): Promise<Response> {
  const { view } = c.var
  if (isStopped(draft, nowOf(house))) return page(c, <StoppedPage view={view} draft={draft} />)
  if (draft.state === 'reading' || draft.state === 'saving') {
    // The browser asks again by itself, without a script.
    c.header('Refresh', '1')
    return page(c, <WorkingPage view={view} draft={draft} />)
  }
  if (draft.state === 'refused') return page(c, <RefusedPage view={view} draft={draft} />)
  if (draft.state === 'saved') return page(c, <SavedPage view={view} draft={draft} />)
  if (draft.kind === 'grid') return showGrid(house, c, draft)
  const ask = {
    words: (c.req.query('q') ?? '').slice(0, 80),
    sheet: c.req.query('sheet') ?? '',
    code: c.req.query('code') ?? '',
    page: Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1),
  }
  return page(c, <RegisterDraftPage view={view} draft={draft} summary={draft.outcome.register ?? { sheets: [], problems: [], problemCount: 0 }} ask={ask} />)
}

async function giveMarkedCopy(house: House, c: RouteContext, draft: Draft): Promise<Response> {
  if (draft.state !== 'understood' || draft.kind !== 'register') return problem(c, 404, 'not-found')
  const marked = await markDraft(house, draft, c.var.language)
  return marked.ok ? download(c, 'to-mend.xlsx', WORKBOOK, marked.value) : problem(c, 404, 'not-found')
}

async function readAgain(house: House, c: RouteContext, draft: Draft): Promise<Response> {
  if (!(await reopenDraft(house, draft))) return goTo(c, house, `/import/${draft.id}`)
  return afterWork(house, c, draft.id, understandDraft(house, readActor(c), draft.id))
}

async function save(house: House, c: RouteContext, draft: Draft): Promise<Response> {
  if (!(await claimDraft(house, draft))) return goTo(c, house, `/import/${draft.id}`, { kind: 'attention', text: sayImport(c.var.language)('already') })
  return afterWork(house, c, draft.id, saveDraft(house, readActor(c), draft, c.var.language))
}

async function giveRegister(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const form = await readForm(c, ['community', 'format'])
  const [community, format] = [form.one('community'), form.one('format') === 'zip' ? 'zip' : ('xlsx' satisfies ExportFormat)] as const
  const isAll = community === 'all'
  if (isAll ? !isNetworkCoordinator(actor) : !isId(community) || !mayExport(actor, community)) return problem(c, 404, 'not-found')
  const bytes = await exportRegister(house, actor, isAll ? null : community, format)
  const name = `ronde-${dayOf(nowOf(house))}.${format}`
  return download(c, name, format === 'zip' ? 'application/zip' : WORKBOOK, Readable.toWeb(Readable.from(bytes)) as ReadableStream)
}
