import { sql } from 'kysely'
import { makeApp } from '../src/app.ts'
import { asSystem } from '../src/platform/database.ts'
import { aHouse, type TestHouse } from './house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from './neighbourhood.ts'

type Visitor = ReturnType<typeof aVisitor>
type Name = 'presenter' | 'member' | 'lead' | 'researcher' | 'stranger' | 'officer'
type Fields = Record<string, string | string[]>

export const TELLING_DAY = '2023-04-03T09:00:00.000Z'
export const PLAIN = { atStake: 'Une dame seule ne sort plus de chez elle.', wants: 'Rester à la maison', tried: '', ask: 'Qui peut passer ?' }
export const OFFER = { summary: 'Une dame seule ne sort plus de chez elle.', goal: 'Rester à la maison', question: 'Qui peut passer ?', language: 'fr' }

export type Tellers = {
  house: TestHouse
  app: ReturnType<typeof makeApp>
  /** A community bound by secrecy, and one of its meetings with a place for a situation. */
  south: string
  meeting: string
  ids: Record<Exclude<Name, 'officer'> | 'guest', string>
  who: Record<Name, Visitor>
  sessions: { presenter: string; lead: string }
}

/** Somebody who tells, a member, a lead and a researcher of one community, somebody of another one, and who coordinates all of them. */
export async function tellers(): Promise<Tellers> {
  const house = await aHouse({}, TELLING_DAY)
  const app = makeApp(house)
  const [south, north] = [await aCommunity(house, 'Sud'), await aCommunity(house, 'Nord')]
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound'`.execute(tx))
  const ids = {
    presenter: await aPerson(house, { givenName: 'Ama', familyName: 'Mensah' }),
    member: await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' }),
    lead: await aPerson(house, { givenName: 'Chloé', familyName: 'Dubois' }),
    researcher: await aPerson(house, { givenName: 'Dirk', familyName: 'Maes' }),
    stranger: await aPerson(house, { givenName: 'Émile', familyName: 'Zéphyr' }),
    guest: await aPerson(house, { givenName: 'Flor', familyName: 'Winkel', employment: 'citizen' }),
  }
  for (const personId of [ids.presenter, ids.member]) await aMembership(house, { personId, communityId: south })
  await aMembership(house, { personId: ids.lead, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: ids.researcher, communityId: south, role: 'researcher' })
  await aMembership(house, { personId: ids.stranger, communityId: north, role: 'coordinator' })
  const sessions = { presenter: await aSession(house, { personId: ids.presenter }), lead: await aSession(house, { personId: ids.lead }) }
  const visitor = async (personId: string) => aVisitor(house, app, await aSession(house, { personId }))
  const who = {
    presenter: aVisitor(house, app, sessions.presenter),
    lead: aVisitor(house, app, sessions.lead),
    member: await visitor(ids.member),
    researcher: await visitor(ids.researcher),
    stranger: await visitor(ids.stranger),
    officer: aVisitor(house, app, await aSession(house, { personId: await aPerson(house), instanceRole: 'coordinator' })),
  }
  return { house, app, south, meeting: await aMeetingOf({ house, south }, '2023-04-20T11:00:00Z'), ids, who, sessions }
}

export async function aMeetingOf({ house, south }: Pick<Tellers, 'house' | 'south'>, startsAt: string): Promise<string> {
  return asSystem(house.db, async (tx) => {
    const endsAt = new Date(Date.parse(startsAt) + 7_200_000).toISOString()
    const { rows } = await sql<{
      id: string
    }>`insert into meeting (title, starts_at, ends_at) values ('Rencontre', ${startsAt}, ${endsAt}) returning id`.execute(tx)
    const made = rows[0]?.id ?? ''
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${made}, ${south}, ${startsAt})`.execute(tx)
    await sql`insert into agenda_item (meeting_id, kind, language, title, minutes, position) values (${made}, 'situation', 'fr', '', 45, 0)`.execute(tx)
    return made
  })
}

/** @returns the address of its page */
export async function aDraftOf({ who }: Pick<Tellers, 'who'>, answers: Partial<typeof PLAIN> = {}): Promise<string> {
  const answer = await who.presenter.send('/situations/new', { ...PLAIN, ...answers, language: 'fr', next: 'later' })
  return answer.headers.get('location') ?? `status ${answer.status}`
}

export async function offerIt(told: Tellers, path: string, words: Fields = {}): Promise<Response> {
  return told.who.presenter.send(`${path}/offer`, { ...OFFER, community: told.south, version: await versionOf(told, path), ...words })
}

export async function anOfferOf(told: Tellers, words: Fields = {}): Promise<string> {
  const path = await aDraftOf(told)
  const { status } = await offerIt(told, path, words)
  if (status !== 303) throw new Error(`offering was answered by ${status}`)
  return path
}

export const idIn = (path: string): string => path.split('/')[2] ?? ''

export async function situationAt({ house }: Pick<Tellers, 'house'>, path: string): Promise<Record<string, unknown> | undefined> {
  return (await asSystem(house.db, (tx) => sql<Record<string, unknown>>`select * from situation where id = ${idIn(path)}`.execute(tx))).rows[0]
}

export async function versionOf(told: Pick<Tellers, 'house'>, path: string): Promise<string> {
  return String((await situationAt(told, path))?.['version'])
}

export async function answersAt({ house }: Pick<Tellers, 'house'>, path: string): Promise<{ words: Buffer; rowKey: Buffer }[]> {
  return (
    await asSystem(house.db, (tx) =>
      sql<{ words: Buffer; rowKey: Buffer }>`select words, row_key from situation_words where situation_id = ${idIn(path)}`.execute(tx),
    )
  ).rows
}
