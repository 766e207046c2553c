import type { Route } from '../../platform/http/route.ts'
import { nothingOnTop, type OnTop } from '../../platform/http/on-top.ts'
import type { House } from '../../platform/house.ts'
import { communityRoutes, type ListMeetings } from './routes/community-routes.tsx'
import { joinRoutes } from './routes/join-routes.tsx'
import { memberRoutes } from './routes/member-routes.tsx'
import { programmeRoutes } from './routes/programme-routes.tsx'

/** Public home, communities, members, their door, and programmes. Meetings stand above this feature, so their list is handed in; so is what stands on top of a list. */
export function communitiesRoutes(house: House, listMeetings: ListMeetings, onTop: OnTop = nothingOnTop, atDoor: OnTop = nothingOnTop): Route[] {
  return [...communityRoutes(house, listMeetings, onTop), ...memberRoutes(house, onTop), ...joinRoutes(house, atDoor), ...programmeRoutes(house)]
}

export type { ListMeetings } from './routes/community-routes.tsx'
