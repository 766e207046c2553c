import type { House } from '../../platform/house.ts'
import { tellByMail } from './actions/tell-people.ts'

/** Jobs of the directory, by name. */
export function peopleJobs(house: House): Record<string, (payload: unknown) => Promise<void>> {
  return {
    'tell-people': async () => {
      const { queued, told } = await tellByMail(house)
      if (queued + told > 0) house.log('people-told', { queued, told })
    },
  }
}

/** Every hour. */
export const peopleCrontab = '15 * * * * tell-people ?jobKey=tell-people'
