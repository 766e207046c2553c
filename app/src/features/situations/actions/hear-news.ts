import { dayOf, type Instant } from '../../../kernel/day.ts'
import { eachAlone } from '../../../kernel/each-alone.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import type { DomainEvent } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findMeeting } from '../../meetings/public.ts'
import { expiryOf } from '../domain/situation.ts'
import { findLeaver, listGonePresenters, listMeetingsWithSituations } from '../store/news-store.ts'
import { removeSecondIn } from '../store/second-store.ts'
import { belongsSomewhere, forgetPresenter, listIdsBefore, removeDrafts, savePlace } from '../store/situation-store.ts'
import { destroyAnswers, destroyExpired, saveExpiry, sealKeysAnew } from '../store/words-store.ts'
import { moveSituation, tightenRoom } from './room.ts'

/** Somebody from outside is in the room: what is told there becomes stricter. */
export async function hearRoom(house: House, { subjectId }: DomainEvent): Promise<void> {
  await asSystem(house.db, async (tx) => void (await tightenRoom(tx, subjectId, nowOf(house))))
}

/** A meeting that is cancelled gives its situations back; one that moved keeps their answers until thirty days after it; one that is over waits for what became of them. */
export async function hearMeeting(house: House, { kind, subjectId }: DomainEvent): Promise<void> {
  await asSystem(house.db, async (tx) => {
    const at = nowOf(house)
    const ids = await listIdsBefore(tx, subjectId)
    const meeting = await findMeeting(tx, subjectId)
    for (const id of ids) {
      if (kind === 'meeting.cancelled') await giveBack(tx, id, at)
      else if (kind === 'register.closed') await moveSituation(tx, id, 'awaiting', at)
      else if (meeting !== null) await saveExpiry(tx, id, expiryOf(dayOf(at), dayOf(meeting.startsAt)))
    }
  })
}

async function giveBack(tx: Database, id: string, at: string): Promise<void> {
  await savePlace(tx, id, { meetingId: null, agendaItemId: null }, at)
  await announce(tx, { kind: 'situation', id })
}

/**
 * Who leaves a community: what she told there stays, without her name and without her answers. Who belongs to none any more leaves no
 * draft behind.
 */
export async function hearMembershipEnd(house: House, { subjectId }: DomainEvent): Promise<void> {
  await asSystem(house.db, async (tx) => {
    const leaver = await findLeaver(tx, subjectId)
    const today = dayOf(nowOf(house))
    if (leaver === null || leaver.isStillThere || leaver.lastDay > today) return
    await letGo(tx, leaver.personId, leaver.communityId)
    if (!(await belongsSomewhere(tx, leaver.personId, today))) await removeDrafts(tx, leaver.personId)
  })
}

async function letGo(tx: Database, personId: string, communityId: string | null): Promise<void> {
  await destroyAnswers(tx, await forgetPresenter(tx, personId, communityId))
  await removeSecondIn(tx, personId, communityId)
}

/**
 * Every night: answers past their day go with their keys, whoever left is forgotten, keys of an older secret are sealed anew, and rooms are looked at once
 * more. Each in a transaction of its own, so that one that fails takes no other along, and the destroying comes first.
 */
export async function keepPromises(house: House): Promise<{ answers: number; drafts: number; sealed: number; tightened: number }> {
  const { db } = house
  const at = nowOf(house)
  const gone = await asSystem(db, (tx) => destroyDue(tx, at))
  const kept = { ...gone, sealed: 0, tightened: 0 }
  const leavers = await asSystem(db, (tx) => listGonePresenters(tx, dayOf(at)))
  const rooms = await asSystem(db, listMeetingsWithSituations)
  await eachAlone([
    ...leavers.map(
      ({ personId, communityId }) =>
        () =>
          asSystem(db, (tx) => letGo(tx, personId, communityId)),
    ),
    async () => void (kept.sealed = await asSystem(db, (tx) => sealKeysAnew(tx, house.settings))),
    ...rooms.map((meetingId) => async () => void (kept.tightened += await asSystem(db, (tx) => tightenRoom(tx, meetingId, at)))),
  ])
  return kept
}

async function destroyDue(tx: Database, at: Instant): Promise<{ answers: number; drafts: number }> {
  const { answers, drafts } = await destroyExpired(tx, dayOf(at))
  if (answers > 0) await writeAudit(tx, { action: 'situation.answers-gone', subjectKind: 'situation', actorPersonId: null, facts: { answers, drafts } }, at)
  return { answers, drafts }
}
