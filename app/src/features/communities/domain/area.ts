import { isWithin, type Day, type Period } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'

/** Layers lie over each other and are not nested: a lived neighbourhood may cross three communes. */
export const AREA_LAYERS = ['lived', 'neighbourhood', 'monitoring_quarter', 'statistical_sector', 'commune', 'basin', 'care_zone'] as const

/** A place people live in, on one layer. A register may bring layers of its own. */
export type Area = { id: string; layer: string; name: BilingualName }

/** An area of a community, for as long as it belongs to it. */
export type CommunityArea = Area & Period

/** The areas a community covered on a day: a meeting is counted where the community was when it met. */
export function areasOn(areas: readonly CommunityArea[], day: Day): CommunityArea[] {
  return areas.filter((area) => isWithin(day, area))
}
