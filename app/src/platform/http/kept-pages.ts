import type { Instant } from '../../kernel/day.ts'
import { ADDRESSES } from '../../ui/addresses.ts'
import { findPageScript, scriptsOf } from '../../ui/page-scripts.ts'
import { KEEPER_ADDRESS } from '../../ui/keep-page.ts'
import { get, type Route, type RouteContext } from './route.ts'

const LONGEST_SECONDS = 12 * 3_600
/** Where somebody leaves, or somebody else may come: nothing that was kept outlives them. */
const DOORS = [ADDRESSES.signIn, ADDRESSES.signOut, '/demo/enter', '/set-up/']

/**
 * Says that the browser may keep a copy of this page for when there is no network: `docs/decisions/0010-kept-sheets.md`. It is told how long,
 * not until when, because the clock of a phone may be wrong. A page that does not say it ends every copy about the same thing; one that is but a
 * passing view of it (a search) leaves them as they are, and is not kept itself.
 */
export function allowKeeping(c: RouteContext, { until, now, isPassing = false }: { until: Instant; now: Instant; isPassing?: boolean }): void {
  const seconds = Math.min(LONGEST_SECONDS, Math.floor((Date.parse(until) - Date.parse(now)) / 1_000))
  if (seconds > 0) c.header('X-Ronde-Keep', String(isPassing ? 0 : seconds))
}

/** `/meetings/[^/]+(?=/attendance$)` of `/meetings/:id/attendance`: what the page is about, and what must follow. */
function shapeOf(path: string): string {
  const [subject = '', rest = ''] = path.split(/(?<=\/:\w+)(?=\/)/)
  return `${subject.replaceAll(/:\w+/g, '[^/]+')}(?=${rest}$)`
}

/** The script that keeps them, at an address of its own at the top: it sees who leaves. `paths` look like those of routes, with one `:id`. */
export function keptPagesRoutes(paths: readonly string[]): Route[] {
  const rules = JSON.stringify({ pages: `^(${paths.map(shapeOf).join('|')})`, doors: `^(${DOORS.join('|')})` })
  return [
    get(KEEPER_ADDRESS, (c) => {
      const [script] = scriptsOf('page-keeper').map(findPageScript)
      if (typeof script !== 'string') return c.body(null, 404)
      c.header('Content-Type', 'text/javascript; charset=utf-8')
      return c.body(`self.ronde=${rules};\n${script}`)
    }),
  ]
}
