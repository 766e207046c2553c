import { createHash, randomUUID } from 'node:crypto'
import { goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readGuarded, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { headOfMeeting } from '../../meetings/public.ts'
import type { GridHouse } from '../actions/open-grid.ts'
import { readGrid, type ReadGrid } from '../actions/read-grid.ts'
import { transcribe, writeEntry, type NewWords } from '../actions/write-entry.ts'
import { AREAS, type GridArea } from '../domain/grid.ts'
import type { GridWord } from '../messages/catalogue.ts'
import { GridPage, type WriteForm } from '../pages/grid-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { PosterPage, TranscribePage, type TranscribeForm } from '../pages/paper-pages.tsx'
import { aroundGrid, roleNames } from './around.ts'
import { AREA_FIELDS, LINK_FIELDS, readArea, readDraft, readLanguage, readNewId, readVisibility } from './read-forms.ts'

/** The grid of one meeting: read, written in, typed over from paper, printed for the wall. */
export function gridRoutes(grid: GridHouse): Route[] {
  return [
    get('/meetings/:id/grid', (c) => showGrid(grid, c)),
    post(
      '/meetings/:id/grid/entries',
      withForm(['id', 'area', 'text', 'language', 'visibility', ...LINK_FIELDS], (c, form) => takeEntry(grid, c, form), guardedLists('text')),
    ),
    get('/meetings/:id/grid/transcribe', (c) => showTranscribe(grid, c)),
    post(
      '/meetings/:id/grid/transcribe',
      withForm(['seed', 'language', 'visibility', ...AREA_FIELDS], (c, form) => takeTranscription(grid, c, form), AREA_FIELDS.flatMap(guardedLists)),
    ),
    get('/meetings/:id/grid/poster', (c) => showPoster(grid, c)),
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
    const isOpen = refusal !== null || c.req.query('area') !== undefined
    const node = <GridPage view={c.var.view} {...{ around, meetingId, communityIds, form, refusal, isOpen }} grid={shown} nameRole={roleNames(c)} />
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

const NOTHING = { text: '', kept: {} }

function emptyTranscription(c: RouteContext): TranscribeForm {
  const texts = { 1: NOTHING, 2: NOTHING, 3: NOTHING, 4: NOTHING, 5: NOTHING, 6: NOTHING }
  return { seed: randomUUID(), texts, language: c.var.language, visibility: 'community', findings: [] }
}

async function showTranscribe(grid: GridHouse, c: RouteContext, form = emptyTranscription(c), refusal: string | null = null): Promise<Response> {
  return withGrid(grid, c, (shown) => {
    if (!shown.mayWrite) return problem(c, 404, 'not-found')
    const node = <TranscribePage view={c.var.view} around={aroundGrid(c, shown)} meetingId={shown.meeting.id} grid={shown} form={form} refusal={refusal} />
    return page(c, node, refusal === null ? 200 : 422)
  })
}

const MOST_LINES = 120

async function takeTranscription(grid: GridHouse, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const read = (area: GridArea) => readGuarded(form, `area-${area}`)
  const texts = { 1: read(1), 2: read(2), 3: read(3), 4: read(4), 5: read(5), 6: read(6) }
  const language = readLanguage(form.one('language'), c.var.language)
  const visibility = readVisibility(form.one('visibility')) === 'room' ? 'room' : 'community'
  const sent: TranscribeForm = { seed: readNewId(form, 'seed'), texts, language, visibility, findings: [] }
  const lines = linesOf(sent)
  if (lines.length === 0) return showTranscribe(grid, c, sent, t('refused.nothing-written'))
  if (lines.length > MOST_LINES) return showTranscribe(grid, c, sent, t('refused.too-many'))
  const written = await transcribe(grid, readActor(c), readId(c), lines)
  if (written.ok) return goTo(c, grid.house, `/meetings/${readId(c)}/grid`, { kind: 'done', text: t('done.transcribed', { count: written.value }) })
  if (written.refusal === 'meeting-unknown' || written.refusal === 'not-yours') return problem(c, 404, 'not-found')
  const findings = 'findings' in written ? written.findings : []
  return showTranscribe(grid, c, { ...sent, findings }, t(`refused.${written.refusal}` as GridWord))
}

/** Each line with words is an entry; its id comes from the form, so that the same form sent twice adds nothing. */
function linesOf({ seed, texts, language, visibility }: TranscribeForm): NewWords[] {
  return AREAS.flatMap((area) =>
    texts[area].text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text, order) => ({ id: idFor(`${seed} ${area} ${order}`), draft: { area, language, text, visibility, links: [] }, kept: texts[area].kept })),
  )
}

/** A UUID that is always the same for the same words. */
function idFor(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function showPoster(grid: GridHouse, c: RouteContext): Promise<Response> {
  return withGrid(grid, c, (shown) => {
    const { meeting, communities, stand } = shown
    const { title, when, accent } = headOfMeeting(c.var.language, { meeting, communities, tab: 'grid', isLead: stand.isLead })
    return page(c, <PosterPage view={c.var.view} title={title} when={when} accent={accent} grid={shown} isBlank={c.req.query('blank') === 'yes'} />)
  })
}
