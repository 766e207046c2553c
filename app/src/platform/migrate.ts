import { runMigrations } from 'graphile-worker'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'
import { platform } from '../../migrations/0001-platform.ts'
import { people } from '../../migrations/0002-people.ts'
import { accounts } from '../../migrations/0003-accounts.ts'
import { communities } from '../../migrations/0004-communities.ts'
import { meetings } from '../../migrations/0005-meetings.ts'
import { reports } from '../../migrations/0006-reports.ts'
import { rights } from '../../migrations/0007-rights.ts'
import { actor } from '../../migrations/0008-actor.ts'
import { sectors } from '../../migrations/0009-sectors.ts'
import { joining } from '../../migrations/0010-joining.ts'
import { renewedSessions } from '../../migrations/0011-renewed-sessions.ts'
import { programmes } from '../../migrations/0012-programmes.ts'
import { consentEnds } from '../../migrations/0013-consent-ends.ts'
import { events } from '../../migrations/0014-events.ts'
import { conventions } from '../../migrations/0015-conventions.ts'
import { calendars } from '../../migrations/0016-calendars.ts'
import { planning } from '../../migrations/0017-planning.ts'
import { checkIn } from '../../migrations/0018-check-in.ts'
import { invitations } from '../../migrations/0019-invitations.ts'
import { feeds } from '../../migrations/0020-feeds.ts'
import { records } from '../../migrations/0021-records.ts'
import { closing } from '../../migrations/0022-closing.ts'
import { contacts } from '../../migrations/0023-contacts.ts'
import { questions } from '../../migrations/0024-questions.ts'
import { introductions } from '../../migrations/0025-introductions.ts'
import { situations } from '../../migrations/0026-situations.ts'
import { documentation } from '../../migrations/0027-documentation.ts'
import { methods } from '../../migrations/0028-methods.ts'
import { suggestions } from '../../migrations/0029-suggestions.ts'
import { rounds } from '../../migrations/0030-rounds.ts'
import { lists } from '../../migrations/0031-lists.ts'
import { sociograms } from '../../migrations/0032-sociograms.ts'
import { publicPictures } from '../../migrations/0033-public-pictures.ts'

const STATEMENTS: Record<string, string> = {
  '0001-platform': platform,
  '0002-people': people,
  '0003-accounts': accounts,
  '0004-communities': communities,
  '0005-meetings': meetings,
  '0006-reports': reports,
  '0007-rights': rights,
  '0008-actor': actor,
  '0009-sectors': sectors,
  '0010-joining': joining,
  '0011-renewed-sessions': renewedSessions,
  '0012-programmes': programmes,
  '0013-consent-ends': consentEnds,
  '0014-events': events,
  '0015-conventions': conventions,
  '0016-calendars': calendars,
  '0017-planning': planning,
  '0018-check-in': checkIn,
  '0019-invitations': invitations,
  '0020-feeds': feeds,
  '0021-records': records,
  '0022-closing': closing,
  '0023-contacts': contacts,
  '0024-questions': questions,
  '0025-introductions': introductions,
  '0026-situations': situations,
  '0027-documentation': documentation,
  '0028-methods': methods,
  '0029-suggestions': suggestions,
  '0030-rounds': rounds,
  '0031-lists': lists,
  '0032-sociograms': sociograms,
  '0033-public-pictures': publicPictures,
}

export const NEWEST_MIGRATION = Object.keys(STATEMENTS).toSorted().at(-1) ?? ''

function migrations(): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(STATEMENTS).map(([name, statements]) => [name, { up: async (db: Kysely<unknown>) => void (await sql.raw(statements).execute(db)) }]),
  )
}

/**
 * Brings the database to the newest shape. Two servers that start together wait for each other: an advisory lock
 * on one connection covers the queue's own migrations and ours.
 * @param ownerUrl a log-in that owns the tables; never the one that answers requests
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3 })
  // A dropped connection is an error of the query that needed it, never the end of the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const lock = await pool.connect()
  try {
    await lock.query("select pg_advisory_lock(hashtext('ronde migrations'))")
    await runMigrations({ pgPool: pool, noHandleSignals: true })
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations() } })
    const { error } = await migrator.migrateToLatest()
    if (error !== undefined) throw error
  } finally {
    await lock.query('select pg_advisory_unlock_all()').catch(() => undefined)
    lock.release()
    await pool.end()
  }
}
