import type { CommunityCount, RegisterIndex } from '@ronde/figures'
import { isWithin, type Day } from '../../../kernel/day.ts'

/** Several communities as one: what a method offers beside who came, each person once. */
export type Together = {
  /** The last day of the window, on which `registered`, `active` and `moderators` are counted; null when nothing was held. */
  on: Day | null
  /** Null when one of the communities does not say. */
  seats: number | null
  registered: number
  /** Of the registered, who came as a member at least once in the window. */
  active: number
  /** Members who came at least once in the window. */
  distinct: number
  moderators: number
  /** Meetings that the moderators held among themselves. */
  moderatorsMeetings: number
}

type Counted = {
  index: RegisterIndex
  counts: readonly CommunityCount[]
  seats: readonly (number | null)[]
  on: Day | null
  distinct: number
  moderatorsMeetings: number
}

export function countTogether({ index, counts, seats, on, distinct, moderatorsMeetings }: Counted): Together {
  const [registered, active, moderators] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { tally } of on === null ? [] : counts) {
    for (const [personId, memberships] of index.memberships.get(tally.communityId) ?? []) {
      const roles = memberships.filter((membership) => on !== null && isWithin(on, membership)).map(({ role }) => role)
      if (roles.includes('moderator')) moderators.add(personId)
      if (!roles.includes('member')) continue
      registered.add(personId)
      if ((tally.people.get(personId)?.meetings ?? 0) > 0) active.add(personId)
    }
  }
  const total = seats.every((each) => each !== null) ? seats.reduce<number>((sum, each) => sum + (each ?? 0), 0) : null
  return { on, seats: total, registered: registered.size, active: active.size, distinct, moderators: moderators.size, moderatorsMeetings }
}
