import { goTo, page } from '../../../platform/http/answer.ts'
import { OddForm, readAnyForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { FILE_LEVELS, importAnswers, undoFile, type FileOutcome } from '../actions/import-answers.ts'
import { readKeptWave } from '../actions/read-surveys.ts'
import { readFilledSheets, readRows, readText, textsOfSheets, type CarriedSheet } from '../exchange/read-survey-file.ts'
import { DOUBT_KINDS, doubtKey } from '../domain/survey-file.ts'
import type { FileRow } from '../domain/survey-table.ts'
import type { WavePage } from '../domain/shown.ts'
import { inputWords, sayBadFile, type BadFile } from '../messages/input-catalogue.ts'
import { FilePage } from '../pages/file-page.tsx'
import { checkSurveyFile, refuseForbidden } from './check-survey-file.ts'

const PATH = '/communities/:id/sociograms/:waveId/file'

/** A spreadsheet of answers, with its doubts asked. */
export function fileRoutes(house: House): Route[] {
  return [
    get(PATH, (c) => withWave(house, c, (shown) => show(c, shown, { text: '', outcome: null, refusal: null }))),
    post(PATH, (c) => withWave(house, c, (shown) => take(house, c, shown)), { takesUpload: true }),
    post('/communities/:id/sociograms/:waveId/undo', (c) => withWave(house, c, () => undo(house, c))),
  ]
}

async function withWave(house: House, c: RouteContext, use: (shown: WavePage) => Response | Promise<Response>): Promise<Response> {
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  const isOpen = shown !== null && shown.community.id === readId(c) && shown.wave.state === 'open'
  return isOpen ? use(shown) : problem(c, 404, 'not-found')
}

type Showing = { text: string; sheet?: string; sheets?: readonly CarriedSheet[]; outcome: FileOutcome | null; refusal: string | null }

function show(c: RouteContext, shown: WavePage, { text, sheet = '', sheets = [], outcome, refusal }: Showing): Response {
  const tabs = communityTabs(c.var.language, readId(c), null, readActor(c))
  const isAsked = refusal !== null || sheets.length > 0 || outcome?.lacks === true || outcome?.doubts.some(({ answer }) => answer === null) === true
  return page(
    c,
    <FilePage view={c.var.view} shown={shown} text={text} sheet={sheet} sheets={sheets} file={outcome} refusal={refusal} tabs={tabs} />,
    isAsked ? 422 : 200,
  )
}

const FIELDS = ['_token', 'file', 'pasted', 'words', 'kind', 'do', 'level', 'sheet', 'sheetName', 'sheetText']

function readSettled(form: FormBody): Map<string, string> {
  const [words, kinds] = [form.all('words'), form.all('kind')]
  const settled = new Map<string, string>()
  for (const [order, text] of words.entries()) {
    const kind = DOUBT_KINDS.find((each) => each === kinds[order])
    const answer = form.one(`answer${order}`)
    if (kind !== undefined && answer !== '') settled.set(doubtKey({ kind, words: text }), answer === 'out' ? '' : answer)
  }
  return settled
}

type Sent = { ok: true; rows: FileRow[]; text: string; sheet: string } | { ok: false; refusal: string; text: string } | { ok: false; sheets: CarriedSheet[] }

/** The file, or what was pasted, or what the form carried: as rows, and as the text that the next form carries. */
async function readSent(c: RouteContext, form: FormBody): Promise<Sent> {
  const file = form.file('file')
  // Of several sheets the one that was chosen goes on alone, with its name.
  const order = Number(form.one('sheet') || Number.NaN)
  const pasted = form.all('sheetText')[order] ?? form.one('pasted')
  const sheet = form.all('sheetName')[Number.isNaN(order) ? 0 : order] ?? ''
  const bad = (refusal: BadFile, facts = {}): Sent => ({ ok: false, refusal: sayBadFile(c.var, refusal, facts), text: pasted })
  if (file === null && pasted === '') return bad('nothing-sent')
  const bytes = file === null ? null : new Uint8Array(await file.arrayBuffer())
  const filled = bytes === null || file === null ? null : await readFilledSheets(bytes, file.name)
  const sheets = filled?.ok === true && filled.value.length > 1 ? textsOfSheets(filled.value) : null
  if (sheets !== null) {
    const kept = await refuseForbidden(
      sheets.flatMap(({ name, text }) => [name, text]),
      c.var.language,
    )
    return kept.ok ? { ok: false, sheets } : bad(kept.refusal, kept.facts)
  }
  const read = bytes === null || file === null ? await readText(pasted) : await readRows(bytes, file.name)
  const checked = await checkSurveyFile(read, c.var.language)
  return checked.ok ? { ok: true, ...checked.value, sheet } : bad(checked.refusal, checked.facts)
}

async function take(house: House, c: RouteContext, shown: WavePage): Promise<Response> {
  const form = await readAnyForm(c, ['words', 'kind', 'sheetName', 'sheetText'])
  if (form.names.some((name) => !FIELDS.includes(name) && !/^answer\d{1,5}$/.test(name))) throw new OddForm()
  const sent = await readSent(c, form)
  if ('sheets' in sent) return show(c, shown, { text: '', sheets: sent.sheets, outcome: null, refusal: null })
  if (!sent.ok) return show(c, shown, { text: sent.text, outcome: null, refusal: sent.refusal })
  const level = FILE_LEVELS.find((each) => each === form.one('level')) ?? 'aggregate'
  const wish = { waveId: shown.wave.id, rows: sent.rows, settled: readSettled(form), language: c.var.language, level, isSure: form.one('do') === 'save' }
  const outcome = await importAnswers(house, readActor(c), wish)
  if (!outcome.ok) return problem(c, 404, 'not-found')
  const { savedId, counts } = outcome.value
  if (savedId === null || counts === null) return show(c, shown, { text: sent.text, sheet: sent.sheet, outcome: outcome.value, refusal: null })
  return goTo(c, house, c.req.path.replace(/\/file$/, ''), { kind: 'done', text: inputWords(c.var)('import.saved', counts) })
}

async function undo(house: House, c: RouteContext): Promise<Response> {
  const form = await readAnyForm(c)
  if (form.names.some((name) => !['_token', 'import'].includes(name)) || !isId(form.one('import'))) throw new OddForm()
  const gone = await undoFile(house, readActor(c), readId(c, 'waveId'), form.one('import'))
  if (!gone.ok) return problem(c, 404, 'not-found')
  return goTo(c, house, c.req.path.replace(/\/undo$/, ''), { kind: 'done', text: inputWords(c.var)('imports.gone', { count: gone.value }) })
}
