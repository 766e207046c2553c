import type { Route } from '../../platform/http/route.ts'
import { nothingAtDoor, nothingOnTop, type AtDoor, type OnList, type OnTop } from '../../platform/http/on-top.ts'
import type { House } from '../../platform/house.ts'
import { communityRoutes, type ListMeetings } from './routes/community-routes.tsx'
import { joinRoutes } from './routes/join-routes.tsx'
import { memberRoutes } from './routes/member-routes.tsx'
import { programmeRoutes } from './routes/programme-routes.tsx'

/** What higher features say above the pages of a community. */
export type AboveCommunity = { overview: OnTop; members: OnList | null; door: AtDoor; leaving: AtDoor }
const NOTHING_ABOVE: AboveCommunity = { overview: nothingOnTop, members: null, door: nothingAtDoor, leaving: nothingAtDoor }

/** Public home, communities, members, their door, and programmes. Meetings stand above this feature, so their list is handed in. */
export function communitiesRoutes(house: House, listMeetings: ListMeetings, above: AboveCommunity = NOTHING_ABOVE): Route[] {
  return [
    ...communityRoutes(house, listMeetings, above.overview),
    ...memberRoutes(house, above.members, above.leaving),
    ...joinRoutes(house, above.door),
    ...programmeRoutes(house),
  ]
}

export type { ListMeetings } from './routes/community-routes.tsx'
