import { dayOf } from '../../../kernel/day.ts'
import type { OnTop } from '../../../platform/http/on-top.ts'
import { readActor } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { mayNamePoints } from '../domain/permissions.ts'
import { listStandingPoints } from '../store/point-store.ts'
import { PointStrip } from '../pages/point-pages.tsx'

/** Points of information and referral, for the top of every list. */
export function pointsOnTop(house: House): OnTop {
  return async (c, communityId, tx) => {
    const actor = readActor(c)
    const points = await listStandingPoints(tx, communityId, dayOf(nowOf(house)))
    const mayName = communityId !== null && mayNamePoints(actor, communityId)
    return <PointStrip view={c.var.view} points={points} communityId={communityId} mayName={mayName} />
  }
}
