import { integersBelow } from './integers.ts'

/** Long work can be stopped, and tells how far it is: `onProgress` hears a share from 0 to 1, about a hundred times at most. */
export type Watch = { signal?: { readonly aborted: boolean } | undefined; onProgress?: ((share: number) => void) | undefined }

/** The rounds of a long work, one after the other, until it is stopped. After a round it says how much is done, where it is known how many there are. */
export function* follow<Round>(rounds: Iterable<Round>, { signal, onProgress }: Watch, count = Infinity): Generator<Round, void> {
  let done = 0
  for (const round of rounds) {
    if (signal?.aborted === true) return
    yield round
    done += 1
    if (Math.floor((100 * done) / count) > Math.floor((100 * (done - 1)) / count)) onProgress?.(done / count)
  }
}

export function roundsOf(count: number, watch: Watch): Generator<number, void> {
  return follow(integersBelow(count), watch, count)
}
