import { inDegrees, outDegrees } from './degrees.ts'
import type { Network } from './network.ts'

/** Over all ordered pairs of people: to how many others do they differ, in whom they name and in who names them. Who of all others is named by d of n − 1 tells d (n − 1 − d) pairs apart. */
export function differencesOf(network: Network): number {
  const apart = (degrees: Int32Array) => degrees.reduce((sum, degree) => sum + 2 * degree * (network.n - 1 - degree), 0)
  return apart(outDegrees(network)) + apart(inDegrees(network))
}
