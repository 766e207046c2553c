import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { situationRoutes } from './routes/situation-routes.tsx'
import { tellingRoutes } from './routes/telling-routes.tsx'
import { NOTHING_AROUND, type SituationAround } from './store/neighbours.ts'

/** The fixed addresses stand before `:id`. */
export function situationsRoutes(house: House, around: SituationAround = NOTHING_AROUND): Route[] {
  return [...tellingRoutes(house), ...situationRoutes(house, around)]
}
