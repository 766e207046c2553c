import { bootstrapDifference, reasonWithoutDraws } from '../bootstrap.ts'
import { defineMeasureOfTwo } from '../measure-of-two.ts'
import { numberOf } from '../measure.ts'
import { subnetwork } from '../transform.ts'
import { density } from './density.ts'

export const waveDensityChange = defineMeasureOfTwo({
  id: 'wave_density_change',
  gives: 'table',
  question: 'How much higher is the density, and how far could that be off?',
  definition:
    'Density after − density before among people who are in both, with its standard error and the 2.5th and 97.5th percentile of 1,000 draws of people, the same people in both.',
  convention:
    'ties among people who are in both, matched by id; binary, no loops, repeated ties once; seeded; density falls with size, so compare networks of different size by centralization, mean degree and the E-I index minus its expectation',
  range: '−1 to 1',
  source: 'Snijders & Borgatti 1999',
  forNobody: null,
  forOne: null,
  forTwo: { estimate: 0, standardError: 0, low: 0, high: 0, draws: 1000 },
  find({ before, after, waves, options }) {
    const earlier = subnetwork(
      before,
      waves.stayers.map(([place]) => place),
    )
    const later = subnetwork(
      after,
      waves.stayers.map(([, place]) => place),
    )
    const change = bootstrapDifference(earlier, later, (drawn) => numberOf(density, drawn), options)
    return change === null ? { table: null, reason: reasonWithoutDraws(earlier, options) } : { table: change }
  },
})
