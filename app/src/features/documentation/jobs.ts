import type { Listener } from '../../platform/events.ts'
import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { hearRoom, lookAtNight } from './actions/hear-room.ts'
import type { GridNeighbours } from './store/neighbours.ts'

export function documentationJobs(house: House, neighbours: GridNeighbours): Jobs {
  return {
    'look-at-grids-again': async () => {
      const { passed, waiting, forgotten } = await lookAtNight({ house, neighbours })
      if (passed + waiting + forgotten > 0) house.log('grids-looked-at', { passed, waiting, forgotten })
    },
  }
}

/** Every night, after the situations were looked at. */
export const documentationCrontab = '25 1 * * * look-at-grids-again ?jobKey=look-at-grids-again'

/** A room that became wider changes what its grid may show; what it needs is known above. */
export function documentationListeners(neighbours: GridNeighbours): readonly Listener[] {
  return [{ name: 'grid-room', kinds: ['room.widened'], hear: (house, event) => hearRoom({ house, neighbours }, event) }]
}
