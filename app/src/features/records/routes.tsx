import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { entryRoutes } from './routes/entry-routes.tsx'
import { linkRoutes } from './routes/link-routes.tsx'
import { listRoutes } from './routes/list-routes.tsx'
import { recordRoutes } from './routes/record-routes.tsx'
import { stepRoutes } from './routes/step-routes.tsx'

/** What was noted at a meeting, from the first line to the locked record. */
export function recordsRoutes(house: House): Route[] {
  return [...recordRoutes(house), ...entryRoutes(house), ...stepRoutes(house), ...listRoutes(house), ...linkRoutes(house)]
}
