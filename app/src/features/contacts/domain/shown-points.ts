import type { BilingualName } from '../../../kernel/language.ts'
import type { ShownPoint } from './referral-point.ts'
import type { NamedPlace } from './shown.ts'

export type PointsOfCommunity = {
  community: NamedPlace
  points: ShownPoint[]
  mayName: boolean
  candidates: { people: { id: string; name: string }[]; organisations: { id: string; name: BilingualName }[] }
}
