import { dayOf } from '../../../kernel/day.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route } from '../../../platform/http/route.ts'
import { nowOf } from '../../../platform/house.ts'
import type { PlanHouse } from '../actions/look-around.ts'
import { keepOwnTurn, listOwnTurns } from '../actions/keep-chair.ts'
import { readMyMonth, readOrganisationMonth } from '../actions/read-month.ts'
import { parseMonth } from '../domain/month.ts'
import { wordsOf } from '../pages/labels.ts'
import { MonthPage } from '../pages/month-page.tsx'

/** How much a month asks of a person, and of an organisation. */
export function monthRoutes(place: PlanHouse): Route[] {
  const today = () => dayOf(nowOf(place.house))
  return [
    get('/my-month', async (c) => {
      const sheet = await readMyMonth(place, readActor(c), parseMonth(c.req.query('month'), today()))
      return page(c, <MonthPage view={c.var.view} sheet={sheet} address="/my-month" turns={await listOwnTurns(place.house, readActor(c))} />)
    }),
    post(
      '/my-month/chair',
      withForm(['community', 'willing'], async (c, form) => {
        const communityId = form.one('community')
        const isKept = isId(communityId) && (await keepOwnTurn(place.house, readActor(c), { communityId, isWilling: form.one('willing') === 'yes' }))
        return isKept ? goTo(c, place.house, '/my-month', { kind: 'done', text: wordsOf(c.var.view)('chair.mineSaved') }) : problem(c, 404, 'not-found')
      }),
    ),
    get('/organisations/:id/month', async (c) => {
      const sheet = await readOrganisationMonth(place, readActor(c), readId(c), parseMonth(c.req.query('month'), today()))
      if (sheet === null) return problem(c, 404, 'not-found')
      return page(c, <MonthPage view={c.var.view} sheet={sheet} address={`/organisations/${readId(c)}/month`} />)
    }),
  ]
}
