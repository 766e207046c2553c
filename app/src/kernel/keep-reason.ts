/** Why somebody keeps words that look like a person's. No reason lets anything of tier A through. */
export const KEEP_REASONS = ['professional', 'organisation', 'not-a-name'] as const
export type KeepReason = (typeof KEEP_REASONS)[number]

export function isKeepReason(value: unknown): value is KeepReason {
  return KEEP_REASONS.includes(value as KeepReason)
}

/** Reasons that are none keep nothing. */
export function reasonsOf(kept: Readonly<Record<string, unknown>>): Record<string, KeepReason> {
  return Object.fromEntries(Object.entries(kept).flatMap(([words, reason]) => (isKeepReason(reason) ? [[words, reason]] : [])))
}

/** Of what was kept, only words that still stand in one of these texts, each with a reason that is one: nothing else is stored under their name. */
export function tidyKept(kept: Readonly<Record<string, unknown>>, texts: readonly string[]): Record<string, KeepReason> {
  return Object.fromEntries(Object.entries(reasonsOf(kept)).filter(([words]) => words !== '' && texts.some((text) => text.includes(words))))
}
