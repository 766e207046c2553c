import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { pointRoutes } from './routes/point-routes.tsx'
import { roundRoutes } from './routes/round-routes.tsx'

/** Contacts exchanged after a meeting, points of information and referral, and the card of a newcomer. */
export function contactsRoutes(house: House): Route[] {
  return [...roundRoutes(house), ...pointRoutes(house)]
}
