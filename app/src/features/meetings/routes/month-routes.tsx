import { dayOf } from '../../../kernel/day.ts'
import { page } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, readActor, readId, type Route } from '../../../platform/http/route.ts'
import { nowOf } from '../../../platform/house.ts'
import type { PlanHouse } from '../actions/look-around.ts'
import { readMyMonth, readOrganisationMonth } from '../actions/read-month.ts'
import { parseMonth } from '../domain/month.ts'
import { MonthPage } from '../pages/month-page.tsx'

/** How much a month asks of a person, and of an organisation. */
export function monthRoutes(place: PlanHouse): Route[] {
  const today = () => dayOf(nowOf(place.house))
  return [
    get('/my-month', async (c) => {
      const sheet = await readMyMonth(place, readActor(c), parseMonth(c.req.query('month'), today()))
      return page(c, <MonthPage view={c.var.view} sheet={sheet} address="/my-month" />)
    }),
    get('/organisations/:id/month', async (c) => {
      const sheet = await readOrganisationMonth(place, readActor(c), readId(c), parseMonth(c.req.query('month'), today()))
      if (sheet === null) return problem(c, 404, 'not-found')
      return page(c, <MonthPage view={c.var.view} sheet={sheet} address={`/organisations/${readId(c)}/month`} />)
    }),
  ]
}
