import type { ApiRoute } from '../../platform/http/api.ts'
import type { House } from '../../platform/house.ts'

export function conventionsApi(_house: House): ApiRoute[] {
  return []
}
