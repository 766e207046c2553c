import type { BilingualName } from '../../../kernel/language.ts'
import type { Guard } from './community.ts'

/** What waits for somebody in communities: an answer of their own, and for leads people to confirm and what is missing. */
export type Waiting =
  | { kind: 'invited'; communityId: string; name: BilingualName }
  | { kind: 'to-agree'; communityId: string; name: BilingualName }
  | { kind: 'to-confirm'; communityId: string; name: BilingualName; count: number }
  | { kind: 'missing'; communityId: string; name: BilingualName; missing: Guard[] }
