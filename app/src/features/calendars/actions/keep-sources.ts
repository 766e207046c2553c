import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { mayKeepCalendars } from '../domain/permissions.ts'
import { isTooSoon, MOST_SOURCES, parseDraft, type CalendarSource, type CalendarSubject, type SourceDraft, type SourceRefusal } from '../domain/source.ts'
import { findSource, findSubjectOf, listSources, lockSource, lockSourcesOf, removeSource, saveSource } from '../store/source-store.ts'
import { keepReading, readAddress, readSourceAgain, understandCalendar, type FetchCalendar } from './read-source.ts'

/** Null when the actor does not keep the calendars of this subject. */
export async function listCalendars(house: House, actor: Actor, subject: CalendarSubject): Promise<CalendarSource[] | null> {
  if (!mayKeepCalendars(actor, subject)) return null
  return inTransaction(house.db, actor, (tx) => listSources(tx, subject))
}

/**
 * Brings a calendar in, from an address or a file. It is read first: what cannot be read is not kept, and says why.
 * @param actor null for the command line
 */
export async function addCalendar(
  house: House,
  actor: Actor | null,
  subject: CalendarSubject,
  given: SourceDraft,
  fetchIt: FetchCalendar,
): Promise<Result<CalendarSource, SourceRefusal>> {
  if (actor !== null && !mayKeepCalendars(actor, subject)) return refused('not-found')
  const draft = parseDraft(given)
  if (!draft.ok) return draft
  const { name, address, text, showsTitles } = draft.value
  const before = await within(house, actor, (tx) => listSources(tx, subject))
  if (before.length >= MOST_SOURCES) return refused('too-many')
  const reading = address === null ? understandCalendar(text ?? '', nowOf(house)) : await readAddress(fetchIt, address, nowOf(house))
  if (!reading.ok) return reading
  const now = nowOf(house)
  return within(house, actor, async (tx): Promise<Result<CalendarSource, SourceRefusal>> => {
    await lockSourcesOf(tx, subject)
    if ((await listSources(tx, subject)).length >= MOST_SOURCES) return refused('too-many')
    const id = await saveSource(tx, { subject, name, address, showsTitles, addedBy: actor?.personId ?? null, addedAt: now })
    await keepReading(tx, { id, address, showsTitles, failures: 0 }, reading, now)
    await writeAudit(
      tx,
      { action: 'calendar.added', subjectKind: 'calendar', subjectId: id, actorPersonId: actor?.personId ?? null, facts: { of: subject.kind } },
      now,
    )
    const saved = await findSource(tx, subject, id)
    return saved === null ? refused('not-found') : done(saved)
  })
}

function within<Value>(house: House, actor: Actor | null, work: (tx: Database) => Promise<Value>): Promise<Value> {
  return actor === null ? asSystem(house.db, work) : inTransaction(house.db, actor, work)
}

export async function removeCalendar(house: House, actor: Actor, subject: CalendarSubject, id: string): Promise<Result<null, SourceRefusal>> {
  if (!mayKeepCalendars(actor, subject)) return refused('not-found')
  return inTransactionOrUndo(house.db, actor, (tx) => remove(tx, subject, id, { by: actor.personId, now: nowOf(house) }))
}

/** From the command line, by its number alone. */
export async function removeAsOperator(house: House, id: string): Promise<Result<null, SourceRefusal>> {
  return asSystem(house.db, async (tx) => {
    const subject = await findSubjectOf(tx, id)
    return subject === null ? refused('not-found') : remove(tx, subject, id, { by: null, now: nowOf(house) })
  })
}

async function remove(
  tx: Database,
  subject: CalendarSubject,
  id: string,
  { by, now }: { by: string | null; now: string },
): Promise<Result<null, SourceRefusal>> {
  if (!(await removeSource(tx, subject, id))) return refused('not-found')
  await writeAudit(tx, { action: 'calendar.removed', subjectKind: 'calendar', subjectId: id, actorPersonId: by, facts: { of: subject.kind } }, now)
  return done(null)
}

/** By hand, at most once a minute. */
export async function readCalendarNow(
  house: House,
  actor: Actor,
  subject: CalendarSubject,
  id: string,
  fetchIt: FetchCalendar,
): Promise<Result<null, SourceRefusal>> {
  if (!mayKeepCalendars(actor, subject)) return refused('not-found')
  const known = await inTransaction(house.db, actor, async (tx) => {
    const source = await findSource(tx, subject, id)
    return source === null ? null : { source, stored: await lockSource(tx, id) }
  })
  if (!known?.stored?.address) return refused('not-found')
  if (isTooSoon(known.source.triedAt, nowOf(house))) return refused('too-soon')
  const refusal = await readSourceAgain(house, fetchIt, id)
  return refusal === null ? done(null) : refused(refusal)
}
