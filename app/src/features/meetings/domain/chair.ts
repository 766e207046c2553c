import type { Day } from '../../../kernel/day.ts'

/** Somebody who likes to chair now and then, and what she did of it in the last year. */
export type ChairTurn = { personId: string; name: string; times: number; lastOn: Day | null }

/** Fair turns: who chaired least, then whose turn is longest ago, then by name. */
export function orderTurns(turns: readonly ChairTurn[]): ChairTurn[] {
  return turns.toSorted(
    (a, b) => a.times - b.times || (a.lastOn ?? '').localeCompare(b.lastOn ?? '') || a.name.localeCompare(b.name) || a.personId.localeCompare(b.personId),
  )
}

/** Whose turn it is on each of these days, one after the other; null when nobody is willing. */
export function shareTurns(turns: readonly ChairTurn[], days: readonly Day[]): (string | null)[] {
  let standing = [...turns]
  return days.map((day) => {
    const [next] = orderTurns(standing)
    if (next === undefined) return null
    standing = standing.map((turn) => (turn.personId === next.personId ? { ...turn, times: turn.times + 1, lastOn: day } : turn))
    return next.personId
  })
}
