import { goTo, page } from '../../../platform/http/answer.ts'
import { readAnyForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf } from '../../../platform/house.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { codeReader, enterPaper, layPaper, type PaperEntered, type PaperSheet } from '../actions/enter-paper.ts'
import { readPaper, type SheetHouse } from '../actions/read-sheet.ts'
import { mayBeWritten, type SentRow } from '../domain/attendance.ts'
import { PAPER_PURPOSE } from '../domain/paper-code.ts'
import { isContradiction, PAPER_BOXES, parsePaperLines, type PaperEntry, type PaperFault } from '../domain/paper-sheet.ts'
import { isArchive } from '../domain/shown.ts'
import { checkInWordsOf, wordsOf } from '../pages/labels.ts'
import { PaperPage } from '../pages/paper-page.tsx'
import { readRows } from './read-forms.ts'

/** What people signed on paper, entered afterwards. */
export function paperRoutes(place: SheetHouse): Route[] {
  return [
    get('/meetings/:id/attendance/paper', (c) => showPaper(place, c, readPrint(c.req.query('print')))),
    post('/meetings/:id/attendance/paper', (c) => takePaper(place, c)),
  ]
}

/** The number of a print; null is the last one. */
function readPrint(text: string | undefined): number | null {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : null
}

type Shown = { codes?: string; faults?: readonly PaperFault[]; refusal?: string }

/** Where nothing can be noted, the sheet says why. */
async function showPaper(place: SheetHouse, c: RouteContext, number: number | null, { codes = '', faults = [], refusal }: Shown = {}): Promise<Response> {
  const found = await readPaper(place, readActor(c), c.var.language, { id: readId(c), print: number })
  if (found === null) return problem(c, 404, 'not-found')
  const { sheet, print } = found
  const isOpen = mayBeWritten(sheet.meeting, nowOf(place.house)).ok && !isArchive(sheet.communities)
  if (!isOpen) return goTo(c, place.house, `/meetings/${readId(c)}/attendance`)
  const { rows } = layPaper(print, sheet.rows)
  const shownPrint = print && { number: print.number, madeAt: print.madeAt, hasBoxes: print.consentVersions[PAPER_PURPOSE] !== undefined }
  const shown = { view: c.var.view, sheet, print: shownPrint, rows, scripts: scriptsOf('attendance'), codes, faults }
  const isWrong = faults.length > 0 || refusal !== undefined
  return page(c, <PaperPage {...shown} refusal={refusal ?? null} />, isWrong ? 422 : 200)
}

async function takePaper(place: SheetHouse, c: RouteContext): Promise<Response> {
  const form = await readAnyForm(c)
  const number = readPrint(form.one('print'))
  const found = await readPaper(place, readActor(c), c.var.language, { id: readId(c), print: number })
  if (found === null) return problem(c, 404, 'not-found')
  const codes = form.one('codes')
  const names = new Map(found.sheet.rows.map(({ personId, name }) => [personId, name]))
  const read = form.one('part') === 'codes' ? readCodes(codes, found.print) : readPaperRows(form, names)
  if (read === null) return problem(c, 400, 'odd-form')
  if (read.faults.length > 0) return showPaper(place, c, number, { codes, faults: read.faults })
  const paper = { ...read.paper, isRest: form.one('rest') === 'yes', language: c.var.language, print: number }
  const entered = await enterPaper(place, readActor(c), readId(c), paper)
  if (!entered.ok) return showPaper(place, c, number, { codes, refusal: wordsOf(c.var.view)(`refused.${entered.refusal}`) })
  if (entered.value.faults.length > 0) return showPaper(place, c, number, { codes, faults: entered.value.faults })
  const { kind, text } = sayEntered(c, entered.value)
  return goTo(c, place.house, `/meetings/${readId(c)}/attendance`, { kind, text })
}

function sayEntered(c: RouteContext, { saved, conflicts, consents, twice, later }: PaperEntered): { kind: 'done' | 'attention'; text: string } {
  const [t, words] = [wordsOf(c.var.view), checkInWordsOf(c.var.view)]
  const sentences = [
    words('paper.done', { saved, consents }),
    twice.length > 0 && words('paper.twice', { names: twice.join(', ') }),
    later.length > 0 && words('paper.later', { names: later.join(', ') }),
    conflicts > 0 && t('sheet.doneConflicts', { count: conflicts }),
  ]
  return { kind: conflicts + twice.length + later.length > 0 ? 'attention' : 'done', text: sentences.filter(Boolean).join(' ') }
}

type Read = { paper: Pick<PaperSheet, 'entries' | 'versions'>; faults: PaperFault[] }

function readCodes(codes: string, print: Parameters<typeof codeReader>[0] | null): Read {
  const { entries, faults } = parsePaperLines(codes, print && codeReader(print))
  return { paper: { entries, versions: new Map() }, faults }
}

const BOX = /^(mail|phone|nothing)\.([0-9a-f-]{36})$/i

/** Rows that were answered; a row without an answer says nothing, whatever is ticked beside it. */
function readPaperRows(form: FormBody, names: ReadonlyMap<string, string>): Read | null {
  const others = form.names.filter((name) => BOX.test(name) || ['part', 'print'].includes(name))
  const sent = readRows({ ...form, names: form.names.filter((name) => !others.includes(name)) })
  if (sent === null) return null
  const entries = sent.map(({ personId, choice }, order): PaperEntry => {
    const boxes = PAPER_BOXES.filter((box) => form.one(`${box}.${personId}`) !== '')
    return { line: order + 1, text: names.get(personId) ?? '', who: { personId }, choice, boxes }
  })
  const faults = entries.filter(({ boxes }) => isContradiction(boxes)).map(({ line, text }): PaperFault => ({ line, text, why: 'boxes-contradict' }))
  const isKnown = others.every((name) => !BOX.test(name) || isId(BOX.exec(name)?.[2]))
  return isKnown ? { paper: { entries, versions: new Map(sent.map((row): [string, SentRow] => [row.personId, row])) }, faults } : null
}
