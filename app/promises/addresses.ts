import { sql } from 'kysely'
import { asSystem } from '../src/platform/database.ts'
import type { Route } from '../src/platform/http/route.ts'
import type { DemoHouse } from './demo-house.ts'

export const MISSING = '11111111-2222-4333-8444-555555555555'
const BESIDE = '99999999-2222-4333-8444-555555555555'
/** A route that goes on until somebody leaves: its answer is looked at, not read to the end. */
export const isStream = ({ path }: Pick<Route, 'path'>): boolean => /\/(stream|events)$/.test(path)

/** Rows of the demo that addresses may name: seen from South, and seen from where South is foreign. */
export type KnownIds = { community: Known; meeting: Known; programme: Known; person: Known; organisation: Known; account: Known; membership: Known }
export type Known = { own: string; foreign: string }

/** The concertation shares no member with South; the second programme is nobody's. */
export async function findKnownIds({ house, idOf, visitors }: DemoHouse): Promise<KnownIds> {
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await asSystem(house.db, (tx) => query.execute(tx))).rows[0]!.id
  const memberIn = (community: string) =>
    sql<{
      id: string
    }>`select m.id from membership m join community c on c.id = m.community_id where c.external_id = ${community} and m.role = 'member' order by m.id limit 1`
  return {
    community: { own: await idOf('community', 'south'), foreign: await idOf('community', 'concertation') },
    meeting: { own: await idOf('meeting', 'south'), foreign: await idOf('meeting', 'concertation') },
    programme: {
      own: await idOf('programme', ''),
      foreign: await one(sql<{ id: string }>`insert into programme (name_fr, name_nl) values ('Ailleurs', 'Elders') returning id`),
    },
    person: { own: visitors.member.personId, foreign: await idOf('person', 'concertation-person-7') },
    organisation: {
      own: await one(sql<{ id: string }>`select id from organisation order by sort_key, id limit 1`),
      foreign: await one(sql<{ id: string }>`select id from organisation order by sort_key desc, id limit 1`),
    },
    account: { own: visitors.member.accountId, foreign: visitors.administrator.accountId },
    membership: { own: await one(memberIn('south')), foreign: await one(memberIn('concertation')) },
  }
}

/** The kind of row that `:id` names in an address: its first word says so. */
export function kindOf(path: string): keyof KnownIds {
  const kinds: [RegExp, keyof KnownIds][] = [
    [/\/people\b/, 'person'],
    [/\/organisations\b/, 'organisation'],
    [/\/accounts\b/, 'account'],
    [/\/communities\b/, 'community'],
    [/\/meetings\b/, 'meeting'],
    [/\/programmes\b/, 'programme'],
  ]
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'person'
}

/** Pages that are none without saying of what. */
const NEEDS: Record<string, string> = {
  '/communities/:id/report/rows': '?figure=organisations&community=ID&from=2022-09-01&until=2023-03-31',
  '/api/v1/communities/:id/load': '?day=2023-05-02&from=12:00&until=14:00',
  // The other papers carry codes of a sheet that somebody printed first.
  '/meetings/:id/prepare/pack': '?parts=agenda',
  '/api/v1/meetings/:id/pack.pdf': '?parts=agenda',
}

/** Fills the holes of a path: `:id` with the row asked for, the rest with what belongs beside it. */
export function fillPath(path: string, id: string, known: KnownIds): string {
  const query = (NEEDS[path] ?? '').replaceAll('ID', id)
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (name === 'id') return id
    if (name === 'memberId') return known.membership.own
    if (name === 'personId') return known.person.own
    if (name.endsWith('Id')) return BESIDE
    return 'nothing-of-this-name'
  })
  return `${filled}${query}`
}
