import type { House } from '../../platform/house.ts'
import { keepRetention } from './actions/keep-retention.ts'
import { countRemoved } from './domain/retention.ts'

export function privacyJobs(house: House): Record<string, (payload: unknown) => Promise<void>> {
  return {
    'keep-retention': async () => {
      const report = await keepRetention(house)
      if (countRemoved(report) + report.waiting > 0) house.log('retention-kept', { ...report.removed, waiting: report.waiting })
    },
  }
}

/** Every night. */
export const privacyCrontab = '30 3 * * * keep-retention ?jobKey=keep-retention'
