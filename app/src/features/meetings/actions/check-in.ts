import { dayOf, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { checkName, mayBeWritten, type AttendanceFacts, type NameRefusal, type WriteRefusal } from '../domain/attendance.ts'
import type { Meeting } from '../domain/meeting.ts'
import { readRowCode } from '../domain/paper-code.ts'
import { isArchive, type NamedCommunity } from '../domain/shown.ts'
import { arrive } from '../domain/tap.ts'
import { addConflict, countSelfAdded, listLines, listNamed } from '../store/attendance-store.ts'
import { findMeeting, listIdsOfDay, listNamedCommunities } from '../store/meeting-store.ts'
import { listPrintedSheets } from '../store/printed-sheet-store.ts'
import { listTimes, saveTimes } from '../store/tap-store.ts'
import { findByCode, readToken, tokenOf } from './check-in-link.ts'
import { bePresent, findOrMakeOrganisation, findOrMakePerson, sortKeysOf } from './keep-line.ts'
import { keepUnled, type Hands, type MissingRefusal } from './keep-meeting.ts'
import { listSheetRows, type SheetHouse } from './read-sheet.ts'
import { beHeld, tellOthers } from './save-sheet.ts'

/** A room shares one address: everybody in it may try, a machine may not. */
const TRIES = { tries: 600, windowMinutes: 15 }
/** More new names than this come to no meeting by themselves. */
const MOST_SELF_ADDED = 200

export type DoorRefusal = 'code-unknown' | 'not-today' | 'too-often' | Exclude<WriteRefusal, 'too-early'> | 'community-closed'
export type SelfRefusal = DoorRefusal | NameRefusal | MissingRefusal | 'two-of-that-name' | 'row-unknown' | 'full'
export type Door = { meeting: Meeting; communities: NamedCommunity[] }

/** What somebody says at the door: who is signed in, a code on paper, or a name. */
export type Newcomer = { kind: 'known'; personId: string } | { kind: 'code'; code: string } | { kind: 'name'; name: string; organisation: string }

/** The meeting behind a poster, while it may be checked in to. */
export async function findDoor(house: House, token: string, address: string): Promise<Result<Door, DoorRefusal>> {
  if (!(await allowTry(house, { key: `check in ${addressBlock(address)}`, ...TRIES }))) return refused('too-often')
  const meetingId = readToken(house, token)
  return asSystem(house.db, async (tx): Promise<Result<Door, DoorRefusal>> => {
    const meeting = meetingId === null ? null : await findMeeting(tx, meetingId)
    if (meeting === null) return refused('code-unknown')
    const objection = objectionTo(meeting, nowOf(house))
    if (objection !== null) return refused(objection)
    const communities = await listNamedCommunities(tx, meeting.communityIds)
    return isArchive(communities) ? refused('community-closed') : done({ meeting, communities })
  })
}

function objectionTo(meeting: Meeting, now: string): Exclude<DoorRefusal, 'community-closed'> | null {
  const today = dayOf(now)
  if (today < dayOf(meeting.startsAt) || today > dayOf(meeting.endsAt)) return 'not-today'
  const open = mayBeWritten(meeting, now)
  return open.ok || open.refusal === 'too-early' ? null : open.refusal
}

/** The token of today's meeting with this code. */
export async function findDoorByCode(house: House, code: string, address: string): Promise<Result<string, 'code-unknown' | 'too-often'>> {
  if (!(await allowTry(house, { key: `check in ${addressBlock(address)}`, ...TRIES }))) return refused('too-often')
  const today: Day = dayOf(nowOf(house))
  const meetingId = findByCode(house, code, await asSystem(house.db, (tx) => listIdsOfDay(tx, today)))
  return meetingId === null ? refused('code-unknown') : done(tokenOf(house, meetingId))
}

/**
 * Somebody says that she is here. Nobody learns from the answer who else is expected: a name that stands on the sheet and one that does not
 * are answered alike.
 */
export async function checkIn(place: SheetHouse, meetingId: string, newcomer: Newcomer, language: Language): Promise<Result<null, SelfRefusal>> {
  const by = newcomer.kind === 'known' ? newcomer.personId : null
  return keepUnled<null, Exclude<SelfRefusal, MissingRefusal>>(place.house, meetingId, by, async (hands) => {
    const objection = objectionTo(hands.meeting, hands.now)
    if (objection !== null) return refused(objection)
    const found = await recognise({ ...hands, listAsked: place.listAsked }, newcomer, language)
    if (!found.ok) return found
    await noteHere({ ...hands, listAsked: place.listAsked }, found.value)
    await beHeld(hands)
    await tellOthers(hands)
    return done(null)
  })
}

/** For a page that knows already who stands there, such as that of an invitation. */
export async function checkInPerson(place: SheetHouse, meetingId: string, personId: string, language: Language): Promise<Result<null, SelfRefusal>> {
  return checkIn(place, meetingId, { kind: 'known', personId }, language)
}

type AtDoor = Hands & Pick<SheetHouse, 'listAsked'>
type Recognised = { personId: string; represents: readonly string[] }

async function recognise(
  hands: AtDoor,
  newcomer: Newcomer,
  language: Language,
): Promise<Result<Recognised, NameRefusal | 'two-of-that-name' | 'row-unknown' | 'full'>> {
  const { tx, meeting } = hands
  if (newcomer.kind === 'known') return done({ personId: newcomer.personId, represents: [] })
  if (newcomer.kind === 'code') {
    const personId = await findByRowCode(hands, newcomer.code)
    return personId === null ? refused('row-unknown') : done({ personId, represents: [] })
  }
  const { name, organisation } = newcomer
  const objection = checkName(name) ?? (organisation.length > 200 ? 'text-too-long' : null)
  if (objection !== null) return refused(objection)
  const rows = await listSheetRows(tx, meeting, language, hands.listAsked)
  const named = await listNamed(
    tx,
    rows.map(({ personId }) => personId),
    sortKeysOf(name),
  )
  if (named.length > 1) return refused('two-of-that-name')
  if (named[0] !== undefined) return done({ personId: named[0], represents: [] })
  if ((await countSelfAdded(tx, meeting.id)) >= MOST_SELF_ADDED) return refused('full')
  const represents = await findOrMakeOrganisation(hands, { organisation, language })
  return done({ personId: await findOrMakePerson(hands, { name, language }, represents), represents })
}

/** A name card or a row of any print of this meeting. */
async function findByRowCode({ tx, meeting }: Hands, code: string): Promise<string | null> {
  for (const sheet of await listPrintedSheets(tx, meeting.id)) {
    const read = readRowCode(sheet.id, code)
    const row = typeof read === 'string' ? undefined : sheet.rows.find(({ position }) => position === read.position)
    if (row !== undefined) return row.personId
  }
  return null
}

/** Who leads may have noted otherwise: that stands, and this is kept beside it. */
async function noteHere(hands: AtDoor, { personId, represents }: Recognised): Promise<void> {
  const { tx, meeting, now } = hands
  const line = (await listLines(tx, meeting.id)).find((each) => each.personId === personId)
  if (line !== undefined && line.state !== 'present') {
    const proposed: AttendanceFacts = {
      role: line.role,
      state: 'present',
      mode: meeting.mode === 'online' ? 'online' : 'in_person',
      represents: line.represents,
    }
    await addConflict(tx, { meetingId: meeting.id, personId, proposed, proposedBy: personId, proposedAt: now })
    return
  }
  if (line === undefined) {
    const by = { ...hands, actor: { personId } }
    await bePresent(by, personId, { role: 'visitor', represents, listAsked: hands.listAsked, source: 'self' })
  }
  const times = (await listTimes(tx, meeting.id)).get(personId) ?? { arrivedAt: null, leftAt: null }
  await saveTimes(tx, meeting.id, [{ personId, ...arrive(times, now, meeting) }])
}
