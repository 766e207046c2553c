import pg from 'pg'
import { done, refused, type Result } from '../../kernel/result.ts'
import { APP_ROLE } from './create-cluster.ts'
import { areKept, readServerFacts, type ServerFacts } from './promises.ts'
import type { Store } from './store.ts'

const OLDEST_MAJOR = 15
const NEWEST_MAJOR = 18

/**
 * Why a PostgreSQL named by its address is not used. Facts: `address-unreadable` none; `database-away` has `host` and `reason`; `login-refused`
 * `host` and `login`; `database-unknown` `host` and `database`; `version-unsupported` `found`, `oldest`, `newest`; `not-durable` `settings` (names of
 * those that are off); `role-missing`, `role-closed` and `login-too-weak` `statements` for an administrator to run; `role-too-strong` `role` and `statements`.
 */
export type ExternalRefusal =
  | 'address-unreadable'
  | 'database-away'
  | 'login-refused'
  | 'database-unknown'
  | 'version-unsupported'
  | 'not-durable'
  | 'role-missing'
  | 'role-closed'
  | 'role-too-strong'
  | 'login-too-weak'

/** Checks a server before anything rests on it: version, durability, and that each transaction can give up its rights. */
export async function connectExternal(databaseUrl: string, directUrl: string): Promise<Result<Store, ExternalRefusal>> {
  const checked = await withClient(directUrl, checkServer)
  if (!checked.ok) return checked
  // Behind a pooler the log-in may be another one.
  const pooled = databaseUrl === directUrl ? done(null) : await withClient(databaseUrl, checkRole)
  if (!pooled.ok) return pooled
  const { version, promises } = checked.value
  return done({ kind: 'external', appUrl: databaseUrl, directUrl, ownerUrl: directUrl, version, promises, stop: async () => undefined })
}

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Result<Value, ExternalRefusal>>): Promise<Result<Value, ExternalRefusal>> {
  const client = openClient(url)
  if (client === null) return refused('address-unreadable')
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    return refusedConnection(client, error)
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function openClient(url: string): pg.Client | null {
  if (!/^postgres(ql)?:\/\//.test(url)) return null
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  } catch {
    return null
  }
}

function refusedConnection(client: pg.Client, error: unknown): Result<never, ExternalRefusal> {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  const { host, user = '', database = '' } = client
  if (code === '3D000') return refused('database-unknown', { host, database })
  if (code.startsWith('28')) return refused('login-refused', { host, login: user })
  return refused('database-away', { host, reason: code || message })
}

async function checkServer(client: pg.Client): Promise<Result<ServerFacts, ExternalRefusal>> {
  const facts = await readServerFacts(client)
  if (facts.major < OLDEST_MAJOR || facts.major > NEWEST_MAJOR)
    return refused('version-unsupported', { found: facts.version, oldest: OLDEST_MAJOR, newest: NEWEST_MAJOR })
  if (!areKept(facts.promises)) return refused('not-durable', { settings: namesOff(facts) })
  const owner = await checkOwner(client)
  if (!owner.ok) return owner
  const role = await ensureRole(client)
  return role.ok ? done(facts) : role
}

function namesOff({ promises }: ServerFacts): string {
  const named = { fsync: promises.fsync, full_page_writes: promises.fullPageWrites, synchronous_commit: promises.synchronousCommit }
  return Object.entries(named)
    .flatMap(([name, isOn]) => (isOn ? [] : [name]))
    .join(', ')
}

type Login = { login: string; database: string; mayCreate: boolean; mayMakeRoles: boolean }

async function readLogin(client: pg.Client): Promise<Login> {
  const { rows } = await client.query<Login>(
    `select current_user as login, current_database() as database,
            has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as "mayCreate",
            rolcreaterole or rolsuper as "mayMakeRoles"
       from pg_roles where rolname = current_user`,
  )
  return rows[0]!
}

async function checkOwner(client: pg.Client): Promise<Result<null, ExternalRefusal>> {
  const { login, database, mayCreate } = await readLogin(client)
  const [name, owner] = [pg.escapeIdentifier(database), pg.escapeIdentifier(login)]
  return mayCreate ? done(null) : refused('login-too-weak', { login, statements: `alter database ${name} owner to ${owner};` })
}

/** The modest role that every transaction takes: made here if this log-in may make roles, else by an administrator, in two lines. */
async function ensureRole(client: pg.Client): Promise<Result<null, ExternalRefusal>> {
  const { login, mayMakeRoles } = await readLogin(client)
  const create = `create role ${APP_ROLE} nologin;`
  const grant = `grant ${APP_ROLE} to ${pg.escapeIdentifier(login)};`
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  if (rows.length === 0) {
    if (!mayMakeRoles) return refused('role-missing', { login, statements: `${create} ${grant}` })
    await client.query(create)
  }
  const open = await checkRole(client)
  if (open.ok || open.refusal !== 'role-closed' || !mayMakeRoles) return open
  // Allowed unless somebody else made the role (PostgreSQL 16 and later): then the check below says what is missing.
  await client.query(grant).catch(() => undefined)
  return checkRole(client)
}

async function checkRole(client: pg.Client): Promise<Result<null, ExternalRefusal>> {
  const { rows } = await client.query<{ login: string; strong: boolean | null }>(
    `select current_user as login, (select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = $1) as strong`,
    [APP_ROLE],
  )
  const { login, strong } = rows[0]!
  const grant = `grant ${APP_ROLE} to ${pg.escapeIdentifier(login)};`
  if (strong === null) return refused('role-missing', { login, statements: `create role ${APP_ROLE} nologin; ${grant}` })
  if (strong) return refused('role-too-strong', { role: APP_ROLE, statements: `alter role ${APP_ROLE} nosuperuser nobypassrls nocreaterole nocreatedb;` })
  return (await canTakeRole(client)) ? done(null) : refused('role-closed', { login, statements: grant })
}

/** Tried, not computed: what membership means changed between the supported versions. */
async function canTakeRole(client: pg.Client): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query(`set local role ${APP_ROLE}`)
    return true
  } catch {
    return false
  } finally {
    await client.query('rollback')
  }
}
