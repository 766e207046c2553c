import { sql } from 'kysely'
import type { Facts } from '../kernel/result.ts'
import { asSystem, type Database } from './database.ts'
import { nowOf, type House } from './house.ts'
import type { Jobs } from './mail/mail-jobs.ts'

/** Everything that a lower feature says has happened, so that a higher one may act on it. */
export type EventKind =
  | 'meeting.planned'
  | 'meeting.changed'
  | 'meeting.cancelled'
  | 'meeting.held'
  | 'register.closed'
  | 'register.reopened'
  | 'room.widened'
  | 'situation.stopped'
  | 'membership.ended'
  | 'consent.withdrawn'
  | 'record.prepared'
  | 'record.locked'
  | 'suggestion.tried'
  | 'survey.withdrawn'

export type DomainEvent = { number: number; kind: EventKind; subjectId: string; facts: Facts; at: string }

/** `hear` may be called twice for one event: it looks first whether its work is done. It opens its own transaction. */
export type Listener = { name: string; kinds: readonly EventKind[]; hear: (house: House, event: DomainEvent) => Promise<void> }

/** Says in the action's own transaction that something happened. Whoever listens hears of it once that commits, and after every crash. */
export async function raise(tx: Database, { kind, subjectId, facts = {} }: { kind: EventKind; subjectId: string; facts?: Facts }, at: string): Promise<void> {
  const { rows } = await sql<{ number: number }>`
    insert into domain_event (kind, subject_id, facts, at) values (${kind}, ${subjectId}, ${JSON.stringify(facts)}::jsonb, ${at}) returning number`.execute(tx)
  const payload = JSON.stringify({ number: rows[0]?.number })
  await sql`select add_job_later('tell-listeners', ${payload}::json, ${`event ${rows[0]?.number}`})`.execute(tx)
}

/** One job an event finds the listeners; each of them has a job of its own, so that one that fails keeps no other waiting. */
export function eventJobs(house: House, listeners: readonly Listener[]): Jobs {
  return {
    'tell-listeners': (payload) =>
      asSystem(house.db, async (tx) => {
        const event = await findEvent(tx, (payload as { number: number }).number)
        if (event === null) return
        for (const { name } of listeners.filter(({ kinds }) => kinds.includes(event.kind))) {
          const told = JSON.stringify({ number: event.number, name })
          await sql`select add_job_later('hear-event', ${told}::json, ${`event ${event.number} ${name}`})`.execute(tx)
        }
      }),
    'hear-event': async (payload) => {
      const { number, name } = payload as { number: number; name: string }
      const event = await asSystem(house.db, (tx) => findEvent(tx, number))
      if (event !== null) await listeners.find((listener) => listener.name === name)?.hear(house, event)
    },
    'forget-old-events': () =>
      asSystem(house.db, async (tx) => void (await sql`delete from domain_event where at < ${nowOf(house)}::timestamptz - interval '90 days'`.execute(tx))),
  }
}

export const eventCrontab = '50 2 * * * forget-old-events'

async function findEvent(tx: Database, number: number): Promise<DomainEvent | null> {
  const { rows } = await sql<DomainEvent>`select number, kind, subject_id, facts, at from domain_event where number = ${number}`.execute(tx)
  return rows[0] ?? null
}
