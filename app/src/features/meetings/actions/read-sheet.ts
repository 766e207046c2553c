import type { Actor } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Language } from '../../../kernel/language.ts'
import { listConventionStates } from '../../conventions/public.ts'
import { personDisplayName } from '../../people/public.ts'
import { chooseSeat, dayOfMeeting, prefill, usualRole } from '../domain/attendance.ts'
import type { Meeting } from '../domain/meeting.ts'
import { mayKeepRegister } from '../domain/permissions.ts'
import type { Sheet, SheetRow } from '../domain/shown.ts'
import { listConflicts, listPeopleAtMeeting, listSeatedByCommunity, listVisitorsBefore, type PersonAtMeeting } from '../store/attendance-store.ts'
import { findMeeting, listNamedCommunities } from '../store/meeting-store.ts'
import { findPrintedSheet, type PrintedSheet } from '../store/printed-sheet-store.ts'
import type { AskedPerson, ListAsked } from '../store/neighbours.ts'

/** The house with whoever can say who is asked. */
export type SheetHouse = { house: House; listAsked: ListAsked }

/** The attendance sheet for somebody who keeps it; null for everybody else. */
export async function readSheet({ house, listAsked }: SheetHouse, actor: Actor, language: Language, id: string): Promise<Sheet | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, id)
    if (meeting === null || !mayKeepRegister(actor, meeting)) return null
    const communities = await listNamedCommunities(tx, meeting.communityIds)
    const rows = await listSheetRows(tx, meeting, language, listAsked)
    const day = dayOfMeeting(meeting)
    const visitors = meeting.registerState === 'open' ? await listVisitorsBefore(tx, { ...meeting, day }) : []
    const unsigned = meeting.registerState === 'open' ? await listUnsigned(tx, id, day) : new Set<string>()
    return { meeting, day, communities, rows, conflicts: await listConflicts(tx, id), visitors, unsigned }
  })
}

/** Whose employer is asked to sign a convention and has not yet: a word on the row, and nothing in the way. */
async function listUnsigned(tx: Database, meetingId: string, day: Day): Promise<Set<string>> {
  const unsigned = new Set<string>()
  for (const { communityId, personIds } of await listSeatedByCommunity(tx, meetingId))
    for (const { personId, state } of await listConventionStates(tx, communityId, personIds, day)) if (state === 'pending') unsigned.add(personId)
  return unsigned
}

/** The same with one print of it; the last one where no number is asked for. */
export async function readPaper(
  place: SheetHouse,
  actor: Actor,
  language: Language,
  { id, print }: { id: string; print: number | null },
): Promise<{ sheet: Sheet; print: PrintedSheet | null } | null> {
  const sheet = await readSheet(place, actor, language, id)
  return sheet && { sheet, print: await inTransaction(place.house.db, actor, (tx) => findPrintedSheet(tx, id, print)) }
}

/** Members first, then whoever is asked besides or has a line. A sheet that is closed proposes nothing. */
export async function listSheetRows(tx: Database, meeting: Meeting, language: Language, listAsked: ListAsked): Promise<SheetRow[]> {
  const asked = new Map((await listAsked(tx, meeting.id)).map((each) => [each.personId, each]))
  const people = await listPeopleAtMeeting(tx, meeting.id, [...asked.keys()])
  const rows = people.flatMap((person) => toRow(person, { meeting, language, asked: asked.get(person.personId) ?? null }) ?? [])
  const shown = meeting.registerState === 'closed' ? rows.filter(({ version }) => version > 0) : rows
  return shown.toSorted((a, b) => Number(a.seat === null) - Number(b.seat === null))
}

function toRow(person: PersonAtMeeting, { meeting, language, asked }: { meeting: Meeting; language: Language; asked: AskedPerson | null }): SheetRow | null {
  const seat = chooseSeat(person.seats)
  const { line } = person
  const facts = line ?? (seat === null && asked === null ? null : prefill(seat, meeting.mode, asked?.answer ?? null))
  if (facts === null) return null
  return {
    personId: person.personId,
    // Only the nameless place of an erased person is shown otherwise than written.
    name: personDisplayName(language, { ...person, source: person.source === 'former' ? 'former' : 'self' }),
    seat,
    isAsked: asked !== null,
    reply: asked?.answer ?? null,
    facts: { role: facts.role ?? usualRole(seat), state: facts.state, mode: facts.mode, represents: facts.represents },
    version: line?.version ?? 0,
    organisations: person.organisations,
    arrivedAt: line === null || line.arrivedAt === null ? null : new Date(line.arrivedAt).toISOString(),
    leftAt: line === null || line.leftAt === null ? null : new Date(line.leftAt).toISOString(),
    recordedBy: line?.recordedBy ?? '',
    recordedAt: line === null ? null : new Date(line.recordedAt).toISOString(),
  }
}
