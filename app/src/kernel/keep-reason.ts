/** Why somebody keeps words that look like a person's. No reason lets anything of tier A through. */
export const KEEP_REASONS = ['professional', 'organisation', 'not-a-name'] as const
export type KeepReason = (typeof KEEP_REASONS)[number]

export function isKeepReason(value: unknown): value is KeepReason {
  return KEEP_REASONS.includes(value as KeepReason)
}
