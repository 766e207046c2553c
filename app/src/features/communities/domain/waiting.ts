import type { BilingualName } from '../../../kernel/language.ts'
import type { Guard } from './community.ts'

/** What waits for somebody who leads communities. */
export type Waiting =
  | { kind: 'to-confirm'; communityId: string; name: BilingualName; count: number }
  | { kind: 'missing'; communityId: string; name: BilingualName; missing: Guard[] }
