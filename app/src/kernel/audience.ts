/** Who hears it: people bound by secrecy, a mixed room, everybody. Strictest last. */
export const AUDIENCES = ['bound', 'mixed', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

export function isAtLeast(audience: Audience, need: Audience): boolean {
  return AUDIENCES.indexOf(audience) >= AUDIENCES.indexOf(need)
}

/** Whether words that the guard let pass for one audience may be shown to another; null where it let them pass for nobody yet. */
export function isReadyFor(checkedFor: Audience | null, need: Audience): boolean {
  return checkedFor !== null && isAtLeast(checkedFor, need)
}

/** By itself an audience only ever becomes stricter. */
export function strictest(...audiences: readonly Audience[]): Audience {
  return audiences.reduce((most, each) => (isAtLeast(each, most) ? each : most), 'bound')
}

/**
 * What a room needs: as each of its communities chose, and no less than mixed as soon as somebody is there who is bound by no secrecy. A community that
 * never said is taken for mixed.
 */
export function audienceOf(chosen: readonly (Audience | null)[], hasOutsiders: boolean): Audience {
  const modes = chosen.length === 0 ? [null] : chosen
  return strictest(...modes.map((mode) => mode ?? 'mixed'), hasOutsiders ? 'mixed' : 'bound')
}
