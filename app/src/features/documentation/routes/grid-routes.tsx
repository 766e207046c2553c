import { randomUUID } from 'node:crypto'
import { goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readGuarded, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { confirmAll } from '../actions/confirm-all.ts'
import type { GridHouse } from '../actions/open-grid.ts'
import { readGrid, type ReadGrid } from '../actions/read-grid.ts'
import { writeEntry } from '../actions/write-entry.ts'
import type { GridWord } from '../messages/catalogue.ts'
import { GridPage, type WriteForm } from '../pages/grid-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { aroundGrid, roleNames } from './around.ts'
import { LINK_FIELDS, readArea, readDraft, readNewId, readVisibility } from './read-forms.ts'

/** The grid of one meeting: read, and written in. */
export function gridRoutes(grid: GridHouse): Route[] {
  return [
    get('/meetings/:id/grid', (c) => showGrid(grid, c)),
    post(
      '/meetings/:id/grid/entries',
      withForm(['id', 'area', 'text', 'language', 'visibility', ...LINK_FIELDS], (c, form) => takeEntry(grid, c, form), guardedLists('text')),
    ),
    post(
      '/meetings/:id/grid/confirm',
      withForm(['as', 'readAt'], (c, form) => takeConfirmation(grid, c, form)),
    ),
  ]
}

export async function withGrid(grid: GridHouse, c: RouteContext, show: (shown: ReadGrid) => Response | Promise<Response>): Promise<Response> {
  const shown = await readGrid(grid, readActor(c), readId(c))
  return shown === null ? problem(c, 404, 'not-found') : show(shown)
}

function emptyForm(c: RouteContext): WriteForm {
  const area = readArea(c.req.query('area') ?? '') ?? 1
  return { id: randomUUID(), area, text: '', language: c.var.language, visibility: null, links: [], kept: {}, findings: [] }
}

async function showGrid(grid: GridHouse, c: RouteContext, form: WriteForm = emptyForm(c), refusal: string | null = null): Promise<Response> {
  return withGrid(grid, c, (shown) => {
    const { meeting } = shown
    const { id: meetingId, communityIds } = meeting
    const around = aroundGrid(c, shown, false)
    const opened = readArea(c.req.query('all') ?? '')
    const isOpen = refusal !== null || c.req.query('area') !== undefined
    const node = <GridPage view={c.var.view} {...{ around, meetingId, communityIds, form, refusal, isOpen, opened }} grid={shown} nameRole={roleNames(c)} />
    return page(c, node, refusal === null ? 200 : 422)
  })
}

async function takeEntry(grid: GridHouse, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const { text, kept } = readGuarded(form, 'text')
  const draft = readDraft(form, text, { area: 1, language: c.var.language })
  const id = readNewId(form, 'id')
  const written = await writeEntry(grid, readActor(c), readId(c), { id, draft, kept })
  if (written.ok) return goTo(c, grid.house, `/meetings/${readId(c)}/grid?area=${draft.area}`, { kind: 'done', text: t('done.written') })
  if (written.refusal === 'meeting-unknown') return problem(c, 404, 'not-found')
  const findings = 'findings' in written ? written.findings : []
  const sent: WriteForm = { ...draft, id, visibility: readVisibility(form.one('visibility')), kept, findings }
  return showGrid(grid, c, sent, t(`refused.${written.refusal}` as GridWord))
}

async function takeConfirmation(grid: GridHouse, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const confirmed = await confirmAll(grid, readActor(c), readId(c), { as: form.one('as') === 'group' ? 'group' : 'speaker', readAt: form.one('readAt') })
  const back = `/meetings/${readId(c)}/grid`
  if (confirmed.ok) return goTo(c, grid.house, back, { kind: 'done', text: t('done.allConfirmed', { count: confirmed.value }) })
  if (confirmed.refusal === 'meeting-unknown') return problem(c, 404, 'not-found')
  return goTo(c, grid.house, back, { kind: 'attention', text: t(`refused.${confirmed.refusal}`) })
}
