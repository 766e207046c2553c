import { makeApiDocument } from './api-document.ts'
import { ApiPage } from './api-page.tsx'
import { communitiesApi } from './features/communities/api.ts'
import { conventionsApi } from './features/conventions/api.ts'
import { calendarsApi } from './features/calendars/api.ts'
import { invitationsApi } from './features/invitations/api.ts'
import { feedsApi } from './features/feeds/api.ts'
import { recordsApi } from './features/records/api.ts'
import { closingApi } from './features/closing/api.ts'
import { contactsApi } from './features/contacts/api.ts'
import { documentationApi } from './features/documentation/api.ts'
import { methodsApi } from './features/methods/api.ts'
import { introductionsApi } from './features/introductions/api.ts'
import { preparationApi } from './features/preparation/api.ts'
import { questionsApi } from './features/questions/api.ts'
import { roundsApi } from './features/rounds/api.ts'
import { sociogramsApi } from './features/sociograms/api.ts'
import { situationsApi } from './features/situations/api.ts'
import { suggestionsApi } from './features/suggestions/api.ts'
import { meetingsApi } from './features/meetings/api.ts'
import { CODE_LISTS } from './code-lists.ts'
import { listsApi } from './features/lists/api.ts'
import { peopleApi } from './features/people/api.ts'
import { reportsApi } from './features/reports/api.ts'
import { replyReaders } from './neighbours.ts'
import { conventionNeighbours, gridNeighbours, meetingNeighbours, peopleNeighbours } from './neighbours.ts'
import type { ApiRoute } from './platform/http/api.ts'
import { page } from './platform/http/answer.ts'
import { get, type Route } from './platform/http/route.ts'
import type { House } from './platform/house.ts'

/** The API of every feature, low to high, and what describes it. */
export function apiRoutes(house: House): Route[] {
  const routes: ApiRoute[] = [
    ...listsApi(house, CODE_LISTS),
    ...peopleApi(house, peopleNeighbours),
    ...communitiesApi(house),
    ...conventionsApi(house, conventionNeighbours),
    ...calendarsApi(house),
    ...meetingsApi(house, meetingNeighbours),
    ...invitationsApi(house, replyReaders),
    ...feedsApi(house),
    ...recordsApi(house),
    ...closingApi(house),
    ...contactsApi(house),
    ...documentationApi({ house, neighbours: gridNeighbours }),
    ...methodsApi(house),
    ...introductionsApi({ house, neighbours: peopleNeighbours }),
    ...preparationApi(house),
    ...questionsApi(house),
    ...sociogramsApi(house),
    ...situationsApi(house),
    ...suggestionsApi(house),
    ...roundsApi(house),
    ...reportsApi(house),
  ]
  const { publicUrl } = house.settings
  return [
    ...routes,
    get('/api/v1/openapi.json', (c) => c.json(makeApiDocument(routes, publicUrl))),
    get('/api/v1/docs', (c) => {
      const document = makeApiDocument(routes, publicUrl)
      return page(c, <ApiPage view={c.var.view} routes={routes} document={document} publicUrl={publicUrl} part={c.req.query('of') ?? null} />)
    }),
  ]
}
