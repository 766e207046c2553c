import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditAction } from './audit-actions.ts'
import type { Database } from './database.ts'

/** What SEC-34 asks to keep. Facts hold kinds, counts and ids of things: people stand in the side table alone. */
export type AuditEvent = {
  action: AuditAction
  subjectKind: string
  subjectId?: string | null
  actorPersonId: string | null
  subjectPersonId?: string | null
  facts?: Record<string, string | number | boolean | null | string[]>
}

type Head = { number: number; hash: Buffer }

/**
 * Adds one entry to the chain, in the action's transaction. Each entry holds the hash of the one before; people are
 * covered by a salted hash only, so that erasing them keeps the chain whole.
 */
export async function writeAudit(tx: Database, event: AuditEvent, at: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7014, 1)`.execute(tx)
  const { number, salt, action, subjectKind, subjectId, facts, personalHash, previousHash, hash } = linkEntry(await findHead(tx), event, at)
  await sql`insert into audit_entry (number, at, action, subject_kind, subject_id, facts, personal_hash, previous_hash, hash)
    values (${number}, ${at}, ${action}, ${subjectKind}, ${subjectId}, ${facts}::jsonb, ${personalHash}, ${previousHash}, ${hash})`.execute(tx)
  await sql`insert into audit_person (entry_number, actor_person_id, subject_person_id, salt)
    values (${number}, ${event.actorPersonId}, ${event.subjectPersonId ?? null}, ${salt})`.execute(tx)
}

/** The entry that follows this head. */
export function linkEntry(head: Head | null, event: AuditEvent, at: string): EntryForHash & { salt: Buffer; hash: Buffer } {
  const salt = randomBytes(16)
  const entry: EntryForHash = {
    number: (head?.number ?? 0) + 1,
    at,
    action: event.action,
    subjectKind: event.subjectKind,
    subjectId: subjectIdOf(event),
    facts: JSON.stringify(event.facts ?? {}),
    personalHash: hashPersonal(salt, event.actorPersonId, event.subjectPersonId ?? null),
    previousHash: head?.hash ?? Buffer.alloc(32),
  }
  return { ...entry, salt, hash: hashEntry(entry) }
}

/** The chain can never be changed, so the id of a person never enters it: people stand in the side table alone. */
function subjectIdOf({ subjectKind, subjectId = null, subjectPersonId }: AuditEvent): string | null {
  return subjectKind === 'person' || subjectId === subjectPersonId ? null : subjectId
}

function hashPersonal(salt: Buffer, actor: string | null, subject: string | null): Buffer {
  return createHash('sha256')
    .update(salt)
    .update(`${actor ?? ''}\n${subject ?? ''}`)
    .digest()
}

type EntryForHash = {
  number: number
  at: string
  action: string
  subjectKind: string
  subjectId: string | null
  facts: string
  personalHash: Buffer
  previousHash: Buffer
}

/** Facts are hashed as sorted JSON: the database may give their keys back in another order. */
function hashEntry(entry: EntryForHash): Buffer {
  const facts = sortedJson(JSON.parse(entry.facts))
  const text = [entry.number, new Date(entry.at).toISOString(), entry.action, entry.subjectKind, entry.subjectId ?? '', facts].join('\n')
  return createHash('sha256').update(text).update(entry.personalHash).update(entry.previousHash).digest()
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value) || value === null || typeof value !== 'object') return JSON.stringify(value)
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`).join(',')}}`
}

type StoredEntry = Omit<EntryForHash, 'facts'> & {
  facts: unknown
  hash: Buffer
  salt: Buffer | null
  actorPersonId: string | null
  subjectPersonId: string | null
}

/** Who stands beside the entry is who stood there when it was written; an erased entry has lost its salt and can say nothing any more. */
function namesWhoActed({ salt, actorPersonId, subjectPersonId, personalHash }: StoredEntry): boolean {
  if (salt === null) return false
  return salt.length === 0 || hashPersonal(salt, actorPersonId, subjectPersonId).equals(personalHash)
}

/** Rows that are judged at one go; other requests are answered in between. */
const BLOCK_ROWS = 1_000

/**
 * Walks the chain in blocks. A chain that was written anew as a whole holds together: only the heads that left the host tell.
 * @param heads in the order of their numbers
 * @returns the number of the first entry that was deleted, changed, inserted or moved, or that no head vouches for; null when whole
 */
export async function findBrokenAuditEntry(db: Database, heads: readonly Head[] = []): Promise<number | null> {
  const wanted = new Map(heads.map(({ number, hash }) => [number, hash]))
  let previous: Head = { number: 0, hash: Buffer.alloc(32) }
  let vouched = 0
  for (;;) {
    const { rows } =
      await sql<StoredEntry>`select number, at, action, subject_kind, subject_id, facts, personal_hash, previous_hash, hash, salt, actor_person_id, subject_person_id
      from audit_entry left join audit_person on entry_number = number where number > ${previous.number} order by number limit ${BLOCK_ROWS}`.execute(db)
    if (rows.length === 0) return (heads.at(-1)?.number ?? 0) > previous.number ? previous.number + 1 : null
    for (const row of rows) {
      const expected = hashEntry({ ...row, facts: JSON.stringify(row.facts), previousHash: previous.hash })
      if (row.number !== previous.number + 1) return previous.number + 1
      if (!row.previousHash.equals(previous.hash) || !row.hash.equals(expected) || !namesWhoActed(row)) return row.number
      const head = wanted.get(row.number)
      if (head !== undefined && !head.equals(row.hash)) return vouched + 1
      if (head !== undefined) vouched = row.number
      previous = { number: row.number, hash: row.hash }
    }
  }
}

export type AuditLine = {
  number: number
  at: string
  action: string
  subjectKind: string
  facts: Record<string, unknown>
  actor: string | null
  subject: string | null
}

export type AuditWish = {
  /** Only these actions; all where null. */
  actions: readonly string[] | null
  /** Only entries older than this one. */
  before: number | null
}

const LINES_A_PAGE = 50

/**
 * The newest entries first, with the names that were not erased. Pages go on from a number and are not counted: a log of a million
 * entries answers as fast as one of fifty. Said as a range and an order by
 * action, PostgreSQL goes by the index that begins with it, however common the action is.
 */
export async function listAuditEntries(db: Database, { actions, before }: AuditWish): Promise<{ rows: AuditLine[]; hasOlder: boolean }> {
  // Fifty, and one more that says whether others follow. Not bound: a plan that is kept must know that few are asked for.
  const older = sql`number < ${before ?? Number.MAX_SAFE_INTEGER}`
  const chosen =
    actions === null
      ? sql`select number from audit_entry where ${older} order by number desc limit 51`
      : sql`select one.number from unnest(${[...actions]}::text[]) as wanted (action) cross join lateral
          (select number from audit_entry where action between wanted.action and wanted.action and ${older} order by action desc, number desc limit 51) as one
          order by one.number desc limit 51`
  const { rows } = await sql<AuditLine>`
    select e.number, e.at, e.action, e.subject_kind, e.facts, a.given_name || ' ' || a.family_name as actor, s.given_name || ' ' || s.family_name as subject
    from (${chosen}) as c join audit_entry e on e.number = c.number join audit_person p on p.entry_number = e.number
    left join person a on a.id = p.actor_person_id left join person s on s.id = p.subject_person_id
    order by e.number desc`.execute(db)
  return { rows: rows.slice(0, LINES_A_PAGE), hasOlder: rows.length > LINES_A_PAGE }
}

/** The newest entry and its hash; null before the first. */
export async function findHead(db: Database): Promise<Head | null> {
  const { rows } = await sql<Head>`select number, hash from audit_entry order by number desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** `heads`: how many that left before were compared; `foreign`: lines beside them that this instance did not write. */
export type AuditCheck = { at: string; entries: number; brokenAt: number | null; heads: number; foreign: number }

/** The newest check that was written down; null when nobody ever checked. */
export async function findLastAuditCheck(db: Database): Promise<AuditCheck | null> {
  const { rows } = await sql<{ at: string; facts: Pick<AuditCheck, 'entries' | 'brokenAt'> & Partial<AuditCheck> }>`
    select at, facts from audit_entry where action = 'audit-checked' order by number desc limit 1`.execute(db)
  const found = rows[0]
  return found === undefined ? null : { at: found.at, ...found.facts, heads: found.facts.heads ?? 0, foreign: found.facts.foreign ?? 0 }
}
