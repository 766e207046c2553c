import { page } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { readGroup, readOwn, readSectorNames, type ResultAsk } from '../actions/read-sociogram.ts'
import { GroupPageView } from '../pages/group-page.tsx'
import { OwnPageView } from '../pages/own-page.tsx'

/** What a closed wave shows, to whom it may. */
export function resultRoutes(house: House): Route[] {
  return [
    get('/communities/:id/sociograms/:waveId/mine', (c) => showOwn(house, c)),
    get('/communities/:id/sociograms/:waveId/group', (c) => showGroup(house, c)),
  ]
}

function askOf(c: RouteContext): ResultAsk {
  return { communityId: readId(c), waveId: readId(c, 'waveId'), question: c.req.query('question'), from: c.req.query('from'), language: c.var.language }
}

async function showOwn(house: House, c: RouteContext): Promise<Response> {
  const shown = await readOwn(house, readActor(c), askOf(c))
  return shown === null ? problem(c, 404, 'not-found') : page(c, <OwnPageView view={c.var.view} shown={shown} />)
}

async function showGroup(house: House, c: RouteContext): Promise<Response> {
  const shown = await readGroup(house, readActor(c), askOf(c))
  if (shown === null) return problem(c, 404, 'not-found')
  return page(c, <GroupPageView view={c.var.view} shown={shown} sectors={await readSectorNames(house, readActor(c), c.var.language)} />)
}
