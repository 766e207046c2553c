import type { ApiRoute } from '../../platform/http/api.ts'
import type { House } from '../../platform/house.ts'

export function closingApi(_house: House): ApiRoute[] {
  return []
}
