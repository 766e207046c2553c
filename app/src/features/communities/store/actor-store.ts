import { sql } from 'kysely'
import type { Actor, Assurance, CommunityAccess, InstanceRole } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'

type ActorRow = {
  personId: string
  accountId: string
  sessionId: string
  name: string
  language: Language | null
  assurance: Assurance
  provedAt: string
  instanceRoles: { role: InstanceRole; programmeId: string | null }[]
  communities: CommunityAccess[]
}

/**
 * The actor behind a session: one statement for every page. A session lives until it is ended, eight hours after it was
 * last used, and thirty days at most. Read as the owner of the view, because nobody acts yet. `needsRenewal`: a membership changed
 * since the last request, so the session goes on under a new token.
 */
export async function findActorBySession(db: Database, tokenHash: Buffer, now: string): Promise<(Actor & { needsRenewal: boolean }) | null> {
  const { rows } = await sql<
    ActorRow & { needsRenewal: boolean }
  >`select person_id, account_id, session_id, name, language, assurance, proved_at, instance_roles, communities, needs_renewal
    from find_actor_by_session(${tokenHash}, ${now})`.execute(db)
  return rows[0] === undefined ? null : toActor(rows[0])
}

/** The actor behind a key of the API; the key counts as proof, as it was made after one. */
export async function findActorByApiKey(db: Database, keyHash: Buffer, now: string): Promise<Actor | null> {
  const { rows } = await sql<ActorRow>`select person_id, account_id, session_id, name, language, assurance, proved_at, instance_roles, communities
    from find_actor_by_api_key(${keyHash}, ${now})`.execute(db)
  return rows[0] === undefined ? null : toActor(rows[0])
}

function toActor<Row extends ActorRow>(row: Row): Row & Actor {
  const isNetwork = row.assurance !== 'mail' && row.instanceRoles.some(({ role, programmeId }) => role === 'coordinator' && programmeId === null)
  return { ...row, provedAt: new Date(row.provedAt).toISOString(), reach: isNetwork ? 'network' : 'own' }
}

export type Concerned = { communityIds: string[]; programmeIds: (string | null)[] }

/** The communities, and their programmes, that one community, meeting or programme concerns; null when there is none of that id. */
export async function findConcernedCommunities(db: Database, of: 'community' | 'meeting' | 'programme', id: string): Promise<Concerned | null> {
  const { rows } = await readConcernedRows(db, of, id)
  if (rows.length === 0) return null
  return { communityIds: rows.flatMap(({ communityId }) => communityId ?? []), programmeIds: rows.map(({ programmeId }) => programmeId) }
}

type ConcernedRow = { communityId: string | null; programmeId: string | null }

async function readConcernedRows(db: Database, of: 'community' | 'meeting' | 'programme', id: string) {
  if (of === 'community') return sql<ConcernedRow>`select id as community_id, programme_id from community where id = ${id}`.execute(db)
  if (of === 'programme') {
    return sql<ConcernedRow>`select c.id as community_id, p.id as programme_id from programme p left join community c on c.programme_id = p.id where p.id = ${id} order by c.id`.execute(
      db,
    )
  }
  return sql<ConcernedRow>`select c.id as community_id, c.programme_id from meeting_community mc join community c on c.id = mc.community_id
    where mc.meeting_id = ${id} order by c.id`.execute(db)
}
