import type { Chance } from '../random.ts'

/** Writes the signs in one of the shapes: each `0` takes the next sign; `4` means groups of four, an empty shape no grouping. */
export function grouped(chance: Chance, signs: string, shapes: readonly string[]): string {
  const shape = chance.pick(shapes)
  if (shape === '') return signs
  return shape === '4' ? inFours(signs) : fitted(signs, shape)
}

export function inFours(signs: string, separator = ' '): string {
  return (signs.match(/.{1,4}/g) ?? []).join(separator)
}

export function fitted(signs: string, shape: string): string {
  let next = 0
  return shape.replaceAll('0', () => signs[next++] ?? '')
}
