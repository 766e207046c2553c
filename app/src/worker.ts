import { setTimeout as wait } from 'node:timers/promises'
import { Logger, run, type Runner } from 'graphile-worker'
import type { Pool } from 'pg'
import { afterMeetingListeners } from './after-meeting.ts'
import { accountsCrontab, accountsJobs } from './features/accounts/jobs.ts'
import { privacyCrontab, privacyJobs } from './features/privacy/jobs.ts'
import { conventionsCrontab, conventionsJobs, conventionsListeners } from './features/conventions/jobs.ts'
import { calendarsCrontab, calendarsJobs } from './features/calendars/jobs.ts'
import { invitationsCrontab, invitationsJobs, invitationsListeners } from './features/invitations/jobs.ts'
import { feedsCrontab, feedsJobs } from './features/feeds/jobs.ts'
import { recordsCrontab, recordsJobs, recordsListeners } from './features/records/jobs.ts'
import { closingCrontab, closingJobs } from './features/closing/jobs.ts'
import { contactsCrontab, contactsJobs } from './features/contacts/jobs.ts'
import { documentationCrontab, documentationJobs, documentationListeners } from './features/documentation/jobs.ts'
import { introductionsCrontab, introductionsJobs } from './features/introductions/jobs.ts'
import { questionsCrontab, questionsJobs } from './features/questions/jobs.ts'
import { roundsCrontab, roundsJobs, roundsListeners } from './features/rounds/jobs.ts'
import { sociogramsCrontab, sociogramsJobs, sociogramsListeners } from './features/sociograms/jobs.ts'
import { situationsCrontab, situationsJobs, situationsListeners } from './features/situations/jobs.ts'
import { suggestionsCrontab, suggestionsJobs, suggestionsListeners } from './features/suggestions/jobs.ts'
import { peopleCrontab, peopleJobs } from './features/people/jobs.ts'
import { gridNeighbours } from './neighbours.ts'
import { auditCrontab, auditJobs } from './platform/check-audit.ts'
import { eventCrontab, eventJobs, type Listener } from './platform/events.ts'
import { mailCrontab, mailJobs, type Jobs } from './platform/mail/mail-jobs.ts'
import { openPool } from './platform/database.ts'
import type { House } from './platform/house.ts'

/** Every job of the house, feature by feature, low to high. */
function allJobs(house: House): Jobs {
  return {
    ...mailJobs(house),
    ...eventJobs(house, LISTENERS),
    ...auditJobs(house),
    ...peopleJobs(house),
    ...accountsJobs(house),
    ...conventionsJobs(house),
    ...calendarsJobs(house),
    ...invitationsJobs(house),
    ...feedsJobs(house),
    ...recordsJobs(house),
    ...closingJobs(house),
    ...contactsJobs(house),
    ...introductionsJobs(house),
    ...questionsJobs(house),
    ...documentationJobs(house, gridNeighbours),
    ...sociogramsJobs(house),
    ...situationsJobs(house),
    ...suggestionsJobs(house),
    ...roundsJobs(house),
    ...privacyJobs(house),
  }
}

/** Who listens to what happens below, low to high. */
const LISTENERS: readonly Listener[] = [
  ...conventionsListeners,
  ...invitationsListeners,
  ...recordsListeners,
  ...afterMeetingListeners,
  ...documentationListeners(gridNeighbours),
  ...sociogramsListeners,
  ...situationsListeners,
  ...roundsListeners,
  ...suggestionsListeners,
]

const CRONTABS = [
  mailCrontab,
  eventCrontab,
  auditCrontab,
  peopleCrontab,
  accountsCrontab,
  conventionsCrontab,
  calendarsCrontab,
  invitationsCrontab,
  feedsCrontab,
  recordsCrontab,
  closingCrontab,
  contactsCrontab,
  introductionsCrontab,
  questionsCrontab,
  documentationCrontab,
  sociogramsCrontab,
  situationsCrontab,
  suggestionsCrontab,
  roundsCrontab,
  privacyCrontab,
]
const STOP_WITHIN_MS = 4_000
const RESTART_AFTER_MS = 2_000

/**
 * Does the jobs of the queue and those of the clock. Any number of processes may: the queue gives each job to one of them.
 * @param ownerUrl a direct connection as the owner of the queue's tables; a pooler would lose LISTEN
 */
export async function startWorker(house: House, ownerUrl: string): Promise<{ stop: () => Promise<void> }> {
  let isStopped = false
  const pool = openJobPool(ownerUrl)
  const start = () => startRunner(house, pool)
  let runner: Runner | null = await start()
  const life = keepRunning()

  /** The queue gives up when the database is away for long; then it begins anew until the database is back. */
  async function keepRunning(): Promise<void> {
    while (!isStopped) {
      await runner?.promise.catch(() => undefined)
      if (isStopped) return
      house.log('worker-restarts')
      await wait(RESTART_AFTER_MS, undefined, { ref: false })
      runner = isStopped ? null : await start().catch(() => null)
    }
  }

  return {
    stop: async () => {
      isStopped = true
      const tooLong = new AbortController()
      const stopped = Promise.all([runner?.stop().catch(() => undefined), Promise.race([life, wait(100)])]).then(() => pool.end())
      await Promise.race([stopped, wait(STOP_WITHIN_MS, undefined, { signal: tooLong.signal }).catch(() => undefined)])
      tooLong.abort()
    },
  }
}

/** Nobody looks at a page meanwhile: on a busy machine a job that was done waits for a connection to say so, instead of giving up. */
const JOBS_WAIT_MS = 60_000

/** Ours and not the queue's own, so that it is closed, and waited for, before the store stops. */
function openJobPool(ownerUrl: string): Pool {
  const pool = openPool(ownerUrl, { connections: 4, patienceMs: JOBS_WAIT_MS })
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

function startRunner(house: House, pgPool: Pool): Promise<Runner> {
  return run({
    pgPool,
    taskList: Object.fromEntries(Object.entries(allJobs(house)).map(([name, job]) => [name, (payload: unknown) => job(payload)])),
    crontab: CRONTABS.filter((lines) => lines !== '').join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: STOP_WITHIN_MS - 1_000,
    // Payloads and texts of failures stay out of the log: which job, and that it failed.
    logger: new Logger(({ taskIdentifier }) => (level) => {
      if (level === 'error') house.log('job-failed', { job: taskIdentifier ?? null })
    }),
  })
}
