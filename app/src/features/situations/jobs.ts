import type { Listener } from '../../platform/events.ts'
import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { hearMeeting, hearMembershipEnd, hearRoom, keepPromises } from './actions/hear-news.ts'
import { tellInAdvance } from './actions/tell-in-advance.ts'

export function situationsJobs(house: House): Jobs {
  return {
    'keep-promises-of-situations': async () => {
      const { answers, drafts, sealed, tightened } = await keepPromises(house)
      if (answers + sealed + tightened > 0) house.log('situations-kept', { answers, drafts, sealed, tightened })
    },
    'tell-answers-go': async () => {
      const told = await tellInAdvance(house)
      if (told > 0) house.log('answers-go-told', { told })
    },
  }
}

/** Promises every night, after midnight in Brussels; what goes soon is told in the morning. */
export const situationsCrontab = `15 1 * * * keep-promises-of-situations ?jobKey=keep-promises-of-situations
20 7 * * * tell-answers-go ?jobKey=tell-answers-go`

/** What this feature does when something happened below; each may be told twice. */
export const situationsListeners: readonly Listener[] = [
  { name: 'situations-room', kinds: ['room.widened'], hear: hearRoom },
  { name: 'situations-meeting', kinds: ['meeting.cancelled', 'meeting.changed', 'register.closed'], hear: hearMeeting },
  { name: 'situations-membership', kinds: ['membership.ended'], hear: hearMembershipEnd },
]
