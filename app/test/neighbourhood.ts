import { sql } from 'kysely'
import type { Hono } from 'hono'
import { asSystem, type Database } from '../src/platform/database.ts'
import { formTokenFor } from '../src/platform/http/same-origin.ts'
import type { RouteEnv } from '../src/platform/http/route.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { nowOf, type House } from '../src/platform/house.ts'
import { hashToken, newToken } from '../src/platform/secrets.ts'
import { personSortKey, type PersonSource } from '../src/features/people/domain/person.ts'

type PersonRow = {
  givenName: string
  familyName: string
  email: string | null
  phone: string | null
  source: PersonSource
  noticedAt: string | null
  employment: string | null
  disciplines: string[]
  enteredAt: string
}

/** An invented person; told, unless the test says otherwise. */
export async function aPerson(house: House, given: Partial<PersonRow> = {}): Promise<string> {
  const person: PersonRow = {
    givenName: 'Ama',
    familyName: 'Mensah',
    email: null,
    phone: null,
    source: 'coordinator',
    noticedAt: nowOf(house),
    employment: 'salaried',
    disciplines: [],
    enteredAt: nowOf(house),
    ...given,
  }
  return insert(house, (tx) =>
    sql`insert into person (given_name, family_name, email, phone, source, noticed_at, employment, disciplines, entered_at, sort_key)
      values (${person.givenName}, ${person.familyName}, ${person.email}, ${person.phone}, ${person.source}, ${person.noticedAt}, ${person.employment}, ${person.disciplines}, ${person.enteredAt}, ${personSortKey(person)}) returning id`.execute(
      tx,
    ),
  )
}

export async function anOrganisation(house: House, { nameFr, solePractice = false }: { nameFr: string; solePractice?: boolean }): Promise<string> {
  return insert(house, (tx) =>
    sql`insert into organisation (name_fr, sole_practice, sort_key) values (${nameFr}, ${solePractice}, ${nameFr.toLowerCase()}) returning id`.execute(tx),
  )
}

export async function aCommunity(house: House, nameFr: string): Promise<string> {
  return insert(house, (tx) => sql`insert into community (name_fr, state, created_at) values (${nameFr}, 'active', ${nowOf(house)}) returning id`.execute(tx))
}

type MembershipRow = { personId: string; communityId: string; role?: string; represents?: string }

/** Since long ago, so that the database's own day agrees. */
export async function aMembership(house: House, { personId, communityId, role = 'member', represents }: MembershipRow): Promise<string> {
  const id = await insert(house, (tx) =>
    sql`insert into membership (community_id, person_id, role, from_on) values (${communityId}, ${personId}, ${role}, '2020-01-01') returning id`.execute(tx),
  )
  if (represents !== undefined) {
    await asSystem(house.db, (tx) =>
      sql`insert into representation (membership_id, community_id, organisation_id) values (${id}, ${communityId}, ${represents})`.execute(tx),
    )
  }
  return id
}

export async function aHeldMeeting(
  house: House,
  { communityId, startsAt, present }: { communityId: string; startsAt: string; present: string[] },
): Promise<string> {
  const endsAt = new Date(new Date(startsAt).getTime() + 2 * 3_600_000).toISOString()
  const id = await insert(house, (tx) =>
    sql`insert into meeting (title, starts_at, ends_at, state) values ('Rencontre', ${startsAt}, ${endsAt}, 'held') returning id`.execute(tx),
  )
  await asSystem(house.db, async (tx) => {
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${communityId}, ${startsAt})`.execute(tx)
    for (const personId of present) {
      await sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${id}, ${personId}, 'member', 'present', ${startsAt})`.execute(
        tx,
      )
    }
  })
  return id
}

type SessionRow = { personId: string; instanceRole?: string; assurance?: 'mail' | 'passkey' }

/** Signs the person in without going through the sign-in page. */
export async function aSession(house: House, { personId, instanceRole, assurance = 'passkey' }: SessionRow): Promise<string> {
  const now = nowOf(house)
  const accountId = await insert(house, (tx) =>
    sql`insert into account (person_id, email, created_at) values (${personId}, ${`${personId}@ronde.example`}, ${now}) returning id`.execute(tx),
  )
  if (instanceRole !== undefined) {
    await asSystem(house.db, (tx) => sql`insert into account_role (account_id, role, granted_at) values (${accountId}, ${instanceRole}, ${now})`.execute(tx))
  }
  const token = newToken()
  const expiresAt = new Date(house.clock().getTime() + 86_400_000).toISOString()
  await asSystem(house.db, (tx) =>
    sql`insert into session (account_id, token_hash, assurance, created_at, proved_at, last_seen_at, expires_at)
      values (${accountId}, ${hashToken(token)}, ${assurance}, ${now}, ${now}, ${now}, ${expiresAt})`.execute(tx),
  )
  return token
}

async function insert(house: House, work: (tx: Database) => Promise<{ rows: unknown[] }>): Promise<string> {
  const { rows } = await asSystem(house.db, work)
  return (rows[0] as { id: string }).id
}

const BROWSER = 'a-browser-of-the-tests'

/** A browser in which somebody is signed in: pages are asked for, forms are sent with their token, and a new session cookie is kept. */
export function aVisitor(house: House, app: Hono<RouteEnv>, token: string | null) {
  let current = token
  const headers = () => ({
    Cookie: [`__Host-ronde-browser=${BROWSER}`, ...(current === null ? [] : [`${SESSION_COOKIE}=${current}`])].join('; '),
    'Accept-Language': 'en',
  })
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(path, { ...init, headers: { ...headers(), ...init.headers } })
    const renewed = answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`))
    const [, fresh = ''] = /=([^;]*)/.exec(renewed ?? '') ?? []
    if (fresh !== '') current = fresh
    return answer
  }
  const sealed = async () => {
    const { rows } = await sql<{ id: string }>`select id from session where token_hash = ${hashToken(current ?? '')}`.execute(house.db)
    return formTokenFor(house, BROWSER, rows[0]?.id ?? null)
  }
  const { origin } = new URL(house.settings.publicUrl)
  return {
    open: (path: string) => ask(path),
    /** One file, as a browser sends it. */
    upload: async (path: string, field: string, file: File) => {
      const body = new FormData()
      body.set(field, file)
      body.set('_token', await sealed())
      return ask(path, { method: 'POST', headers: { Origin: origin }, body })
    },
    read: async (path: string) => (await ask(path)).text(),
    send: async (path: string, fields: Record<string, string | string[]>) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields)) for (const text of [value].flat()) body.append(name, text)
      body.set('_token', await sealed())
      return ask(path, { method: 'POST', headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }, body: body.toString() })
    },
  }
}
