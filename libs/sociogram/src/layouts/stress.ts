import type { Network } from '../network.ts'
import { majorize, pathDistances, type WantedDistances } from './majorize.ts'
import { layoutParts } from './parts.ts'
import { pivotStart } from './pivot-start.ts'
import type { LayoutOptions, Positions } from './positions.ts'

/**
 * Distance on paper follows distance along ties, as well as paper can: people close to each other are near, whoever they are.
 * Time grows with the square of the people: meant for 500 at most, above that `layoutByForces`.
 * @source Gansner, Koren & North 2004 from a start of Brandes & Pich 2007
 */
export function layoutByStress(network: Network, options: LayoutOptions = {}): Positions {
  return layoutParts(network, options, stressOfPart)
}

function stressOfPart(part: Network, options: LayoutOptions): Positions {
  const wanted = pathDistances(part)
  const positions = startOf(wanted, options.seed)
  majorize(wanted, positions, {}, options)
  return positions
}

export function startOf({ n, of }: WantedDistances, seed = 1): Positions {
  return pivotStart(n, (person) => of.subarray(person * n, person * n + n), seed)
}
