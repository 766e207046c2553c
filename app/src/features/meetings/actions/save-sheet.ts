import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { House } from '../../../platform/house.ts'
import { raise } from '../../../platform/events.ts'
import { announce } from '../../../platform/live.ts'
import {
  answer,
  chooseSeat,
  choiceOf,
  judgeRow,
  mayBeWritten,
  prefill,
  usualRole,
  type AttendanceFacts,
  type AttendanceLine,
  type SentRow,
  type WriteRefusal,
} from '../domain/attendance.ts'
import { holdMeeting } from '../domain/meeting.ts'
import { addConflict, listLines, listSeats, saveLines } from '../store/attendance-store.ts'
import { saveMeeting } from '../store/meeting-store.ts'
import type { ListAsked } from '../store/neighbours.ts'
import { keepMeeting, record, type Hands, type MissingRefusal } from './keep-meeting.ts'
import { listSheetRows } from './read-sheet.ts'

export type SheetRefusal = WriteRefusal | MissingRefusal | 'person-unknown'
export type SheetSaved = { saved: number; conflicts: number }

/** A mark of the sender's screen: it does not tell itself what it just wrote. */
export type Sender = { source: 'sheet' | 'tap' | 'paper'; mark: string; language: Language; listAsked: ListAsked }

/**
 * Saves a whole sheet. Rows that somebody else answered otherwise in the meantime are kept beside, for a person to choose; every
 * other row is saved. Nothing is lost either way. `isAll` also notes everybody else whom nobody noted yet, as the sheet proposes: a
 * long sheet shows fifty people at a time and is saved once.
 */
export async function saveSheet(
  house: House,
  actor: Actor,
  meetingId: string,
  rows: readonly SentRow[],
  sender: Sender,
  isAll = false,
): Promise<Result<SheetSaved, SheetRefusal>> {
  return keepMeeting<SheetSaved, Exclude<SheetRefusal, MissingRefusal>>(house, actor, meetingId, async (keeping) => {
    const written = await writeRows(keeping, isAll ? [...rows, ...(await listProposed(keeping, rows, sender))] : rows, sender)
    if (written.ok && written.value.saved > 0) await tellOthers(keeping, sender.mark)
    return written
  })
}

/** Rows that nobody saved and this form does not show, as the sheet proposes them. */
async function listProposed({ tx, meeting }: Hands, sent: readonly SentRow[], { language, listAsked }: Sender): Promise<SentRow[]> {
  const isSent = new Set(sent.map(({ personId }) => personId))
  const left = (await listSheetRows(tx, meeting, language, listAsked)).filter(({ personId, version }) => version === 0 && !isSent.has(personId))
  return left.map(({ personId, facts }) => ({ personId, version: 0, shown: choiceOf(facts), choice: choiceOf(facts) }))
}

/** The same inside a transaction that goes on. */
export async function writeRows(
  keeping: Hands,
  rows: readonly SentRow[],
  { source, language, listAsked }: Sender,
): Promise<Result<SheetSaved, WriteRefusal | 'person-unknown'>> {
  const { tx, meeting, now, actor } = keeping
  const open = mayBeWritten(meeting, now)
  if (!open.ok) return open
  const known = new Map((await listSheetRows(tx, meeting, language, listAsked)).map((row) => [row.personId, row]))
  const stored = new Map((await listLines(tx, meeting.id)).map((line) => [line.personId, line]))
  const saving: AttendanceLine[] = []
  let conflicts = 0
  for (const sent of rows) {
    const row = known.get(sent.personId)
    if (row === undefined) return refused('person-unknown')
    const before = stored.get(sent.personId) ?? null
    const facts = answer(row.facts, sent.choice)
    const verdict = judgeRow(before, sent)
    if (verdict === 'save') saving.push({ ...facts, personId: sent.personId, version: before?.version ?? 0 })
    if (verdict === 'conflict') {
      conflicts += 1
      await addConflict(tx, { meetingId: meeting.id, personId: sent.personId, proposed: facts, proposedBy: actor.personId, proposedAt: now })
    }
  }
  await saveLines(tx, { meetingId: meeting.id, source, by: actor.personId, at: now }, saving)
  await noteSaved(keeping, saving, stored, conflicts)
  await beHeld(keeping)
  return done({ saved: saving.length, conflicts })
}

/** New lines are noted together, each changed line with the person it is about. */
export async function noteSaved(
  keeping: Hands,
  saving: readonly AttendanceLine[],
  stored: ReadonlyMap<string, AttendanceLine>,
  conflicts: number,
): Promise<void> {
  const added = saving.filter(({ version }) => version === 0)
  if (added.length + conflicts > 0) await record(keeping, { action: 'attendance.saved', facts: { added: added.length, conflicts } })
  for (const line of saving) {
    const before = stored.get(line.personId)
    if (before) await noteChanged(keeping, before, line)
  }
}

export async function noteChanged(keeping: Hands, before: AttendanceFacts, after: AttendanceFacts & { personId: string }): Promise<void> {
  const facts = { stateBefore: before.state, state: after.state, roleBefore: before.role, role: after.role, modeBefore: before.mode, mode: after.mode }
  await record(keeping, { action: 'attendance.changed', personId: after.personId, facts })
}

/** Attendance taken once it began says that the meeting takes place. */
export async function beHeld(keeping: Hands): Promise<void> {
  const held = keeping.meeting.state === 'planned' ? holdMeeting(keeping.meeting, keeping.now) : null
  if (held === null || !held.ok) return
  await saveMeeting(keeping.tx, held.value)
  await record(keeping, { action: 'meeting.held' })
  await raise(keeping.tx, { kind: 'meeting.held', subjectId: keeping.meeting.id }, keeping.now)
}

export async function tellOthers({ tx, meeting }: Hands, mark = ''): Promise<void> {
  await announce(tx, { kind: 'attendance', id: `${meeting.id}/${mark}` })
}

/** What the sheet would propose for one person: the base of the page about one line. */
export async function findFacts({ tx, meeting }: Hands, personId: string, listAsked: ListAsked): Promise<{ facts: AttendanceFacts; version: number } | null> {
  const line = (await listLines(tx, meeting.id)).find((each) => each.personId === personId)
  const seat = chooseSeat(await listSeats(tx, meeting.id, personId))
  if (line) return { facts: { ...line, role: line.role ?? usualRole(seat) }, version: line.version }
  const asked = (await listAsked(tx, meeting.id)).find((each) => each.personId === personId)
  return seat === null && asked === undefined ? null : { facts: prefill(seat, meeting.mode, asked?.answer ?? null), version: 0 }
}
