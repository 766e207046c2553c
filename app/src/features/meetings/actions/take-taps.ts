import type { Actor } from '../../../kernel/actor.ts'
import { type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import {
  answer,
  checkName,
  choiceOf,
  dayOfMeeting,
  judgeRow,
  mayBeWritten,
  type AttendanceLine,
  type Choice,
  type NameRefusal,
  type WriteRefusal,
} from '../domain/attendance.ts'
import type { SheetRow } from '../domain/shown.ts'
import { arrive, leave, rightMoment, type PresenceTimes, type Tap } from '../domain/tap.ts'
import { addConflict, listLines, listVisitorsBefore, saveLines } from '../store/attendance-store.ts'
import { addTaken, listTaken, listTimes, saveTimes, type TakenTap } from '../store/tap-store.ts'
import { bePresent, findOrMakeOrganisation, findOrMakePerson } from './keep-line.ts'
import { keepMeeting, type Hands, type MissingRefusal } from './keep-meeting.ts'
import { listSheetRows, type SheetHouse } from './read-sheet.ts'
import { beHeld, noteSaved, tellOthers } from './save-sheet.ts'

/** `deviceNow` is what the clock of the device shows while it sends. */
export type TapBatch = { deviceNow: Instant; mark: string; taps: readonly Tap[]; language: Language }
type TapFault = NameRefusal | 'person-unknown'

/** What stands after a tap; or why this one could not be taken, which does not keep the others waiting. */
export type TakenAnswer =
  | { id: string; personId: string; choice: Choice; version: number; isConflict: boolean; arrivedAt: Instant | null; leftAt: Instant | null }
  | { id: string; fault: TapFault }

/**
 * Takes what a device kept, in its order: at once, or hours later when it found a network again. A tap that came before is not taken twice;
 * what somebody else noted meanwhile stands, and the other answer is kept beside it.
 */
export async function takeTaps(
  { house, listAsked }: SheetHouse,
  actor: Actor,
  meetingId: string,
  batch: TapBatch,
): Promise<Result<TakenAnswer[], WriteRefusal | MissingRefusal>> {
  return keepMeeting<TakenAnswer[], WriteRefusal>(house, actor, meetingId, async (keeping) => {
    const open = mayBeWritten(keeping.meeting, keeping.now)
    if (!open.ok) return open
    const answers = await applyTaps({ ...keeping, listAsked }, batch)
    await beHeld(keeping)
    return done(answers)
  })
}

type Taking = Hands & Pick<SheetHouse, 'listAsked'>

/** The sheet while taps change it, before it is written. */
type OnTable = {
  taken: Map<string, TakenTap>
  rows: Map<string, SheetRow>
  stored: Map<string, AttendanceLine>
  times: Map<string, PresenceTimes>
  saving: Map<string, AttendanceLine>
  newTimes: Map<string, PresenceTimes>
  conflicts: Set<string>
}

async function applyTaps(taking: Taking, { deviceNow, mark, taps, language }: TapBatch): Promise<TakenAnswer[]> {
  const { tx, meeting, now } = taking
  const named = taps.flatMap((tap) => [tap.id, ...(tap.after === null ? [] : [tap.after]), ...('personId' in tap ? [tap.personId] : [])])
  let table = await layTable(taking, language, await listTaken(tx, meeting.id, named))
  const outcomes: { tap: Tap; personId: string | TapFault; isNew: boolean }[] = []
  const conflicts = new Set<string>()
  let saved = 0
  const write = async () => {
    saved += table.saving.size + table.newTimes.size
    await writeTable(taking, table)
    for (const personId of table.conflicts) conflicts.add(personId)
  }
  for (const tap of taps) {
    const before = table.taken.get(tap.id)
    if (before !== undefined) {
      outcomes.push({ tap, personId: before.personId, isNew: false })
      continue
    }
    const moment = rightMoment(tap.at, deviceNow, now)
    if (tap.kind === 'visitor' || tap.kind === 'known-visitor') {
      await write()
      const added = await addGuest(taking, tap, moment, language)
      table = await layTable(taking, language, table.taken)
      if (added.ok) table.taken.set(tap.id, { id: tap.id, personId: added.value, version: 1 })
      saved += added.ok ? 1 : 0
      outcomes.push({ tap, personId: added.ok ? added.value : added.refusal, isNew: added.ok })
      continue
    }
    const personId = table.taken.get(tap.personId)?.personId ?? tap.personId
    const isDone = await applyTap(taking, table, { ...tap, personId }, moment)
    outcomes.push({ tap, personId: isDone ? personId : 'person-unknown', isNew: isDone })
    if (isDone) table.taken.set(tap.id, { id: tap.id, personId, version: 0 })
  }
  await write()
  if (saved > 0) await tellOthers(taking, mark)
  return tell(taking, outcomes, conflicts)
}

async function layTable({ tx, meeting, listAsked }: Taking, language: Language, taken: Map<string, TakenTap>): Promise<OnTable> {
  const rows = await listSheetRows(tx, meeting, language, listAsked)
  const lines = await listLines(tx, meeting.id)
  return {
    taken,
    rows: new Map(rows.map((row) => [row.personId, row])),
    stored: new Map(lines.map((line) => [line.personId, line])),
    times: await listTimes(tx, meeting.id),
    saving: new Map(),
    newTimes: new Map(),
    conflicts: new Set(),
  }
}

type RowTap = Extract<Tap, { kind: 'answer' | 'leave' | 'stay' }>

/** @returns false when this person is not on the sheet */
async function applyTap(taking: Taking, table: OnTable, tap: RowTap, moment: Instant): Promise<boolean> {
  const { personId } = tap
  const row = table.rows.get(personId)
  if (row === undefined) return false
  const before = table.stored.get(personId) ?? null
  const facts = table.saving.get(personId) ?? before ?? row.facts
  const times = table.newTimes.get(personId) ?? table.times.get(personId) ?? { arrivedAt: null, leftAt: null }
  if (tap.kind !== 'answer') {
    // Who was noted as absent meanwhile neither leaves nor stays.
    if (facts.state !== 'present') return true
    if (before === null) table.saving.set(personId, { ...facts, personId, version: 0 })
    table.newTimes.set(personId, tap.kind === 'leave' ? leave(times, moment) : { ...times, leftAt: null })
    return true
  }
  const version = Math.max(tap.version, tap.after === null ? 0 : (table.taken.get(tap.after)?.version ?? 0))
  const verdict = table.saving.has(personId) ? 'save' : judgeRow(before, { ...tap, version })
  const next = answer(facts, tap.choice)
  if (verdict === 'save') table.saving.set(personId, { ...next, personId, version: before?.version ?? 0 })
  if (verdict === 'conflict') {
    const { tx, meeting, actor, now } = taking
    await addConflict(tx, { meetingId: meeting.id, personId, proposed: next, proposedBy: actor.personId, proposedAt: now })
    table.conflicts.add(personId)
  }
  if (verdict !== 'conflict' && next.state === 'present' && tap.isDoor) table.newTimes.set(personId, arrive(times, moment, taking.meeting))
  return true
}

async function writeTable(taking: Taking, { saving, stored, newTimes, conflicts }: OnTable): Promise<void> {
  const { tx, meeting, actor, now } = taking
  const lines = [...saving.values()]
  await saveLines(tx, { meetingId: meeting.id, source: 'tap', by: actor.personId, at: now }, lines)
  await saveTimes(
    tx,
    meeting.id,
    [...newTimes].map(([personId, times]) => ({ personId, ...times })),
  )
  await noteSaved(taking, lines, stored, conflicts.size)
}

type GuestTap = Extract<Tap, { kind: 'visitor' | 'known-visitor' }>

async function addGuest(taking: Taking, tap: GuestTap, moment: Instant, language: Language): Promise<Result<string, TapFault>> {
  const { tx, meeting, listAsked } = taking
  const found = tap.kind === 'visitor' ? await meetVisitor(taking, tap, language) : await meetKnown(taking, tap.personId)
  if (!found.ok) return found
  const { personId, represents } = found.value
  await bePresent(taking, personId, { role: 'visitor', represents, listAsked, source: 'tap' })
  const times = (await listTimes(tx, meeting.id)).get(personId) ?? { arrivedAt: null, leftAt: null }
  if (tap.isDoor) await saveTimes(tx, meeting.id, [{ personId, ...arrive(times, moment, meeting) }])
  return done(personId)
}

type Met = { personId: string; represents: readonly string[] }

async function meetVisitor(taking: Taking, tap: Extract<Tap, { kind: 'visitor' }>, language: Language): Promise<Result<Met, TapFault>> {
  const objection = checkName(tap.name) ?? (tap.organisation.length > 200 ? 'text-too-long' : null)
  if (objection !== null) return refused(objection)
  const represents = await findOrMakeOrganisation(taking, { ...tap, language })
  return done({ personId: await findOrMakePerson(taking, { ...tap, language }, represents), represents })
}

async function meetKnown({ tx, meeting, listAsked }: Taking, personId: string): Promise<Result<Met, TapFault>> {
  const [visitor] = await listVisitorsBefore(tx, { ...meeting, day: dayOfMeeting(meeting) }, personId)
  const isThere = visitor === undefined && (await listSheetRows(tx, meeting, 'en', listAsked)).some((row) => row.personId === personId)
  return visitor !== undefined || isThere ? done({ personId, represents: [] }) : refused('person-unknown')
}

async function tell(
  taking: Taking,
  outcomes: readonly { tap: Tap; personId: string; isNew: boolean }[],
  conflicts: ReadonlySet<string>,
): Promise<TakenAnswer[]> {
  const { tx, meeting, now } = taking
  const stored = new Map((await listLines(tx, meeting.id)).map((line) => [line.personId, line]))
  const times = await listTimes(tx, meeting.id)
  const added = outcomes.flatMap(({ tap, personId, isNew }) => (isNew ? [{ id: tap.id, personId, version: stored.get(personId)?.version ?? 0 }] : []))
  await addTaken(tx, meeting.id, added, now)
  return outcomes.map(({ tap, personId }): TakenAnswer => {
    const line = stored.get(personId)
    // Whoever is no line is one of the two faults.
    if (line === undefined) return { id: tap.id, fault: personId === 'name-missing' || personId === 'text-too-long' ? personId : 'person-unknown' }
    const { arrivedAt, leftAt } = times.get(personId) ?? { arrivedAt: null, leftAt: null }
    return { id: tap.id, personId, choice: choiceOf(line), version: line.version, isConflict: conflicts.has(personId), arrivedAt, leftAt }
  })
}
