import type { Part } from './name-chain.ts'
import type { Title } from './name-score.ts'
import type { Finding } from './span.ts'
import type { Token } from './tokens.ts'

/** A name found, with the words that it consists of. */
export type FoundName = { finding: Finding; tokens: Token[]; sex: 'f' | 'm' | null; hasCue: boolean }

export function toFinding(parts: readonly Part[], score: number, title: Title | null): FoundName {
  const tokens = parts.map(({ token }) => token)
  const certain = Math.min(0.99, Math.max(0, score))
  return {
    finding: {
      start: tokens[0]!.start,
      end: tokens.at(-1)!.end,
      kind: 'name',
      tier: 'B',
      score: certain,
      note: { honorific: title !== null, ...(title?.sex ? { sex: title.sex } : {}) },
    },
    tokens,
    sex: title?.sex ?? null,
    hasCue: title !== null,
  }
}
