import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { orderTurns } from '../domain/chair.ts'
import { mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import type { ChairSheet, PlanGlimpse } from '../domain/plan-shown.ts'
import { hideConfidential } from '../domain/agenda.ts'
import { listAgenda } from '../store/agenda-store.ts'
import { findPersonName, listSeatedPeople, listTurns, listWilling, saveWilling } from '../store/chair-store.ts'
import { findMeeting, listNamedCommunities, saveMeeting } from '../store/meeting-store.ts'
import { listSeries } from '../store/series-store.ts'
import { announceMeeting, keepMeeting, record, type MissingRefusal } from './keep-meeting.ts'
import type { Meeting } from '../domain/meeting.ts'

/** Whose turn it is, for those who lead; null for everybody else. */
export async function readChairSheet(house: House, actor: Actor, meetingId: string): Promise<ChairSheet | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || !mayKeepRegister(actor, meeting)) return null
    const led = meeting.communityIds.filter((id) => mayPlanMeetings(actor, id))
    return {
      meeting,
      communities: await listNamedCommunities(tx, meeting.communityIds),
      turns: orderTurns(await listTurns(tx, meeting.communityIds, nowOf(house))),
      people: await listSeatedPeople(tx, led),
      willing: led[0] === undefined ? [] : await listWilling(tx, led[0]),
    }
  })
}

type ChairRefusal = MissingRefusal | 'person-unknown' | 'saved-meanwhile' | 'meeting-cancelled'

export async function chooseChair(house: House, actor: Actor, meetingId: string, personId: string | null): Promise<Result<null, ChairRefusal>> {
  return keepMeeting<null, Exclude<ChairRefusal, MissingRefusal>>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting } = keeping
    if (meeting.state === 'cancelled') return refused('meeting-cancelled')
    const seated = await listSeatedPeople(tx, meeting.communityIds)
    if (personId !== null && !seated.some((each) => each.personId === personId)) return refused('person-unknown')
    if (!(await saveMeeting(tx, { ...meeting, chairId: personId }))) return refused('saved-meanwhile')
    await record(keeping, { action: 'chair.chosen', ...(personId === null ? {} : { personId }) })
    await announceMeeting(keeping)
    return done(null)
  })
}

/** Who likes to chair now and then in the community that the actor leads. */
export async function chooseWilling(
  house: House,
  actor: Actor,
  meetingId: string,
  personIds: readonly string[],
): Promise<Result<null, MissingRefusal | 'person-unknown'>> {
  return keepMeeting<null, 'person-unknown'>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting } = keeping
    const communityId = meeting.communityIds.find((id) => mayPlanMeetings(actor, id)) ?? ''
    const seated = await listSeatedPeople(tx, [communityId])
    if (!personIds.every((id) => seated.some(({ personId }) => personId === id))) return refused('person-unknown')
    await saveWilling(tx, communityId, [...new Set(personIds)])
    await record(keeping, { action: 'chair.rota-changed', facts: { community: communityId, people: personIds.length } })
    return done(null)
  })
}

/** Agenda, chair and series, for the page that everybody in the community sees. */
export async function readPlanGlimpse(house: House, actor: Actor, meeting: Meeting, maySeeConfidential: boolean): Promise<PlanGlimpse> {
  return inTransaction(house.db, actor, async (tx) => {
    const series = meeting.seriesId === null ? [] : await listSeries(tx, meeting.seriesId)
    const place = series.findIndex(({ id }) => id === meeting.id)
    return {
      items: hideConfidential(await listAgenda(tx, meeting.id), maySeeConfidential).map((item) => (item.ownerId === null ? { ...item, owner: '' } : item)),
      chair: meeting.chairId === null ? '' : await findPersonName(tx, meeting.chairId),
      before: series[place - 1] ?? null,
      after: place < 0 ? null : (series[place + 1] ?? null),
      place: place + 1,
      of: series.length,
    }
  })
}
