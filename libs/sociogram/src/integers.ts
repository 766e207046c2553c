/** 0, 1 … n − 1. A loop, because it is asked for thousands of times. */
export function integersBelow(n: number): Int32Array {
  const list = new Int32Array(n)
  for (let place = 0; place < n; place += 1) list[place] = place
  return list
}
