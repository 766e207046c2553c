/** Who hears it: people bound by secrecy, a mixed room, everybody. Strictest last. */
export const AUDIENCES = ['bound', 'mixed', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Whether words that the guard let pass for one audience may be shown to another. */
export function isReadyFor(checkedFor: Audience, need: Audience): boolean {
  return AUDIENCES.indexOf(checkedFor) >= AUDIENCES.indexOf(need)
}

/** By itself an audience only ever becomes stricter. */
export function strictest(...audiences: readonly Audience[]): Audience {
  return audiences.reduce((most, each) => (isReadyFor(each, most) ? each : most), 'bound')
}

/** What a community chose for its rooms; one that never said is taken for mixed, and so is a room with somebody who is bound by no secrecy. */
export function audienceOf(modes: readonly (Audience | null)[], hasOutsiders: boolean): Audience {
  const chosen = modes.length === 0 ? [null] : modes
  return strictest(...chosen.map((mode) => mode ?? 'mixed'), hasOutsiders ? 'mixed' : 'bound')
}
