import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { LONGEST_PRINTED_SHEET, lockMeeting, mayKeepRegister, PAPER_PURPOSE, printSheet } from '../../meetings/public.ts'
import { listConsentTexts } from '../../people/public.ts'
import { listExpected, listRows, toCandidate } from './read-room.ts'

export type PrintRefusal = 'not-yours' | 'meeting-cancelled' | 'sheet-too-long'

/** Runs as the actor, or as the house for whoever has the command line. */
export function runAs<Value>(house: House, actor: Actor | null, work: (tx: Database) => Promise<Value>): Promise<Value> {
  return actor === null ? asSystem(house.db, work) : inTransaction(house.db, actor, work)
}

/**
 * Keeps a sign-in sheet of those who are expected, in the order of the attendance sheet, with the consent text of the day. As long as
 * neither changes, it is the sheet that was printed before, with the same codes. @returns its number
 */
export async function takeSheet(house: House, actor: Actor | null, meetingId: string): Promise<Result<number, PrintRefusal>> {
  const at = nowOf(house)
  return runAs(house, actor, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    if (meeting === null || (actor !== null && !mayKeepRegister(actor, meeting))) return refused('not-yours')
    if (meeting.state === 'cancelled') return refused('meeting-cancelled')
    const rows = await listRows(tx, meeting, 'fr')
    const personIds = listExpected({ rows, candidates: rows.map(toCandidate) }).map(({ personId }) => personId)
    if (personIds.length > LONGEST_PRINTED_SHEET) return refused('sheet-too-long')
    const text = (await listConsentTexts(tx, 'fr', dayOf(at))).find(({ purpose }) => purpose === PAPER_PURPOSE)
    const consentVersions: Record<string, number> = text === undefined ? {} : { [PAPER_PURPOSE]: text.version }
    const sheet = await printSheet(tx, { meetingId, personIds, consentVersions, by: actor?.personId ?? null, at })
    const event = { action: 'sheet.printed' as const, subjectKind: 'meeting', subjectId: meetingId, actorPersonId: actor?.personId ?? null }
    await writeAudit(tx, { ...event, facts: { number: sheet.number, rows: personIds.length } }, at)
    return done(sheet.number)
  })
}
