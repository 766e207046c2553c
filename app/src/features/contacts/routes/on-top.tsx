import { dayOf } from '../../../kernel/day.ts'
import type { OnList, OnTop } from '../../../platform/http/on-top.ts'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { mayNamePoints } from '../domain/permissions.ts'
import type { ShownPoint } from '../domain/referral-point.ts'
import { listStandingPoints, parseStandingPoints, selectStandingPoints } from '../store/point-store.ts'
import { PointStrip } from '../pages/point-pages.tsx'

/** Points of information and referral, for the top of every list. */
export function pointsOnTop(house: House): OnTop {
  return async (c, communityId, tx) => drawPoints(c, communityId, await listStandingPoints(tx, communityId, dayOf(nowOf(house))))
}

/** The same where the list's own statement reads them. */
export function pointsOnList(house: House): OnList {
  return {
    read: (communityId) => selectStandingPoints(communityId, dayOf(nowOf(house))),
    draw: (c, communityId, found) => drawPoints(c, communityId, parseStandingPoints(found)),
  }
}

function drawPoints(c: RouteContext, communityId: string | null, points: ShownPoint[]) {
  const mayName = communityId !== null && mayNamePoints(readActor(c), communityId)
  return <PointStrip view={c.var.view} points={points} communityId={communityId} mayName={mayName} />
}
