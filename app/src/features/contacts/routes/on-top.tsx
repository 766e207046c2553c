import type { OnTop } from '../../../platform/http/on-top.ts'
import { readActor } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { readStandingPoints } from '../actions/read-points.ts'
import { mayNamePoints } from '../domain/permissions.ts'
import { PointStrip } from '../pages/point-pages.tsx'

/** Points of information and referral, for the top of every list. */
export function pointsOnTop(house: House): OnTop {
  return async (c, communityId) => {
    const actor = readActor(c)
    const points = await readStandingPoints(house, actor, communityId)
    const mayName = communityId !== null && mayNamePoints(actor, communityId)
    return <PointStrip view={c.var.view} points={points} communityId={communityId} mayName={mayName} />
  }
}
