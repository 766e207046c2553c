import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { House } from '../../../platform/house.ts'
import { addAffiliations, addOrganisation, addPerson, EMPTY_PERSON, findOrganisation, personSortKey } from '../../people/public.ts'
import {
  checkName,
  dayOfMeeting,
  mayBeWritten,
  splitName,
  type AttendanceFacts,
  type AttendanceLine,
  type MeetingRole,
  type NameRefusal,
  type SentRow,
  type WriteRefusal,
} from '../domain/attendance.ts'
import {
  findOrganisationByName,
  listConflicts,
  listKnownByName,
  listLines,
  listSeats,
  listVisitorsBefore,
  removeLine,
  resolveConflict,
  saveLines,
  type LineSource,
} from '../store/attendance-store.ts'
import type { PresenceTimes } from '../domain/tap.ts'
import type { ListAsked } from '../store/neighbours.ts'
import { saveTimes } from '../store/tap-store.ts'
import { keepMeeting, record, type Hands, type Keeping, type MissingRefusal } from './keep-meeting.ts'
import { findFacts, noteChanged, tellOthers, writeRows, type SheetSaved } from './save-sheet.ts'

export type LineRefusal =
  | WriteRefusal
  | NameRefusal
  | MissingRefusal
  | 'person-unknown'
  | 'organisation-unknown'
  | 'saved-meanwhile'
  | 'deputy-is-same'
  | 'deputy-while-here'
  | 'conflict-unknown'
  | 'member-stays'

type Words = { language: Language; listAsked: ListAsked }
type Guest = Words & { name: string; organisation: string }

/** Saves the sheet as it stands and adds somebody who has no seat: one tap. @returns the person's id */
export async function addVisitor(
  house: House,
  actor: Actor,
  meetingId: string,
  guest: Guest & { rows: readonly SentRow[] },
): Promise<Result<SheetSaved & { personId: string }, LineRefusal>> {
  return keepMeeting<SheetSaved & { personId: string }, Exclude<LineRefusal, MissingRefusal>>(house, actor, meetingId, async (keeping) => {
    const objection = checkName(guest.name) ?? (guest.organisation.length > 200 ? 'text-too-long' : null)
    if (objection !== null) return refused(objection)
    const written = await writeRows(keeping, guest.rows, { ...guest, source: 'sheet', mark: '' })
    if (!written.ok) return written
    const represents = await findOrMakeOrganisation(keeping, guest)
    const personId = await findOrMakePerson(keeping, guest, represents)
    await bePresent(keeping, personId, { ...guest, role: 'visitor', represents })
    await tellOthers(keeping)
    return done({ ...written.value, personId })
  })
}

/** Saves the sheet as it stands and adds somebody who came as a visitor before. Who is on the sheet by now stays there. */
export async function addKnownVisitor(
  house: House,
  actor: Actor,
  meetingId: string,
  { personId, rows, ...words }: Words & { personId: string; rows: readonly SentRow[] },
): Promise<Result<SheetSaved & { name: string }, LineRefusal>> {
  return keepMeeting<SheetSaved & { name: string }, Exclude<LineRefusal, MissingRefusal>>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting } = keeping
    const written = await writeRows(keeping, rows, { ...words, source: 'sheet', mark: '' })
    if (!written.ok) return written
    const [visitor] = await listVisitorsBefore(tx, { ...meeting, day: dayOfMeeting(meeting) }, personId)
    const isThere = visitor === undefined && (await findFacts(keeping, personId, words.listAsked)) !== null
    if (visitor === undefined && !isThere) return refused('person-unknown')
    if (visitor !== undefined) await bePresent(keeping, personId, { ...words, role: 'visitor', represents: [] })
    await tellOthers(keeping)
    return done({ ...written.value, name: visitor?.name ?? '' })
  })
}

/** How a typed name may stand in the directory: the words may come in either order. */
export function sortKeysOf(name: string): string[] {
  const words = name.trim().split(/\s+/)
  const turned = { givenName: words.slice(1).join(' '), familyName: words[0] ?? '' }
  const other = { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' }
  return [splitName(name), turned, other].map(personSortKey)
}

/** Somebody of that name who sat here before is meant; two of that name, or nobody, make a new person, to be told within thirty days. */
export async function findOrMakePerson(
  keeping: Hands,
  { name, language }: Pick<Guest, 'name' | 'language'>,
  organisationIds: readonly string[],
): Promise<string> {
  const { tx, meeting, now, actor } = keeping
  const split = splitName(name)
  const known = await listKnownByName(tx, meeting.communityIds, sortKeysOf(name))
  if (known.length === 1 && known[0]) return known[0].personId
  const personId = await addPerson(tx, { ...EMPTY_PERSON, ...split, language, source: 'attendance', enteredBy: actor.personId, enteredAt: now })
  await addAffiliations(
    tx,
    organisationIds.map((organisationId) => ({ personId, organisationId, from: null, until: null })),
  )
  await writeAudit(
    tx,
    { action: 'person.added', subjectKind: 'person', actorPersonId: actor.personId, subjectPersonId: personId, facts: { source: 'attendance' } },
    now,
  )
  return personId
}

export async function findOrMakeOrganisation(
  { tx, actor, now }: Hands,
  { organisation, language }: Pick<Guest, 'organisation' | 'language'>,
): Promise<string[]> {
  const name = organisation.trim()
  if (name === '') return []
  const known = await findOrganisationByName(tx, name)
  if (known !== null) return [known]
  const names = language === 'nl' ? { nameFr: '', nameNl: name } : { nameFr: name, nameNl: '' }
  const id = await addOrganisation(tx, { ...names, solePractice: null, enterpriseNumber: null, actorKind: null, missions: [], sectors: [] })
  await writeAudit(
    tx,
    { action: 'organisation.added', subjectKind: 'organisation', subjectId: id, actorPersonId: actor.personId, facts: { source: 'attendance' } },
    now,
  )
  return [id]
}

type Arrival = { role: MeetingRole; represents: readonly string[]; listAsked: ListAsked; source?: LineSource }

/** Who has a seat keeps its role; the others get the role they came in. Being there already changes nothing but a missing organisation. */
export async function bePresent(keeping: Hands, personId: string, { role, represents, listAsked, source = 'sheet' }: Arrival): Promise<void> {
  const mode = keeping.meeting.mode === 'online' ? 'online' : 'in_person'
  const before = await findFacts(keeping, personId, listAsked)
  const base: AttendanceFacts = before?.facts ?? { role, state: 'present', mode, represents: [] }
  const isThere = before !== null && base.state === 'present'
  const facts: AttendanceFacts = {
    role: role === 'deputy' ? role : base.role,
    state: 'present',
    mode: isThere ? base.mode : mode,
    represents: represents.length > 0 ? represents : base.represents,
  }
  await saveOne(keeping, { ...facts, personId, version: before?.version ?? 0 }, source)
  if (before !== null && before.version > 0) await noteChanged(keeping, before.facts, { ...facts, personId })
  else await record(keeping, { action: 'attendance.added', personId, facts: { role: facts.role, state: 'present' } })
}

async function saveOne({ tx, meeting, actor, now }: Hands, line: AttendanceLine, source: LineSource = 'sheet'): Promise<void> {
  await saveLines(tx, { meetingId: meeting.id, source, by: actor.personId, at: now }, [line])
}

export type LineChange = Words & {
  personId: string
  version: number
  facts: AttendanceFacts
  /** When she came and went, where somebody knows. */
  times: PresenceTimes
  /** The name of who came in her place; empty when nobody or not known. */
  deputy: string
}

/**
 * Role, state and deputy of one person. Whoever names a deputy says that one was sent: the person was not there, and the deputy is
 * there for the same organisations.
 */
export async function changeLine(house: House, actor: Actor, meetingId: string, change: LineChange): Promise<Result<null, LineRefusal>> {
  return keepMeeting<null, Exclude<LineRefusal, MissingRefusal>>(house, actor, meetingId, async (keeping) => {
    const open = mayBeWritten(keeping.meeting, keeping.now)
    if (!open.ok) return open
    const before = await findFacts(keeping, change.personId, change.listAsked)
    if (before === null) return refused('person-unknown')
    if (before.version !== change.version) return refused('saved-meanwhile')
    const { personId, deputy } = change
    const added = change.facts.represents.filter((each) => !before.facts.represents.includes(each))
    for (const each of added) if ((await findOrganisation(keeping.tx, each)) === null) return refused('organisation-unknown')
    if (deputy !== '' && change.facts.state === 'present') return refused('deputy-while-here')
    const facts: AttendanceFacts = deputy === '' ? change.facts : { ...change.facts, state: 'represented', mode: null }
    if (deputy !== '') {
      const sent = await sendDeputy(keeping, change)
      if (!sent.ok) return sent
    }
    await saveOne(keeping, { ...facts, personId, version: before.version })
    await saveTimes(keeping.tx, meetingId, [{ personId, ...change.times }])
    if (before.version > 0) await noteChanged(keeping, before.facts, { ...facts, personId })
    else await record(keeping, { action: 'attendance.added', personId, facts: { role: facts.role, state: facts.state } })
    await tellOthers(keeping)
    return done(null)
  })
}

async function sendDeputy(keeping: Keeping, { personId, deputy, language, listAsked }: LineChange): Promise<Result<null, NameRefusal | 'deputy-is-same'>> {
  const objection = checkName(deputy)
  if (objection !== null) return refused(objection)
  const seats = await listSeats(keeping.tx, keeping.meeting.id, personId)
  const represents = [...new Set(seats.flatMap((seat) => seat.represents))]
  const deputyId = await findOrMakePerson(keeping, { name: deputy, language }, represents)
  if (deputyId === personId) return refused('deputy-is-same')
  await bePresent(keeping, deputyId, { role: 'deputy', represents, listAsked })
  return done(null)
}

/** Takes somebody off the sheet who was put there by mistake; whoever has a seat stays and is here, excused or absent. */
export async function dropLine(house: House, actor: Actor, meetingId: string, personId: string): Promise<Result<null, LineRefusal>> {
  return keepMeeting<null, Exclude<LineRefusal, MissingRefusal>>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting, now } = keeping
    const open = mayBeWritten(meeting, now)
    if (!open.ok) return open
    const line = (await listLines(tx, meetingId)).find((each) => each.personId === personId)
    if (line === undefined) return refused('person-unknown')
    if ((await listSeats(tx, meetingId, personId)).length > 0) return refused('member-stays')
    await removeLine(tx, meetingId, personId)
    await record(keeping, { action: 'attendance.removed', personId, facts: { role: line.role, state: line.state } })
    await tellOthers(keeping)
    return done(null)
  })
}

/** Somebody looked at both answers and chose. What was not chosen stays in the trail. */
export async function chooseAnswer(
  house: House,
  actor: Actor,
  meetingId: string,
  { conflictId, take }: { conflictId: string; take: 'stored' | 'proposed' },
): Promise<Result<null, LineRefusal>> {
  return keepMeeting<null, Exclude<LineRefusal, MissingRefusal>>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting, now } = keeping
    const open = mayBeWritten(meeting, now)
    if (!open.ok) return open
    const conflict = (await listConflicts(tx, meetingId)).find(({ id }) => id === conflictId)
    if (conflict === undefined) return refused('conflict-unknown')
    const { personId, proposed, stored } = conflict
    if (take === 'proposed') {
      await saveOne(keeping, { ...proposed, personId, version: stored?.version ?? 0 })
      await noteChanged(keeping, stored ?? proposed, { ...proposed, personId })
    }
    await resolveConflict(tx, conflictId, now)
    await record(keeping, { action: 'attendance.conflict-settled', personId, facts: { took: take, proposed: proposed.state, stood: stored?.state ?? null } })
    await tellOthers(keeping)
    return done(null)
  })
}
