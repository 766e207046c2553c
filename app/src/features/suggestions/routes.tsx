import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { andThenRoutes } from './routes/and-then-routes.tsx'
import { situationRoutes } from './routes/situation-routes.tsx'

/** What is suggested for a situation, what became of it, and what earlier ones teach. */
export function suggestionsRoutes(house: House): Route[] {
  return [...situationRoutes(house), ...andThenRoutes(house)]
}
