import type { BilingualName } from '../../../kernel/language.ts'

/** How many people joined one community lately. */
export type Newcomers = { communityId: string; name: BilingualName; count: number }

export const NEWCOMER_DAYS = 30
