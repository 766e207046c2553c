import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { guarded } from './guard-rights.ts'
import { readVisitor } from './visitor.ts'
import { GuardDown, type AllowList } from './platform/guard.ts'
import { OddForm } from './platform/http/form.ts'
import { securityHeaders } from './platform/http/headers.ts'
import { keptPagesRoutes } from './platform/http/kept-pages.ts'
import { logRefused, RefusedText } from './platform/http/refuse-text.ts'
import { answerRefusedText } from './platform/http/refused-text-page.tsx'
import { allOnTop } from './platform/http/on-top.ts'
import { problem } from './platform/http/problem.tsx'
import type { Route, RouteEnv } from './platform/http/route.ts'
import { guardWrites, nameBrowser } from './platform/http/same-origin.ts'
import { isDiskFull, isStoreAway } from './platform/http/store-failure.ts'
import type { House } from './platform/house.ts'
import { houseRoutes } from './house-routes.tsx'
import { apiRoutes } from './api-routes.tsx'
import { accountsRoutes } from './features/accounts/routes.tsx'
import { noteLastSeen } from './features/accounts/public.ts'
import { CODE_LISTS } from './code-lists.ts'
import { listsRoutes } from './features/lists/routes.tsx'
import { peopleRoutes } from './features/people/routes.tsx'
import { listAllowed, listProgrammes } from './features/communities/public.ts'
import { inTransaction } from './platform/database.ts'
import { communitiesRoutes } from './features/communities/routes.tsx'
import { conventionOnTop, employerAtDoor } from './features/conventions/public.ts'
import { conventionsRoutes } from './features/conventions/routes.tsx'
import { calendarsRoutes } from './features/calendars/routes.tsx'
import { invitationsRoutes } from './features/invitations/routes.tsx'
import { feedsRoutes } from './features/feeds/routes.tsx'
import { recordsRoutes } from './features/records/routes.tsx'
import { closingRoutes } from './features/closing/routes.tsx'
import { pointsOnList, pointsOnTop } from './features/contacts/public.ts'
import { contactsRoutes } from './features/contacts/routes.tsx'
import { introductionsRoutes } from './features/introductions/routes.tsx'
import { preparationRoutes } from './features/preparation/routes.tsx'
import { questionsRoutes } from './features/questions/routes.tsx'
import { BOARD_PAGES } from './features/rounds/public.ts'
import { roundsRoutes } from './features/rounds/routes.tsx'
import { situationsRoutes } from './features/situations/routes.tsx'
import { suggestionsRoutes } from './features/suggestions/routes.tsx'
import { KEPT_PAGES } from './features/meetings/public.ts'
import { meetingsRoutes } from './features/meetings/routes.tsx'
import { deskRoutes } from './desk.tsx'
import { dutiesAtLeaving } from './duties.tsx'
import { meetingGlimpses } from './meeting-glimpses.ts'
import { gridOnTop } from './features/documentation/public.ts'
import { documentationRoutes } from './features/documentation/routes.tsx'
import { methodsOnTop } from './features/methods/public.ts'
import { surveysOnTop } from './features/sociograms/public.ts'
import { sociogramsRoutes } from './features/sociograms/routes.tsx'
import { andThenOnTop } from './features/suggestions/public.ts'
import { methodsRoutes } from './features/methods/routes.tsx'
import { reportRoutes } from './features/reports/routes.tsx'
import { registerRoutes } from './features/register/routes.tsx'
import { privacyRoutes } from './features/privacy/routes.tsx'
import { conventionNeighbours, gridNeighbours, meetingAround, meetingNeighbours, peopleNeighbours, situationAround } from './neighbours.ts'
import { PERSONAL_OWNERS } from './personal-owners.ts'

/** Every route of the house, feature by feature, low to high. */
export function allRoutes(house: House): Route[] {
  return [
    ...houseRoutes(house),
    ...keptPagesRoutes([...KEPT_PAGES, ...BOARD_PAGES]),
    ...listsRoutes(house, CODE_LISTS),
    ...peopleRoutes(house, peopleNeighbours, pointsOnTop(house)),
    ...accountsRoutes(house, (actor) => inTransaction(house.db, actor, listProgrammes)),
    ...communitiesRoutes(house, meetingGlimpses.listForCommunity, {
      overview: allOnTop(pointsOnTop(house), conventionOnTop(house), gridOnTop, methodsOnTop, surveysOnTop, andThenOnTop),
      members: pointsOnList(house),
      door: employerAtDoor(house),
      leaving: dutiesAtLeaving(house),
    }),
    ...conventionsRoutes(house, conventionNeighbours),
    ...calendarsRoutes(house),
    ...meetingsRoutes(house, meetingNeighbours, meetingAround),
    ...invitationsRoutes(house),
    ...feedsRoutes(house),
    ...recordsRoutes(house),
    ...closingRoutes(house),
    ...contactsRoutes(house),
    ...introductionsRoutes({ house, neighbours: peopleNeighbours }),
    ...preparationRoutes(house),
    ...questionsRoutes(house),
    ...situationsRoutes(house, situationAround),
    ...suggestionsRoutes(house),
    ...roundsRoutes(house),
    ...deskRoutes(house, meetingGlimpses),
    ...documentationRoutes({ house, neighbours: gridNeighbours }),
    ...methodsRoutes(house),
    ...sociogramsRoutes(house),
    ...apiRoutes(house),
    ...registerRoutes(house),
    ...reportRoutes(house),
    ...privacyRoutes(house, PERSONAL_OWNERS),
  ]
}

const MEGABYTE = 1024 * 1024
const FORM_LIMIT = MEGABYTE
const UPLOAD_LIMIT = 21 * MEGABYTE

/** Members and organisations whose names and numbers may stand in a text of this person: looked up at most once, and only where one stands there. */
function knowAllowed(house: House): MiddlewareHandler<RouteEnv> {
  return async (c, next) => {
    const { actor } = c.var
    const communityIds = [...new Set(actor?.communities.map(({ communityId }) => communityId))]
    let found: Promise<AllowList> | undefined
    c.set('listAllowed', () => (found ??= inTransaction(house.db, actor, (tx) => listAllowed(tx, communityIds))))
    return next()
  }
}

/** Joins the features' routes behind the same few steps: headers, size, who asks, same origin, rights. */
export function makeApp(house: House): Hono<RouteEnv> {
  const app = new Hono<RouteEnv>()
  const routes = allRoutes(house)
  const uploads = new Set(routes.filter(({ takesUpload }) => takesUpload).map(({ path }) => path))
  app.use(securityHeaders(house))
  app.use(nameBrowser())
  app.use(readVisitor(house))
  app.use(knowAllowed(house))
  const noteActor = noteLastSeen(house)
  app.use(async (c, next) => {
    await next()
    if (c.var.actor !== null) noteActor(c.var.actor)
  })
  app.use((c, next) => {
    const isUpload = [...uploads].some((path) => matches(path, c.req.path))
    return bodyLimit({ maxSize: isUpload ? UPLOAD_LIMIT : FORM_LIMIT, onError: () => problem(c, 413, 'too-large') })(c, next)
  })
  app.use(guardWrites(house))
  for (const route of routes) app.on(route.method, route.path, guarded(house, route))
  app.notFound((c) => problem(c, 404, 'not-found'))
  app.onError((failure, c) => {
    if (failure instanceof OddForm) return problem(c, 400, 'odd-form')
    if (isStoreAway(failure)) return problem(c, 503, 'store-away')
    if (isDiskFull(failure)) return problem(c, 507, 'disk-full')
    if (failure instanceof RefusedText) {
      logRefused(house, c.var, failure)
      return answerRefusedText(c, failure)
    }
    if (failure instanceof GuardDown) return problem(c, 503, 'guard-down')
    house.log('unexpected', {
      request: c.var.requestNumber,
      kind: failure.name,
      ...(house.settings.isDemo ? { detail: String(failure.stack).slice(0, 2_000) } : {}),
    })
    return problem(c, 500, 'unexpected')
  })
  return app
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index])
}
