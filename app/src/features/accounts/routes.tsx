import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { accountRoutes } from './routes/account-routes.tsx'
import { administrationRoutes, type ListProgrammes } from './routes/administration-routes.tsx'
import { passkeyRoutes } from './routes/passkey-routes.tsx'
import { signInRoutes } from './routes/sign-in-routes.tsx'

/** @param listProgrammes how the higher feature that owns programmes lists them, for the role of policy officer */
export function accountsRoutes(house: House, listProgrammes: ListProgrammes): Route[] {
  return [...signInRoutes(house), ...passkeyRoutes(house), ...accountRoutes(house), ...administrationRoutes(house, listProgrammes)]
}
