import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** Where a line stands among the others: by the moment at which it was written, or would have been to stand where somebody put it. */
export type PlacedLine = { id: string; placedAt: Instant }

/**
 * Lets a line change places with the one beside it.
 * @param lines of one item of the agenda, in their order, as the mover sees them
 * @param past the line it goes past, as it was read: when it is beside it no more, somebody else moved lines in the meantime
 * @returns the lines that stand elsewhere now; the moments in which lines stand stay the same as far as they differ
 */
export function goPast(lines: readonly PlacedLine[], id: string, past: string): Result<PlacedLine[], 'order-changed'> {
  const [from, to] = [id, past].map((wanted) => lines.findIndex((line) => line.id === wanted)) as [number, number] // two ids, two places
  if (from < 0 || to < 0 || Math.abs(from - to) !== 1) return refused('order-changed')
  const turned = lines.with(from, lines[to]!).with(to, lines[from]!)
  let last = Number.NEGATIVE_INFINITY
  const placed = turned.map(({ id: each }, index) => {
    last = Math.max(Date.parse(lines[index]!.placedAt), last + 1)
    return { id: each, placedAt: new Date(last).toISOString() }
  })
  const before = new Map(lines.map((line) => [line.id, line.placedAt]))
  return done(placed.filter((line) => before.get(line.id) !== line.placedAt))
}
