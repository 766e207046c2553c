import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { boardRoutes } from './routes/board-routes.tsx'
import { cardRoutes } from './routes/card-routes.tsx'
import { mirrorRoutes } from './routes/mirror-routes.tsx'
import { roomRoutes } from './routes/room-routes.tsx'
import { roundRoutes } from './routes/round-routes.tsx'

/** Rounds of situations: begun at a meeting, led from a panel, seen on a wall, answered from phones. */
export function roundsRoutes(house: House): Route[] {
  return [...roundRoutes(house), ...boardRoutes(house), ...cardRoutes(house), ...roomRoutes(house), ...mirrorRoutes(house)]
}
