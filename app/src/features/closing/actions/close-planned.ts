import { isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, type Result } from '../../../kernel/result.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { listConventionStates } from '../../conventions/public.ts'
import {
  closeAsOperator,
  closeKept,
  findMeeting,
  keepMeeting,
  listNamedCommunities,
  recordKeeping,
  type CloseRefusal,
  type Meeting,
} from '../../meetings/public.ts'
import { listMissing, type Missing } from '../domain/missing.ts'
import { isCoordinatorOf } from '../domain/permissions.ts'
import { dueReminder, mayClosePlanned, type PlannedRefusal } from '../domain/planned-closing.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import { renderReminder } from '../mails/closing-mails.ts'
import {
  addPlannedClosing,
  addReminder,
  countPaperLeft,
  findPlannedClosing,
  listDueClosings,
  listKeepers,
  listOpenRegisters,
  listReminders,
  listSeated,
  type DueClosing,
} from '../store/closing-store.ts'
import { findRound } from '../store/exit-store.ts'

export type PlannedPage = { meeting: Meeting; communities: NamedCommunity[]; reminders: number[] }

/** The page on which a coordinator closes with planned hours; null for everybody else. */
export async function readPlannedClosing(house: House, actor: Actor, meetingId: string): Promise<PlannedPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || !isCoordinatorOf(actor, meeting)) return null
    return { meeting, communities: await listNamedCommunities(tx, meeting.communityIds), reminders: await listReminders(tx, meetingId) }
  })
}

/** Closes a register that two reminders did not close, with the planned hours; who did so is kept and shown. */
export async function closePlanned(house: House, actor: Actor, meetingId: string) {
  return keepMeeting<null, PlannedRefusal | CloseRefusal | 'saved-meanwhile'>(
    house,
    actor,
    meetingId,
    async (keeping): Promise<Result<null, PlannedRefusal | CloseRefusal | 'saved-meanwhile'>> => {
      const may = mayClosePlanned(isCoordinatorOf(actor, keeping.meeting), await listReminders(keeping.tx, meetingId))
      if (!may.ok) return may
      const closed = await closeKept(keeping, { startsAt: null, endsAt: null })
      if (!closed.ok) return closed
      await addPlannedClosing(keeping.tx, meetingId, actor.personId, keeping.now)
      await recordKeeping(keeping, { action: 'register.closed-planned' })
      return done(null)
    },
  )
}

/** The same from the command line, as the operator of the house: after both reminders, like the coordinator. */
export async function closePlannedAsOperator(house: House, meetingId: string) {
  return asSystem(house.db, async (tx): Promise<Result<null, PlannedRefusal | CloseRefusal | 'meeting-unknown' | 'saved-meanwhile'>> => {
    const now = nowOf(house)
    const may = mayClosePlanned(true, await listReminders(tx, meetingId))
    if (!may.ok) return may
    const closed = await closeAsOperator(tx, meetingId, now)
    if (!closed.ok) return closed
    await addPlannedClosing(tx, meetingId, null, now)
    await writeAudit(tx, { action: 'register.closed-planned', subjectKind: 'meeting', subjectId: meetingId, actorPersonId: null }, now)
    return done(null)
  })
}

export type MeetingNotes = {
  /** People with a seat whose employer has not signed, by community; for leads, before and on the day. */
  pending: { communityId: string; names: string[] }[]
  /** Who closed with planned hours; null where the register was closed otherwise, or opened again. */
  planned: { by: string; at: string } | null
  mayClosePlanned: boolean
  hasExit: boolean
  hasBegun: boolean
}

/** What the page of a meeting says beside. */
export async function readNotes(house: House, actor: Actor, meeting: Meeting, isLead: boolean): Promise<MeetingNotes> {
  const now = nowOf(house)
  return inTransaction(house.db, actor, async (tx) => {
    const pending: MeetingNotes['pending'] = []
    const seats = isLead && meeting.registerState === 'open' && meeting.state !== 'cancelled' ? await listSeated(tx, meeting.id) : []
    for (const communityId of new Set(seats.map((seat) => seat.communityId))) {
      const here = seats.filter((seat) => seat.communityId === communityId)
      const ids = here.map(({ personId }) => personId)
      const states = await listConventionStates(tx, communityId, ids, dayOf(now))
      const waiting = new Set(states.filter(({ state }) => state === 'pending').map(({ personId }) => personId))
      const names = here.filter(({ personId }) => waiting.has(personId)).map(({ name }) => name)
      if (names.length > 0) pending.push({ communityId, names })
    }
    const isOpen = meeting.registerState === 'open' && meeting.state !== 'cancelled'
    return {
      pending,
      planned: await findPlannedClosing(tx, meeting.id),
      mayClosePlanned: isOpen && mayClosePlanned(isCoordinatorOf(actor, meeting), await listReminders(tx, meeting.id)).ok,
      hasExit: (await findRound(tx, meeting.id)) !== null,
      hasBegun: meeting.startsAt <= now && meeting.state !== 'cancelled',
    }
  })
}

/** Registers that wait for the coordinator, for the desk. */
export async function listClosingsDue(tx: Database, actor: Actor): Promise<DueClosing[]> {
  const own = actor.communities.map(({ communityId }) => communityId).filter((id) => rolesIn(actor, id).includes('coordinator'))
  if (own.length === 0 && !isNetworkCoordinator(actor)) return []
  return listDueClosings(tx, own.length === 0 ? null : own)
}

const LOOKED_BACK_MS = 31 * 86_400_000

/** Every hour: who leads a meeting whose register is open hears of it twice, once each. @returns how many mails were written */
export async function remindOfRegisters(house: House): Promise<number> {
  const now = nowOf(house)
  const since = new Date(Date.parse(now) - LOOKED_BACK_MS).toISOString()
  const open = await asSystem(house.db, (tx) => listOpenRegisters(tx, since, now))
  let written = 0
  for (const register of open) {
    const step = dueReminder(register, register.sent, now)
    if (step === null) continue
    written += await asSystem(house.db, async (tx) => {
      if (!(await addReminder(tx, register.meetingId, step, now))) return 0
      const keepers = (await listKeepers(tx, register.meetingId, dayOf(now))).filter(({ email }) => isMailAddress(email))
      for (const to of keepers) await queueMail(tx, renderReminder(to, { ...register, step }, house.settings.publicUrl), now)
      return keepers.length
    })
  }
  return written
}

/** What the close page hands over: the sheet as its keeper sees it. */
export type SheetToClose = {
  meeting: { id: string; actualStartsAt: string | null; actualEndsAt: string | null }
  rows: readonly {
    personId: string
    name: string
    version: number
    facts: { state: string; role: string | null }
    organisations: readonly unknown[]
  }[]
  conflicts: readonly unknown[]
}

export type CountRecord = (house: House, actor: Actor, meetingId: string) => Promise<number | null>

/** What is missing before a register is closed. Records stand beside this feature, so that their count is handed in. */
export async function readMissing(house: House, actor: Actor, sheet: SheetToClose, countRecord: CountRecord): Promise<Missing[]> {
  const { meeting, rows, conflicts } = sheet
  const paperRowsLeft = await inTransaction(house.db, actor, (tx) => countPaperLeft(tx, meeting.id))
  return listMissing({
    lines: rows.map(({ personId, name, version, facts, organisations }) => ({
      personId,
      name,
      isSaved: version > 0,
      isPresent: facts.state === 'present',
      role: facts.role,
      organisations: organisations.length,
    })),
    openConflicts: conflicts.length,
    hasRealTimes: meeting.actualStartsAt !== null || meeting.actualEndsAt !== null,
    paperRowsLeft,
    recordEntries: await countRecord(house, actor, meeting.id),
  })
}
