import { isReadyFor, type Audience } from '../../../kernel/audience.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import type { DomainEvent } from '../../../platform/events.ts'
import { nowOf } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { textsOf } from '../domain/entry.ts'
import { lockEntry, saveChecked } from '../store/entry-store.ts'
import { listBelow, listBesideBelow, listMeetingsToLookAt, saveBeside } from '../store/recheck-store.ts'
import { forgetWordingsBefore } from '../store/wording-store.ts'
import { allowedOf, strictestFor } from './check-words.ts'
import { needOf, type GridHouse } from './open-grid.ts'

/** Somebody from outside is in the room: what stands in its grid is looked at again, at once. Told twice it finds nothing more to do. */
export async function hearRoom(grid: GridHouse, { subjectId }: Pick<DomainEvent, 'subjectId'>): Promise<void> {
  await asSystem(grid.house.db, async (tx) => void (await lookAtRoom(grid, tx, subjectId)))
}

export type Looked = { passed: number; waiting: number }

/**
 * Each entry that passed for less than the room needs now is read by the guard for what it needs. What passes is shown again; the rest waits
 * for somebody who leads, and nobody else reads it meanwhile.
 */
async function lookAtRoom(grid: GridHouse, tx: Database, meetingId: string): Promise<Looked> {
  const need = await needOf(grid, tx, meetingId)
  const looked: Looked = { passed: 0, waiting: 0 }
  for (const id of await listBelow(tx, meetingId, need)) {
    const verdict = await lookAtEntry(tx, id, need)
    if (verdict === 'passed') looked.passed += 1
    else if (verdict === 'waits') looked.waiting += 1
  }
  if (looked.passed > 0) {
    const facts = { audience: need, ...looked }
    await writeAudit(tx, { action: 'grid.looked-again', subjectKind: 'meeting', subjectId: meetingId, actorPersonId: null, facts }, nowOf(grid.house))
    await announce(tx, { kind: 'grid', id: meetingId })
  }
  return looked
}

/** What stands beside an entry is looked at with it: no gist and no earlier wording is shown because its entry passed. */
async function lookAtEntry(tx: Database, id: string, need: Audience): Promise<'passed' | 'waits' | 'ready'> {
  const entry = await lockEntry(tx, id)
  if (entry === null || entry.state === 'retracted') return 'ready'
  const allow = await allowedOf(tx, entry.communityId)
  let hasPassed = false
  const wasReady = isReadyFor(entry.checkedFor, need)
  if (!wasReady) {
    const checkedFor = strictestFor(textsOf(entry), { audience: need, language: entry.language, allow, kept: entry.kept })
    if (checkedFor === null) return 'waits'
    await saveChecked(tx, id, { checkedFor, kept: entry.kept })
    hasPassed = true
  }
  for (const beside of await listBesideBelow(tx, id, need)) {
    const checkedFor = strictestFor(beside.texts, { audience: need, language: beside.language, allow, kept: entry.kept })
    if (checkedFor === null) continue
    await saveBeside(tx, id, beside, checkedFor)
    hasPassed = true
  }
  return hasPassed ? 'passed' : 'ready'
}

/** Every night: rooms whose community became stricter, or to which somebody said yes since, and earlier wordings past their year. */
export async function lookAtNight(grid: GridHouse): Promise<Looked & { forgotten: number }> {
  const { db } = grid.house
  const sum: Looked = { passed: 0, waiting: 0 }
  for (const meetingId of await asSystem(db, listMeetingsToLookAt)) {
    const { passed, waiting } = await asSystem(db, (tx) => lookAtRoom(grid, tx, meetingId))
    sum.passed += passed
    sum.waiting += waiting
  }
  return { ...sum, forgotten: await asSystem(db, (tx) => forgetWordingsBefore(tx, nowOf(grid.house))) }
}
