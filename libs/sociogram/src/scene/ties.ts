import { findTie, outgoing, type Network } from '../network.ts'
import type { Change, TieStyle } from './look.ts'
import { round, type LineMark } from './marks.ts'

export type TieKind = 'named' | 'reconstructed' | 'together' | Change
/** One line of the picture. `level` counts from 0, the lowest. */
export type TieInPicture = { from: number; to: number; kind: TieKind; isMutual: boolean; level: number }

export type ListTiesOptions = {
  /** Values of the scale from the lowest level to the highest; also when 1 is the closest. Without them every tie is drawn alike. */
  levels?: readonly number[]
  /** Said by one side in place of the other, who did not answer. */
  isReconstructed?: (from: number, to: number) => boolean
  kind?: TieKind
}

/** One line for two people. Where both name each other at different levels, the lower one is drawn: what both agree on. */
export function listTies(network: Network, { levels = [], isReconstructed = () => false, kind = 'named' }: ListTiesOptions = {}): TieInPicture[] {
  const { offsets, neighbours, values } = outgoing(network)
  const ties: TieInPicture[] = []
  const levelAt = (at: number) => (values ? levelOf(values[at]!, levels) : 0)
  for (let from = 0; from < network.n; from += 1) {
    for (let at = offsets[from]!; at < offsets[from + 1]!; at += 1) {
      const to = neighbours[at]!
      const back = network.isDirected ? findTie(outgoing(network), to, from) : at
      if (to < from && back >= 0) continue
      const drawn = kind === 'named' && isReconstructed(from, to) ? 'reconstructed' : kind
      ties.push({ from, to, kind: drawn, isMutual: back >= 0, level: back >= 0 ? Math.min(levelAt(at), levelAt(back)) : levelAt(at) })
    }
  }
  return ties
}

/** The level with this value; between two levels the one below. */
function levelOf(value: number, levels: readonly number[]): number {
  const exact = levels.indexOf(value)
  if (exact >= 0) return exact
  const isInverse = levels.length > 1 && levels[0]! > levels.at(-1)!
  const reached = levels.filter((step) => (isInverse ? step >= value : step <= value)).length
  return Math.max(0, reached - 1)
}

/** Ties of two waves over the same list of people, direction ignored: what stayed, what is gone (before) and what came (after). */
export function compareTies(before: Network, after: Network): { before: TieInPicture[]; after: TieInPicture[] } {
  const pairs = (network: Network) => new Map(listTies(network).map((tie) => [Math.min(tie.from, tie.to) * network.n + Math.max(tie.from, tie.to), tie]))
  const [earlier, later] = [pairs(before), pairs(after)]
  const mark = (own: Map<number, TieInPicture>, other: Map<number, TieInPicture>, change: Change) =>
    [...own].map(([pair, tie]) => ({ ...tie, isMutual: true, kind: other.has(pair) ? ('kept' as const) : change }))
  return { before: mark(earlier, later, 'lost'), after: mark(later, earlier, 'new') }
}

type Spot = { x: number; y: number; size: number }

/** A line between two people; an arrow where only one of them named the other. It ends before the shape it points to. */
export function drawTie(from: Spot, to: Spot, hasHead: boolean, style: TieStyle): LineMark {
  const { width, dash, isRound, colour } = style
  const line = {
    kind: 'line' as const,
    x1: round(from.x),
    y1: round(from.y),
    x2: round(to.x),
    y2: round(to.y),
    width,
    dash,
    colour,
    ...(isRound ? { isRound } : {}),
  }
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (!hasHead || length < from.size + to.size) return line
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const long = Math.min(4 + 1.6 * width, 0.5 * length)
  const wide = 0.38 * long
  const tip = { x: to.x - ux * (to.size * 1.12 + 1), y: to.y - uy * (to.size * 1.12 + 1) }
  const foot = { x: tip.x - ux * long, y: tip.y - uy * long }
  const head = [tip.x, tip.y, foot.x - uy * wide, foot.y + ux * wide, foot.x + uy * wide, foot.y - ux * wide].map(round)
  return { ...line, x2: round(foot.x + ux), y2: round(foot.y + uy), head }
}
