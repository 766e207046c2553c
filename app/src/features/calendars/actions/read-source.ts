import { BUSY_LIMITS, readBusy, type BusyCalendar } from '@ronde/calendar'
import type { Instant } from '../../../kernel/day.ts'
import type { Result } from '../../../kernel/result.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { findForbidden } from '../../../platform/forbidden.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { fetchOutside } from '../../../platform/outgoing.ts'
import { keptSpan, nextReadAt, type AddressRefusal, type ReadRefusal } from '../domain/source.ts'
import { lockSource, noteReadWell, noteRefusal, replaceBusy, type SourceToRead } from '../store/source-store.ts'

/** How an address is read; tests put calendars of their own in its place. */
export type FetchCalendar = (address: string) => Promise<Result<Buffer, AddressRefusal>>

const KINDS = ['text/calendar', 'text/plain', 'application/ics', 'application/octet-stream']
export const fetchCalendar: FetchCalendar = (address) => fetchOutside(address, KINDS)

const LIMITS = { ...BUSY_LIMITS, times: 5_000, days: 300_000 }

/** The times of a text within the span that is kept. */
export function understandCalendar(text: string, now: Instant): Result<BusyCalendar, ReadRefusal> {
  return readBusy(text, keptSpan(now), LIMITS)
}

export async function readAddress(fetchIt: FetchCalendar, address: string, now: Instant): Promise<Result<BusyCalendar, ReadRefusal>> {
  const fetched = await fetchIt(address)
  return fetched.ok ? understandCalendar(fetched.value.toString('utf8'), now) : fetched
}

/** Keeps what a calendar says now. Part of somebody else's transaction. */
export async function keepReading(tx: Database, source: SourceToRead, reading: Result<BusyCalendar, ReadRefusal>, at: Instant): Promise<void> {
  if (!reading.ok) return noteRefusal(tx, source.id, { at, nextReadAt: nextReadAt(at, source.failures + 1), refusal: reading.refusal })
  const { busy, rulesNotFollowed } = reading.value
  const kept = source.showsTitles ? await Promise.all(busy.map(withoutIdentifier)) : busy.map((time) => ({ ...time, title: null }))
  await replaceBusy(tx, source.id, kept)
  await noteReadWell(tx, source.id, { at, nextReadAt: source.address === null ? null : nextReadAt(at, 0), rulesNotFollowed })
}

/** An appointment whose title holds what is kept nowhere is an appointment without a title; nobody is there to mend it. */
async function withoutIdentifier<Time extends { title: string | null }>(time: Time): Promise<Time> {
  const isForbidden = time.title !== null && (await findForbidden(time.title, async () => ({}))).length > 0
  return isForbidden ? { ...time, title: null } : time
}

/** Reads one calendar again. The other server is asked between two transactions, so that nobody waits for it. */
export async function readSourceAgain(house: House, fetchIt: FetchCalendar, id: string): Promise<ReadRefusal | null> {
  const known = await asSystem(house.db, (tx) => lockSource(tx, id))
  if (known === null || known.address === null) return null
  const reading = await readAddress(fetchIt, known.address, nowOf(house))
  await asSystem(house.db, async (tx) => {
    const source = await lockSource(tx, id)
    if (source !== null) await keepReading(tx, source, reading, nowOf(house))
  })
  return reading.ok ? null : reading.refusal
}
