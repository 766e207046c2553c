import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { communityRoutes, type ListMeetings } from './routes/community-routes.tsx'
import { joinRoutes } from './routes/join-routes.tsx'
import { memberRoutes } from './routes/member-routes.tsx'
import { programmeRoutes } from './routes/programme-routes.tsx'

/** Public home, communities, members, their door, and programmes. Meetings stand above this feature, so their list is handed in. */
export function communitiesRoutes(house: House, listMeetings: ListMeetings): Route[] {
  return [...communityRoutes(house, listMeetings), ...memberRoutes(house), ...joinRoutes(house), ...programmeRoutes(house)]
}

export type { ListMeetings } from './routes/community-routes.tsx'
