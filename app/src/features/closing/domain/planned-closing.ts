import { dayOf, instantInBrussels, type Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Nobody is reminded of what an import or a holiday left open for long. */
const FORGOTTEN_DAYS = 30

/** The evening of the day at seven, or an hour after a meeting that ended later. */
export function firstReminderAt({ endsAt }: { endsAt: Instant }): Instant {
  const evening = instantInBrussels(`${dayOf(endsAt)}T19:00`)
  const after = new Date(Date.parse(endsAt) + HOUR_MS).toISOString()
  return evening > after ? evening : after
}

/** Two days later at seven; a night in which the clocks change moves nothing. */
export function secondReminderAt(meeting: { endsAt: Instant }): Instant {
  const first = dayOf(meeting.endsAt)
  const day = new Date(Date.parse(first) + 2 * DAY_MS).toISOString().slice(0, 10)
  return instantInBrussels(`${day}T19:00`)
}

/** Which reminder is due now: the later one alone when both are. */
export function dueReminder(meeting: { endsAt: Instant }, sent: readonly number[], now: Instant): 1 | 2 | null {
  if (Date.parse(now) - Date.parse(meeting.endsAt) > FORGOTTEN_DAYS * DAY_MS) return null
  if (sent.includes(2)) return null
  if (now >= secondReminderAt(meeting)) return 2
  return now >= firstReminderAt(meeting) && !sent.includes(1) ? 1 : null
}

export type PlannedRefusal = 'not-coordinator' | 'reminders-first'

/** After two reminders that nobody answered the coordinator closes with the planned hours; moderators may still reopen with a reason. */
export function mayClosePlanned(isCoordinator: boolean, sent: readonly number[]): Result<null, PlannedRefusal> {
  if (!isCoordinator) return refused('not-coordinator')
  return sent.includes(2) ? done(null) : refused('reminders-first')
}
