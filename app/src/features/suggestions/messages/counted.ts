type Counted = { count: number; tried?: number; helped?: number }

/** A sentence for one, and one for every other number. */
export function counted(one: string, many: string) {
  return ({ count, tried = 0, helped = 0 }: Counted): string =>
    (count === 1 ? one : many).replace('{count}', String(count)).replace('{tried}', String(tried)).replace('{helped}', String(helped))
}
