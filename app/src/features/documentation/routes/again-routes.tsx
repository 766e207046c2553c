import { goTo, page } from '../../../platform/http/answer.ts'
import { guardedLists, readForm, readGuarded, readVersion } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { lookAgain, readWaiting, withdrawWaiting } from '../actions/look-again.ts'
import type { GridHouse } from '../actions/open-grid.ts'
import type { GridWord } from '../messages/catalogue.ts'
import { AgainPage, type SentAgain } from '../pages/again-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { aroundGrid, roleNames } from './around.ts'

/** The list of what waits in a grid since its room became wider; for who leads, and for the author of what waits. */
export function againRoutes(grid: GridHouse): Route[] {
  const path = '/meetings/:id/grid/again'
  return [get(path, (c) => showAgain(grid, c, null, null)), post(path, (c) => takeAgain(grid, c))]
}

async function showAgain(grid: GridHouse, c: RouteContext, sent: SentAgain, refusal: string | null): Promise<Response> {
  const read = await readWaiting(grid, readActor(c), readId(c))
  if (read === null || (!read.grid.stand.isLead && read.waiting.length === 0)) return problem(c, 404, 'not-found')
  const { grid: shown, waiting } = read
  const around = aroundGrid(c, shown)
  const node = <AgainPage view={c.var.view} {...{ around, waiting, sent, refusal }} grid={shown} meetingId={shown.meeting.id} nameRole={roleNames(c)} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeAgain(grid: GridHouse, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const entryId = c.req.query('note')
  if (!isId(entryId)) return problem(c, 404, 'not-found')
  // The field of each note has its own name, so that its passages stay with it.
  const field = `text-${entryId}`
  const form = await readForm(c, ['part', 'version', 'sure', field], guardedLists(field))
  const [actor, place] = [readActor(c), { meetingId: readId(c), entryId }]
  const back = `/meetings/${readId(c)}/grid/again`
  if (form.one('part') === 'retract') {
    if (form.one('sure') !== 'yes') return showAgain(grid, c, null, t('refused.not-sure'))
    const gone = await withdrawWaiting(grid, actor, place)
    return gone.ok ? goTo(c, grid.house, await backTo(grid, c, back), { kind: 'done', text: t('done.retracted') }) : problem(c, 404, 'not-found')
  }
  const { text, kept } = readGuarded(form, field)
  const saved = await lookAgain(grid, actor, place, { text, kept, version: readVersion(form) })
  if (saved.ok) return goTo(c, grid.house, await backTo(grid, c, back), { kind: 'done', text: t('done.shown') })
  if (saved.refusal === 'meeting-unknown' || saved.refusal === 'entry-unknown') return problem(c, 404, 'not-found')
  const findings = 'findings' in saved ? saved.findings : []
  return showAgain(grid, c, saved.refusal === 'saved-meanwhile' ? null : { entryId, text, kept, findings }, t(`refused.${saved.refusal}` as GridWord))
}

/** To the next one that waits, else to the grid. */
async function backTo(grid: GridHouse, c: RouteContext, list: string): Promise<string> {
  const left = (await readWaiting(grid, readActor(c), readId(c)))?.waiting.length ?? 0
  return left > 0 ? list : `/meetings/${readId(c)}/grid`
}
