import { goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readForm, readGuarded, readVersion, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { forgetWording, readWordings, restoreWording } from '../actions/keep-wordings.ts'
import type { GridHouse } from '../actions/open-grid.ts'
import { findShown, type ReadGrid } from '../actions/read-grid.ts'
import { chooseWording, confirmEntry, tidyEntry, withdrawEntry, writeGist } from '../actions/write-entry.ts'
import type { ShownEntry } from '../domain/shown.ts'
import type { GridWord } from '../messages/catalogue.ts'
import { EntryPage, type Sent } from '../pages/entry-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { aroundGrid, roleNames } from './around.ts'
import { withGrid } from './grid-routes.tsx'
import { LINK_FIELDS, readDraft, readLanguage } from './read-forms.ts'

/** One note of the grid with everything that may be done to it. */
export function entryRoutes(grid: GridHouse): Route[] {
  const path = '/meetings/:id/grid/entries/:entryId'
  return [
    get(path, (c) => withEntry(grid, c, (shown, entry) => showEntry(grid, c, { shown, entry, sent: null, refusal: null }))),
    post(path, (c) => takePart(grid, c)),
  ]
}

async function withEntry(grid: GridHouse, c: RouteContext, show: (shown: ReadGrid, entry: ShownEntry) => Response | Promise<Response>): Promise<Response> {
  return withGrid(grid, c, (shown) => {
    const entry = findShown(shown, readId(c, 'entryId'))
    return entry === null || entry.state === 'retracted' ? problem(c, 404, 'not-found') : show(shown, entry)
  })
}

type Shown = { shown: ReadGrid; entry: ShownEntry; sent: Sent; refusal: string | null }

async function showEntry(grid: GridHouse, c: RouteContext, { shown, entry, sent, refusal }: Shown): Promise<Response> {
  const around = aroundGrid(c, shown)
  const wordings = await readWordings(grid, readActor(c), { meetingId: entry.meetingId, entryId: entry.id })
  const node = <EntryPage view={c.var.view} {...{ around, entry, wordings, sent, refusal }} grid={shown} nameRole={roleNames(c)} />
  return page(c, node, refusal === null ? 200 : 422)
}

const FIELDS = [
  'part',
  'version',
  'area',
  'text',
  'language',
  'visibility',
  'gist',
  'gistLanguage',
  'as',
  'sure',
  'conflict',
  'isTaken',
  'wording',
  ...LINK_FIELDS,
]

type Answer = { ok: true; done: GridWord; back: string } | { ok: false; refusal: string; sent: Sent }

async function takePart(grid: GridHouse, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const form = await readForm(c, FIELDS, [...guardedLists('text'), ...guardedLists('gist')])
  return withEntry(grid, c, async (shown, entry) => {
    const answer = await answerPart(grid, c, form, entry)
    if (answer.ok) return goTo(c, grid.house, answer.back, { kind: answer.done === 'done.conflict' ? 'attention' : 'done', text: t(answer.done) })
    if (answer.refusal === 'meeting-unknown' || answer.refusal === 'entry-unknown') return problem(c, 404, 'not-found')
    // Each refusal of these actions has its sentence; a test walks them.
    return showEntry(grid, c, { shown, entry, sent: answer.sent, refusal: t(`refused.${answer.refusal}` as GridWord) })
  })
}

async function answerPart(grid: GridHouse, c: RouteContext, form: FormBody, entry: ShownEntry): Promise<Answer> {
  const [actor, place] = [readActor(c), { meetingId: entry.meetingId, entryId: entry.id }]
  const here = `/meetings/${entry.meetingId}/grid/entries/${entry.id}`
  const list = `/meetings/${entry.meetingId}/grid#area-${entry.area}`
  switch (form.one('part')) {
    case 'tidy':
      return takeTidy(grid, c, form, entry)
    case 'gist': {
      const { text, kept } = readGuarded(form, 'gist')
      const language = readLanguage(form.one('gistLanguage'), c.var.language)
      const written = await writeGist(grid, actor, place, { language, text, kept })
      if (written.ok) return { ok: true, done: 'done.gist', back: here }
      return { ok: false, refusal: written.refusal, sent: { part: 'gist', language, text, kept, findings: 'findings' in written ? written.findings : [] } }
    }
    case 'confirm':
      return answerPlain(
        await confirmEntry(grid, actor, place, { as: form.one('as') === 'group' ? 'group' : 'speaker', version: readVersion(form) }),
        'done.confirmed',
        list,
      )
    case 'choose':
      return answerPlain(
        await chooseWording(grid, actor, place, { conflictId: form.one('conflict'), isTaken: form.one('isTaken') === 'yes' }),
        'done.chosen',
        here,
      )
    case 'restore': {
      const wording = { wording: Number(form.one('wording')), version: readVersion(form) }
      return answerPlain(await restoreWording(grid, actor, place, wording), 'done.restored', here)
    }
    case 'forget':
      if (form.one('sure') !== 'yes') return { ok: false, refusal: 'not-sure', sent: null }
      return answerPlain(await forgetWording(grid, actor, place, Number(form.one('wording'))), 'done.forgotten', here)
    case 'retract':
      if (form.one('sure') !== 'yes') return { ok: false, refusal: 'not-sure', sent: null }
      return answerPlain(await withdrawEntry(grid, actor, place), 'done.retracted', list)
    default:
      return { ok: false, refusal: 'entry-unknown', sent: null }
  }
}

type Plain = { ok: true } | { ok: false; refusal: string }

function answerPlain(result: Plain, done: GridWord, back: string): Answer {
  return result.ok ? { ok: true, done, back } : { ok: false, refusal: result.refusal, sent: null }
}

async function takeTidy(grid: GridHouse, c: RouteContext, form: FormBody, entry: ShownEntry): Promise<Answer> {
  const { text, kept } = readGuarded(form, 'text')
  const read = readDraft(form, text, entry)
  const draft = form.names.includes('visibility') ? read : { ...read, visibility: entry.visibility }
  const place = { meetingId: entry.meetingId, entryId: entry.id }
  const tidied = await tidyEntry(grid, readActor(c), place, { draft, kept, version: readVersion(form) })
  if (!tidied.ok) return { ok: false, refusal: tidied.refusal, sent: { part: 'tidy', draft, kept, findings: 'findings' in tidied ? tidied.findings : [] } }
  const address = `/meetings/${entry.meetingId}/grid`
  if (tidied.value === 'conflict') return { ok: true, done: 'done.conflict', back: `${address}/entries/${entry.id}` }
  return { ok: true, done: tidied.value === 'same' ? 'done.same' : 'done.tidied', back: `${address}#area-${draft.area}` }
}
