import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { asSystem, inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { listNamedCommunities } from '../../meetings/public.ts'
import { mayNamePoints } from '../domain/permissions.ts'
import type { ShownPoint } from '../domain/referral-point.ts'
import type { PointsOfCommunity } from '../domain/shown-points.ts'
import { findPoint, listCandidates, listOpenPoints, listPublicPoints, listStandingPoints } from '../store/point-store.ts'

/** For everybody: only what its people agreed to show publicly. */
export async function readPublicPoints(house: House): Promise<ShownPoint[]> {
  return asSystem(house.db, (tx) => listPublicPoints(tx, dayOf(nowOf(house))))
}

export async function readPointsOfCommunity(house: House, actor: Actor, communityId: string): Promise<PointsOfCommunity | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const [community] = await listNamedCommunities(tx, [communityId])
    if (community === undefined) return null
    const today = dayOf(nowOf(house))
    const mayName = mayNamePoints(actor, communityId) && !community.isClosed
    const points = mayName ? await listOpenPoints(tx, communityId, today) : await listStandingPoints(tx, communityId, today)
    return { community, points, mayName, candidates: mayName ? await listCandidates(tx, communityId) : { people: [], organisations: [] } }
  })
}

/** The point that somebody is asked to be; nobody else opens it. Whoever is asked need not belong to the community any more. */
export async function readAskedPoint(house: House, actor: Actor, id: string): Promise<ShownPoint | null> {
  const point = await asSystem(house.db, (tx) => findPoint(tx, id))
  return point !== null && point.personId === actor.personId ? point : null
}
