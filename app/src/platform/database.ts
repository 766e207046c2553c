import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Actor } from '../kernel/actor.ts'
import { PlanningOnce } from './plan-once.ts'

/** The tables a store works on are named by that store: `db.withTables<MeetingTables>()`. */
export type Database = Kysely<NoTables>
type NoTables = Record<never, never>

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Without it the server keeps weighing a new plan for each call of a long statement: the figures of one community would take three times as long. */
const ONE_PLAN = '-c plan_cache_mode=force_generic_plan'

const PATIENCE_MS = 2_000

/** `isPooled`: a pooler stands between. `patienceMs`: how long a request waits for a connection. */
type PoolWishes = { connections?: number; isPooled?: boolean; patienceMs?: number }

/** One pool a process. Answers come back within two seconds or the page says that the store is away. */
export function openPool(connectionString: string, { connections = 20, isPooled = false, patienceMs = PATIENCE_MS }: PoolWishes = {}): pg.Pool {
  const pool = new pg.Pool({
    ...(isPooled ? {} : { Client: PlanningOnce, options: ONE_PLAN }),
    connectionString,
    max: connections,
    connectionTimeoutMillis: patienceMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
  })
  // A connection that dies while idle is replaced by the pool; without a listener the process would end.
  pool.on('error', () => undefined)
  return pool
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
}

/** How far row-level security lets this transaction see. */
export type Reach = 'own' | 'network' | 'system'

/**
 * Every read and write of community rows happens in here: the transaction takes the app's modest role and says who acts,
 * so that a forgotten `where` shows nothing foreign.
 */
export async function inTransaction<Value>(db: Database, actor: Actor | null, work: (tx: Database) => Promise<Value>): Promise<Value> {
  return transactionAs(db, actor?.personId ?? '', actor?.reach ?? 'own', work)
}

/** For jobs, imports and figures, whose own rules decide what may be seen; never for a page that lists named rows. */
export async function asSystem<Value>(db: Database, work: (tx: Database) => Promise<Value>): Promise<Value> {
  return transactionAs(db, '', 'system', work)
}

/**
 * One transaction for a page that gathers from many: first the house looks for what is the reader's own wherever it lies, then the
 * reader sees what she may.
 */
export async function inTwoSteps<Found, Value>(
  db: Database,
  actor: Actor,
  asHouse: (tx: Database) => Promise<Found>,
  asReader: (tx: Database, found: Found) => Promise<Value>,
): Promise<Value> {
  return asSystem(db, async (tx) => {
    const found = await asHouse(tx)
    await actAs(tx, actor.personId, actor.reach ?? 'own')
    return asReader(tx, found)
  })
}

async function transactionAs<Value>(db: Database, person: string, reach: Reach, work: (tx: Database) => Promise<Value>): Promise<Value> {
  return db.transaction().execute(async (tx: Transaction<NoTables>) => {
    await actAs(tx, person, reach)
    return work(tx)
  })
}

async function actAs(tx: Database, person: string, reach: Reach): Promise<void> {
  await sql`select set_config('role', 'ronde_app', true), set_config('ronde.person', ${person}, true), set_config('ronde.reach', ${reach}, true)`.execute(tx)
}

/** Thrown inside a transaction to undo it and still answer with a value. */
export class Undo<Value> extends Error {
  readonly value: Value
  constructor(value: Value) {
    super('undone')
    this.value = value
  }
}

/** Like `inTransaction`, but a refused result undoes what was written before the refusal. */
export async function inTransactionOrUndo<Value extends { ok: boolean }>(
  db: Database,
  actor: Actor | null,
  work: (tx: Database) => Promise<Value>,
): Promise<Value> {
  try {
    return await inTransaction(db, actor, async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new Undo(result)
      return result
    })
  } catch (failure) {
    if (failure instanceof Undo) return failure.value as Value
    throw failure
  }
}
