import { changeStyle, CHANGES, reconstructedStyle, styleOfLevel, togetherStyle, type TieStyle } from './look.ts'
import type { LegendLine } from './legend.ts'
import type { Frame } from './frame.ts'
import { sizeLegend } from './sizes.ts'
import type { TieInPicture } from './ties.ts'

/** How a tie of this kind is drawn. */
export function styleOfTie({ input, strength }: Frame, { kind, level }: Pick<TieInPicture, 'kind' | 'level'>): TieStyle {
  const { look, words } = input
  if (kind === 'reconstructed') return reconstructedStyle(look, strength)
  if (kind === 'together') return togetherStyle(look, strength)
  if (kind === 'named') return styleOfLevel(look, level, words.levelNames.length, strength)
  return changeStyle(look, kind, strength)
}

/** What the picture uses and nothing else: groups with their numbers, levels, kinds of ties, joiners and leavers. */
export function listLegendLines(frame: Frame): LegendLine[] {
  const { input, grouping } = frame
  const { words, panels } = input
  const lines: LegendLine[] = []
  const hasGroups = grouping.lines.some(({ isOther }) => !isOther)
  if (hasGroups) {
    lines.push({ sample: { kind: 'heading' }, text: words.groups })
    for (const { name, people, style } of grouping.lines) lines.push({ sample: { kind: 'group', style }, text: `${name} (${people})` })
  }
  const ties = panels.flatMap((panel) => panel.ties)
  const isThere = new Set(ties.map(({ kind, level }) => `${kind} ${kind === 'named' ? level : 0}`))
  const tie = (kind: TieInPicture['kind'], level: number, text: string, hasHead = false) =>
    lines.push({ sample: { kind: 'tie', style: styleOfTie(frame, { kind, level }), hasHead }, text })
  if (ties.length > 0) lines.push({ sample: { kind: 'heading' }, text: words.levels })
  if (words.levelNames.length === 0 && isThere.has('named 0')) tie('named', 0, words.tie)
  for (const [level, name] of [...words.levelNames.entries()].toReversed()) if (isThere.has(`named ${level}`)) tie('named', level, name)
  if (ties.some(({ kind, isMutual }) => !isMutual && kind !== 'together')) tie('named', Math.floor(words.levelNames.length / 2), words.oneSided, true)
  if (isThere.has('reconstructed 0')) tie('reconstructed', 0, words.reconstructed)
  if (isThere.has('together 0')) tie('together', 0, words.together)
  for (const change of CHANGES) if (isThere.has(`${change} 0`)) tie(change, 0, words.changes[change])
  const presences = new Set(panels.flatMap(({ presence = [], explains = [] }) => [...presence, ...explains]))
  if (presences.has('joined')) lines.push({ sample: { kind: 'state', shape: 'disc', ring: true }, text: words.joined })
  if (presences.has('left')) lines.push({ sample: { kind: 'state', shape: 'cross', ring: false }, text: words.left })
  if (input.sizes) lines.push(...sizeLegend(input.sizes))
  return lines
}
