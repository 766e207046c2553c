/** Who hears it: people bound by secrecy, a mixed room, everybody. Strictest last. */
export const AUDIENCES = ['bound', 'mixed', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

export function isAtLeast(audience: Audience, need: Audience): boolean {
  return AUDIENCES.indexOf(audience) >= AUDIENCES.indexOf(need)
}

/** By itself a room only ever becomes stricter. */
export function strictest(...audiences: readonly Audience[]): Audience {
  return audiences.reduce((most, each) => (isAtLeast(each, most) ? each : most), 'bound')
}

/**
 * What a room needs: the default of each community of the meeting, and no less than mixed as soon as somebody is there who is bound by no
 * secrecy. A community that never said is taken for mixed.
 */
export function audienceOf(defaults: readonly (Audience | null)[], hasOutsiders: boolean): Audience {
  const chosen = defaults.length === 0 ? [null] : defaults
  return strictest(...chosen.map((each) => each ?? 'mixed'), hasOutsiders ? 'mixed' : 'bound')
}

/** Whether words that passed for one room may be shown in another. */
export function isReadyFor(checkedFor: Audience | null, need: Audience): boolean {
  return checkedFor !== null && isAtLeast(checkedFor, need)
}
