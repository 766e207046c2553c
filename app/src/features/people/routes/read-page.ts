import type { RouteContext } from '../../../platform/http/route.ts'

/** The page of a long list that the address asks for; the first when it asks for nonsense. */
export function readPage(c: RouteContext): number {
  const asked = Number(c.req.query('page') ?? 1)
  return Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
}
