import type { VNode } from 'preact'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { readForWall } from '../actions/read-sociogram.ts'
import { WallPicture } from '../pages/wall-picture.tsx'

type OnWall = { communityId: string; waveId: string; isAsking: boolean }

/** The picture of a closed wave for the wall of a room; null for whoever may see no results of that community. */
export async function drawMirror(house: House, c: RouteContext, { communityId, waveId, isAsking }: OnWall): Promise<VNode | null> {
  const shown = await readForWall(house, readActor(c), { communityId, waveId, language: c.var.language })
  return shown === null ? null : <WallPicture view={c.var.view} shown={shown} isAsking={isAsking} />
}
