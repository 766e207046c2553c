import { isPlainNumber } from './gather.ts'
import type { Column } from './network-file.ts'
import { UnreadableFile, type DroppedList } from './problems.ts'

const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i

/** A value of a column whose type the file declares: numbers in the plain form, an empty number is none, NaN is none and said. */
export function declaredValue(text: string, kind: Column['kind'], line: number, dropped: DroppedList): string | null {
  if (kind === 'text') return text === '' ? null : text
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (isPlainNumber(trimmed)) return trimmed
  if (NOT_FINITE.test(trimmed)) {
    dropped.add('not-numbers')
    return null
  }
  const value = Number(trimmed)
  if (!Number.isFinite(value)) throw new UnreadableFile('not-a-number', { line, name: trimmed })
  return String(value)
}
