import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { certificateRoutes } from './routes/certificate-routes.tsx'
import { exitRoutes } from './routes/exit-routes.tsx'

/** What ends a meeting: the question at the exit, closing with planned hours, certificates. */
export function closingRoutes(house: House): Route[] {
  return [...exitRoutes(house), ...certificateRoutes(house)]
}
