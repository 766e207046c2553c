import { sql } from 'kysely'
import { personalColumns } from '../kernel/personal-column.ts'
import type { Database } from './database.ts'
import type { PersonalData, PersonalPart } from './personal-data.ts'

const AUDIT = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'audit-24-months',
  visibility: 'administrators',
  class: 'secret',
} as const

/** What was done to the person or by her; who else was concerned stays out. */
async function showAudit(tx: Database, personId: string): Promise<PersonalPart[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select e.at, e.action, e.subject_kind, p.actor_person_id is not distinct from ${personId}::uuid as done_by_me
    from audit_person p join audit_entry e on e.number = p.entry_number
    where p.actor_person_id = ${personId} or p.subject_person_id = ${personId} order by e.number`.execute(tx)
  return [{ table: 'audit_person', rows }]
}

/** The chain stays whole: it covers a salted hash, and the salt goes with the names. */
async function eraseAudit(tx: Database, personId: string): Promise<void> {
  await sql`
    update audit_person set salt = '\\x', actor_person_id = nullif(actor_person_id, ${personId}::uuid), subject_person_id = nullif(subject_person_id, ${personId}::uuid)
    where actor_person_id = ${personId} or subject_person_id = ${personId}`.execute(tx)
  await sql`delete from outbox_mail where idempotency_key like '%' || ${personId} || '%'`.execute(tx)
}

/** What the house itself keeps about people. */
export const platformPersonalData: PersonalData = {
  columns: [
    ...personalColumns('audit_person', ['actor_person_id', 'subject_person_id', 'salt'], AUDIT),
    ...personalColumns('audit_entry', ['personal_hash'], AUDIT),
  ],
  plain: [
    { table: 'audit_person', columns: '*', reason: 'the number of the entry' },
    { table: 'audit_entry', columns: '*', reason: 'kinds, counts and ids of things; people stand in the side table' },
    { table: 'domain_event', columns: '*', reason: 'kinds and ids of what happened, for ninety days' },
    { table: 'setting', columns: '*', reason: 'settings of the instance' },
    { table: 'rate_limit', columns: '*', reason: 'counts tries under blocks of addresses and keyed hashes, for a day at most' },
    { table: 'outbox_mail', columns: '*', reason: 'tries and moments of the sending' },
  ],
  show: showAudit,
  erase: eraseAudit,
}
