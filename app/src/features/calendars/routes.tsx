import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'

export function calendarsRoutes(_house: House): Route[] {
  return []
}
