/** Where the guard found something; half-open, in code points. */
export type Passage = { start: number; end: number; tier: 'A' | 'B' | 'C'; suggestion: string }
type Reads = (text: string) => readonly Passage[]

/** Stands where nothing may and nothing was suggested. */
export const NEUTRAL = '[…]'
/** Other words may be found once the first are replaced; more turns than these nobody needs. */
const MOST_TURNS = 4

/** What says who somebody is: the last tier only makes somebody think. */
function isRefused({ tier, start, end }: Passage): boolean {
  return tier !== 'C' && end > start
}

/** The text with a suggestion in the place of each passage; of two that overlap one takes the place of both. */
export function replacePassages(text: string, passages: readonly Passage[]): string {
  const points = [...text]
  const parts: string[] = []
  let from = 0
  for (const { start, end, suggestion } of passages.filter(isRefused).toSorted((one, other) => one.start - other.start)) {
    if (start >= from) parts.push(points.slice(from, start).join(''), suggestion === '' ? NEUTRAL : suggestion)
    from = Math.max(from, end)
  }
  return [...parts, points.slice(from).join('')].join('')
}

/** What may be kept on a device of words that may not be saved: nothing that the guard finds is left in them. */
export function maskText(text: string, reads: Reads): string {
  let masked = text
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const found = reads(masked).filter(isRefused)
    if (found.length === 0) return masked
    masked = replacePassages(masked, found)
  }
  return NEUTRAL
}

/** The same passages once more in words that were written on, where they stand as they stood. */
export function replaceAgain(text: string, before: string, passages: readonly Passage[]): string {
  const points = [...before]
  return passages.filter(isRefused).reduce((next, { start, end, suggestion }) => {
    const words = points.slice(start, end).join('')
    return next.replaceAll(words, suggestion === '' ? NEUTRAL : suggestion)
  }, text)
}
