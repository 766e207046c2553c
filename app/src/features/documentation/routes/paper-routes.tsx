import { createHash, randomUUID } from 'node:crypto'
import { download, goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readGuarded, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { headOfMeeting } from '../../meetings/public.ts'
import { makePoster } from '../actions/make-poster.ts'
import type { GridHouse } from '../actions/open-grid.ts'
import { transcribe, type NewWords } from '../actions/write-entry.ts'
import { AREAS, type GridArea } from '../domain/grid.ts'
import { readCards, type TypedCard } from '../domain/read-cards.ts'
import { POSTER_SIZES } from '../exchange/poster-pdf.ts'
import type { GridWord } from '../messages/catalogue.ts'
import { wordsOf } from '../pages/labels.ts'
import { PosterPage } from '../pages/poster-page.tsx'
import { TranscribePage, type TranscribeForm } from '../pages/transcribe-page.tsx'
import { aroundGrid } from './around.ts'
import { withGrid } from './grid-routes.tsx'
import { AREA_FIELDS, readLanguage, readNewId, readVisibility } from './read-forms.ts'

/** The grid on paper: printed for the wall, and typed over when it comes back. */
export function paperRoutes(grid: GridHouse): Route[] {
  return [
    get('/meetings/:id/grid/transcribe', (c) => showTranscribe(grid, c)),
    post(
      '/meetings/:id/grid/transcribe',
      withForm(
        ['seed', 'language', 'visibility', 'cards', 'do', ...AREA_FIELDS],
        (c, form) => takeTranscription(grid, c, form),
        ['cards', ...AREA_FIELDS].flatMap(guardedLists),
      ),
    ),
    get('/meetings/:id/grid/poster', (c) => showPoster(grid, c)),
    get('/meetings/:id/grid/poster/download', (c) => sendPoster(grid, c)),
  ]
}

const NOTHING = { text: '', kept: {} }

function emptyTranscription(c: RouteContext): TranscribeForm {
  const texts = { 1: NOTHING, 2: NOTHING, 3: NOTHING, 4: NOTHING, 5: NOTHING, 6: NOTHING }
  return { seed: randomUUID(), cards: NOTHING, preview: null, isByArea: false, texts, language: c.var.language, visibility: 'community', findings: [] }
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
  const isByArea = !form.names.includes('cards')
  const cards = readGuarded(form, 'cards')
  const sent: TranscribeForm = { seed: readNewId(form, 'seed'), cards, preview: null, isByArea, texts, language, visibility, findings: [] }
  const typed = readCards(cards.text, language)
  if (!typed.ok) return showTranscribe(grid, c, sent, t(`refused.${typed.refusal}`))
  const lines = isByArea ? linesOf(sent) : linesOfCards(sent, typed.value)
  if (lines.length === 0) return showTranscribe(grid, c, sent, t('refused.nothing-written'))
  if (lines.length > MOST_LINES) return showTranscribe(grid, c, sent, t('refused.too-many'))
  if (form.one('do') === 'look') return showTranscribe(grid, c, { ...sent, preview: typed.value }, null)
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

function linesOfCards({ seed, cards: { kept }, visibility }: TranscribeForm, typed: readonly TypedCard[]): NewWords[] {
  return typed.map((card, order) => ({ id: idFor(`${seed} card ${order}`), draft: { ...card, visibility, links: [] }, kept }))
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

async function sendPoster(grid: GridHouse, c: RouteContext): Promise<Response> {
  const size = POSTER_SIZES.find((each) => each === c.req.query('size'))
  if (size === undefined) return problem(c, 404, 'not-found')
  const wish = { meetingId: readId(c), size, isBlank: c.req.query('blank') === 'yes', language: c.var.language }
  const file = await makePoster(grid, readActor(c), wish)
  return file === null ? problem(c, 404, 'not-found') : download(c, file.name, 'application/pdf', file.body)
}
