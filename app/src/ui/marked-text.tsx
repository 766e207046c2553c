import type { ComponentChildren } from 'preact'

/** Half-open offsets in code points. */
export type Mark = { start: number; end: number }

const AROUND = 60

/** What stands around each passage, with the passage marked; a long text is cut to what surrounds them. Spaces stay as they were written. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const points = [...text]
  const parts: ComponentChildren[] = []
  let at = 0
  for (const { start, end } of marks) {
    parts.push(between(points, at, start), <mark key={start}>{points.slice(start, end).join('')}</mark>)
    at = end
  }
  parts.push(between(points, at, points.length))
  return <p class="marked">{parts}</p>
}

function between(points: readonly string[], from: number, until: number): string {
  if (until - from <= 2 * AROUND) return points.slice(from, until).join('')
  const [isFirst, isLast] = [from === 0, until === points.length]
  const head = isFirst ? '' : points.slice(from, from + AROUND).join('')
  const tail = isLast ? '' : points.slice(until - AROUND, until).join('')
  return `${head} … ${tail}`
}
