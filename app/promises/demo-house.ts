import { sql } from 'kysely'
import { loadDemo } from '../demo/load-demo.ts'
import { makeApp } from '../src/app.ts'
import { createAccount, grantRole, startSession } from '../src/features/accounts/public.ts'
import { asSystem, type Database } from '../src/platform/database.ts'
import { formTokenFor } from '../src/platform/http/same-origin.ts'
import { nowOf } from '../src/platform/house.ts'
import { newToken } from '../src/platform/secrets.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { aHouse, type TestHouse } from '../test/house.ts'
import type { Settings } from '../src/platform/house.ts'

/** Who looks at the demo in these tests. The last three hold one right each that the people of the demo hold together, or too weakly. */
export const VISITORS = [
  'public',
  'member',
  'moderator',
  'researcher',
  'coordinator',
  'policy-officer',
  'administrator',
  'community-coordinator',
  'coordinator-by-mail',
] as const
export type VisitorName = (typeof VISITORS)[number]

export type Visitor = { name: VisitorName; personId: string; accountId: string; sessionId: string; cookie: string; formToken: string }
export type Question = {
  method?: string
  form?: FormData | URLSearchParams | Record<string, string>
  json?: unknown
  headers?: Record<string, string>
  language?: string
}

export type DemoHouse = {
  house: TestHouse
  visitors: Record<VisitorName, Visitor>
  /** One request as somebody, from our own pages and with the token of the form. */
  ask: (visitor: Visitor, path: string, question?: Question) => Promise<Response>
  /** The community with this id in the register, such as `south`. */
  idOf: (kind: 'community' | 'meeting' | 'person' | 'programme', which: string) => Promise<string>
  /** A new session for somebody whose own was ended. */
  comeBack: (name: VisitorName) => Promise<Visitor>
  close: () => Promise<void>
}

const HOME = 'http://localhost:3000'
/** After the window of the poster: the demo has past and coming meetings around it. */
const TODAY = '2023-04-03T09:00:00.000Z'

/** The demo neighbourhood on a database of its own, and a way to ask it as anybody. */
export async function aDemoHouse(settings: Partial<Settings> = {}, moment = TODAY): Promise<DemoHouse> {
  const house = await aHouse({ isDemo: true, publicUrl: HOME, liftsRateLimits: true, ...settings }, moment)
  await loadDemo(house)
  const accounts = await openAccounts(house)
  const open = (name: VisitorName) => openSession(house, name, accounts)
  const visitors = Object.fromEntries(await Promise.all(VISITORS.map(async (name) => [name, await open(name)]))) as Record<VisitorName, Visitor>
  const app = makeApp(house)
  return {
    house,
    visitors,
    ask: async (visitor, path, question = {}) => app.request(`${HOME}${path}`, requestOf(visitor, question)),
    idOf: (kind, which) => findId(house, kind, which),
    comeBack: async (name) => (visitors[name] = await open(name)),
    close: () => house.close(),
  }
}

export function requestOf({ cookie, formToken }: Visitor, { method = 'GET', form, json, headers = {}, language = 'en' }: Question): RequestInit {
  const all: Record<string, string> = { cookie: `${cookie}; ronde_lang=${language}`, 'accept-language': language, ...headers }
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return { method, headers: all }
  const origin = { origin: HOME, ...all }
  if (json !== undefined)
    return {
      method,
      headers: { ...origin, 'content-type': 'application/json', 'x-form-token': formToken },
      body: typeof json === 'string' ? json : JSON.stringify(json),
    }
  const body = form instanceof FormData || form instanceof URLSearchParams ? form : new URLSearchParams(form ?? {})
  if (!body.has('_token')) body.append('_token', formToken)
  return { method, headers: origin, body }
}

type Account = { personId: string; accountId: string; assurance: 'demo' | 'mail' | 'passkey' }

async function openAccounts(house: TestHouse): Promise<Record<string, Account>> {
  const now = nowOf(house)
  return asSystem(house.db, async (tx) => {
    const known = async (role: string): Promise<Account> => {
      const { rows } = await sql<{ personId: string; id: string }>`select person_id, id from account where email = ${`${role}@demo.example`}`.execute(tx)
      return { personId: rows[0]!.personId, accountId: rows[0]!.id, assurance: 'demo' }
    }
    const demo = await Promise.all(
      ['member', 'moderator', 'researcher', 'coordinator', 'policy-officer'].map(async (role) => [role, await known(role)] as const),
    )
    const administrator = await addSomebody(tx, 'administrator', now)
    await grantRole(tx, { ...administrator, role: 'administrator', programmeId: null }, now)
    const local = await addSomebody(tx, 'community-coordinator', now)
    await sql`insert into membership (community_id, person_id, role, from_on) select id, ${local.personId}::uuid, 'coordinator', '2022-01-01' from community where external_id = 'south'`.execute(
      tx,
    )
    const weak = await addSomebody(tx, 'coordinator-by-mail', now)
    await grantRole(tx, { ...weak, role: 'coordinator', programmeId: null }, now)
    await grantRole(tx, { ...weak, role: 'administrator', programmeId: null }, now)
    return {
      ...Object.fromEntries(demo),
      administrator: { ...administrator, assurance: 'passkey' },
      'community-coordinator': { ...local, assurance: 'passkey' },
      'coordinator-by-mail': { ...weak, assurance: 'mail' },
    }
  })
}

async function addSomebody(tx: Database, name: string, now: string): Promise<{ personId: string; accountId: string }> {
  const { rows } = await sql<{
    id: string
  }>`insert into person (external_id, given_name, family_name, email, language, sort_key, source, entered_at, noticed_at)
    values (${name}, 'Noor', ${name}, ${`${name}@demo.example`}, 'fr', ${`${name} noor`}, 'demo', ${now}::timestamptz, ${now}::timestamptz) returning id`.execute(
    tx,
  )
  const personId = rows[0]!.id
  return { personId, accountId: await createAccount(tx, { personId, email: `${name}@demo.example` }, now) }
}

async function openSession(house: TestHouse, name: VisitorName, accounts: Record<string, Account>): Promise<Visitor> {
  const browser = newToken()
  const account = accounts[name]
  if (account === undefined)
    return { name, personId: '', accountId: '', sessionId: '', cookie: `__Host-ronde-browser=${browser}`, formToken: formTokenFor(house, browser, null) }
  const wish = { accountId: account.accountId, assurance: account.assurance, device: 'a test' }
  const { token, sessionId } = await asSystem(house.db, (tx) => startSession(tx, wish, nowOf(house)))
  return {
    name,
    ...account,
    sessionId,
    cookie: `__Host-ronde-browser=${browser}; ${SESSION_COOKIE}=${token}`,
    formToken: formTokenFor(house, browser, sessionId),
  }
}

async function findId(house: TestHouse, kind: 'community' | 'meeting' | 'person' | 'programme', which: string): Promise<string> {
  const found = await asSystem(house.db, async (tx) => {
    if (kind === 'community') return (await sql<{ id: string }>`select id from community where external_id = ${which}`.execute(tx)).rows
    if (kind === 'person') return (await sql<{ id: string }>`select id from person where external_id = ${which}`.execute(tx)).rows
    if (kind === 'programme') return (await sql<{ id: string }>`select id from programme order by id limit 1`.execute(tx)).rows
    return (
      await sql<{ id: string }>`select m.id from meeting m join meeting_community mc on mc.meeting_id = m.id join community c on c.id = mc.community_id
      where c.external_id = ${which} and m.state = 'held' and not exists (select 1 from meeting_community other where other.meeting_id = m.id and other.community_id <> c.id)
      order by m.starts_at desc limit 1`.execute(tx)
    ).rows
  })
  if (found[0] === undefined) throw new Error(`the demo has no ${kind} ${which}`)
  return found[0].id
}
