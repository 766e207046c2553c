import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { invitationRoutes } from './routes/invitation-routes.tsx'
import { ownRoutes } from './routes/own-routes.tsx'
import { replyRoutes } from './routes/reply-routes.tsx'

/** Who is asked to a meeting, and every way to answer. */
export function invitationsRoutes(house: House): Route[] {
  return [...invitationRoutes(house), ...replyRoutes(house), ...ownRoutes(house)]
}
