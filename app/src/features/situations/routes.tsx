import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { situationRoutes } from './routes/situation-routes.tsx'
import { tellingRoutes } from './routes/telling-routes.tsx'

/** The fixed addresses stand before `:id`. */
export function situationsRoutes(house: House): Route[] {
  return [...tellingRoutes(house), ...situationRoutes(house)]
}
