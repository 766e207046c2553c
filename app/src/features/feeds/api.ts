import type { ApiRoute } from '../../platform/http/api.ts'
import type { House } from '../../platform/house.ts'

export function feedsApi(_house: House): ApiRoute[] {
  return []
}
