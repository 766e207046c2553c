import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { attendanceRoutes } from './routes/attendance-routes.tsx'
import { meetingRoutes } from './routes/meeting-routes.tsx'
import { stepRoutes } from './routes/step-routes.tsx'

/** Meetings of a community, their steps, and who was there. */
export function meetingsRoutes(house: House): Route[] {
  return [...meetingRoutes(house), ...stepRoutes(house), ...attendanceRoutes(house)]
}
