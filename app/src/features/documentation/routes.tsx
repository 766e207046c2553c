import type { Route } from '../../platform/http/route.ts'
import type { GridHouse } from './actions/open-grid.ts'
import { againRoutes } from './routes/again-routes.tsx'
import { entryRoutes } from './routes/entry-routes.tsx'
import { gridRoutes } from './routes/grid-routes.tsx'
import { paperRoutes } from './routes/paper-routes.tsx'
import { listRoutes } from './routes/list-routes.tsx'

/** The documentation grid: of a meeting, of a community, of all that one leads. */
export function documentationRoutes(grid: GridHouse): Route[] {
  return [...gridRoutes(grid), ...entryRoutes(grid), ...againRoutes(grid), ...paperRoutes(grid), ...listRoutes(grid.house)]
}
