import type { Listener } from '../../platform/events.ts'
import type { House } from '../../platform/house.ts'
import type { Jobs } from '../../platform/mail/mail-jobs.ts'
import { forgetOldInvitations, hearMeeting, hearMembershipEnd, noteGivenUp } from './actions/hear-news.ts'
import { remind } from './actions/remind.ts'
import { writeInvitations, writeWaiting } from './actions/write-invitations.ts'

export function invitationsJobs(house: House): Jobs {
  return {
    'write-invitations': (payload) => writeInvitations(house, (payload as { meetingId: string }).meetingId),
    'write-waiting-invitations': () => writeWaiting(house),
    'mail-given-up': (payload) => noteGivenUp(house, payload as { originId: string; code: string }),
    'remind-invited': () => remind(house),
    'forget-old-invitations': () => forgetOldInvitations(house),
  }
}

/** Every minute what a crash left unwritten. Reminders leave in the daytime only; every night what is old goes. */
export const invitationsCrontab = `* * * * * write-waiting-invitations ?jobKey=write-waiting-invitations
*/15 6-19 * * * remind-invited ?jobKey=remind-invited
20 3 * * * forget-old-invitations`

/** What this feature does when something happened below; each may be told twice. */
export const invitationsListeners: readonly Listener[] = [
  { name: 'invitations-meeting', kinds: ['meeting.changed', 'meeting.cancelled'], hear: hearMeeting },
  { name: 'invitations-membership', kinds: ['membership.ended'], hear: hearMembershipEnd },
]
