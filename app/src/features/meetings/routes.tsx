import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { agendaRoutes } from './routes/agenda-routes.tsx'
import { attendanceRoutes } from './routes/attendance-routes.tsx'
import { chairRoutes } from './routes/chair-routes.tsx'
import { editRoutes } from './routes/edit-routes.tsx'
import { checkInRoutes } from './routes/check-in-routes.tsx'
import { doorRoutes } from './routes/door-routes.tsx'
import { meetingRoutes } from './routes/meeting-routes.tsx'
import { monthRoutes } from './routes/month-routes.tsx'
import { planRoutes } from './routes/plan-routes.tsx'
import { paperRoutes } from './routes/paper-routes.tsx'
import { stepRoutes } from './routes/step-routes.tsx'
import { tapRoutes } from './routes/tap-routes.ts'
import { NO_NEIGHBOURS, NOTHING_AROUND, type MeetingAround, type MeetingNeighbours } from './store/neighbours.ts'

/** Meetings of a community, their steps, and who was there. */
export function meetingsRoutes(house: House, neighbours: MeetingNeighbours = NO_NEIGHBOURS, around: MeetingAround = NOTHING_AROUND): Route[] {
  const place = { house, listAsked: neighbours.listAsked }
  const planning = { house, listAskedElsewhere: neighbours.listAskedElsewhere }
  const plans = [...planRoutes(planning), ...editRoutes(planning), ...agendaRoutes(house), ...chairRoutes(house), ...monthRoutes(planning)]
  return [
    ...plans,
    ...meetingRoutes(house, around.listNotes),
    ...stepRoutes(place, around),
    ...attendanceRoutes(place),
    ...tapRoutes(place),
    ...doorRoutes(place),
    ...checkInRoutes(place, around.offerAtDoor),
    ...paperRoutes(place),
  ]
}
