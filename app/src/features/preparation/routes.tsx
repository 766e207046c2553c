import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'

export function preparationRoutes(_house: House): Route[] {
  return []
}
