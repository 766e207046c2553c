import type { Route } from '../../platform/http/route.ts'
import type { CardPlace } from './actions/read-waiting.ts'
import { cardRoutes } from './routes/card-routes.tsx'
import { leadRoutes } from './routes/lead-routes.tsx'

/** Cards of who introduces herself at the door, and who leads the meeting taking them up. */
export function introductionsRoutes(place: CardPlace): Route[] {
  return [...cardRoutes(place.house), ...leadRoutes(place)]
}
