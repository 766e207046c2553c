import type { VNode } from 'preact'
import type { RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import type { FirstItem } from '../domain/shown.ts'
import { FirstItems } from '../pages/follow-up-page.tsx'
import { listedView } from './listed-view.ts'

/** The first item of a meeting, for the pages and the wall of its rounds; null where there is none. */
export async function drawFirstItems(house: House, c: RouteContext, items: readonly FirstItem[]): Promise<VNode | null> {
  return items.length === 0 ? null : <FirstItems view={await listedView(house, c)} items={items} level={3} />
}
