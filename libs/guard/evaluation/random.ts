/** A small seeded source of chance (xorshift32): the same seed gives the same set on every machine. */
export type Chance = {
  /** Whole number from 0 to `below - 1`. */
  below: (below: number) => number
  digits: (count: number) => string
  pick: <Value>(values: readonly Value[]) => Value
}

export function makeChance(seed: number): Chance {
  let state = (seed | 0) === 0 ? 88_675_123 : seed | 0
  function below(limit: number): number {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % limit
  }
  function digits(count: number): string {
    return Array.from({ length: count }, () => below(10)).join('')
  }
  function pick<Value>(values: readonly Value[]): Value {
    if (values.length === 0) throw new Error('nothing to pick from')
    return values[below(values.length)] as Value // the list is not empty
  }
  for (let round = 0; round < 20; round += 1) below(2)
  return { below, digits, pick }
}
