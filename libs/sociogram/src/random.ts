/** A stream of chance: the same seed gives the same numbers on every machine. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number
  /** A whole number from 0 up to, not including, the limit. */
  below: (limit: number) => number
  /** Changes the order of the list in place. */
  shuffle: <List extends Int32Array | unknown[]>(list: List) => List
}

/** Mulberry32: 32 bits of state, enough for a permutation test, not for secrets. */
export function randomFrom(seed: number): Random {
  let state = seed | 0
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  function below(limit: number): number {
    return Math.floor(next() * limit)
  }
  function shuffle<List extends Int32Array | unknown[]>(list: List): List {
    for (let last = list.length - 1; last > 0; last -= 1) {
      const other = below(last + 1)
      const kept = list[last]
      list[last] = list[other]!
      list[other] = kept!
    }
    return list
  }
  return { next, below, shuffle }
}
