import type { Actor } from '../../../kernel/actor.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { orderTurns } from '../domain/chair.ts'
import { mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import type { ChairSheet, PlanGlimpse } from '../domain/plan-shown.ts'
import { hideConfidential } from '../domain/agenda.ts'
import { listAgenda } from '../store/agenda-store.ts'
import { findPersonName, listRotasOf, listSeatedPeople, listTurns, listWilling, saveOwnWill, saveWilling } from '../store/chair-store.ts'
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

export type OwnTurn = { communityId: string; name: BilingualName; isWilling: boolean }

/** Where the actor may be among those who take turns, and whether she is. */
export async function listOwnTurns(house: House, actor: Actor): Promise<OwnTurn[]> {
  return inTransaction(house.db, actor, (tx) => listRotasOf(tx, actor.personId))
}

/** Puts herself on the list of her community, or takes herself off it. */
export async function keepOwnTurn(house: House, actor: Actor, { communityId, isWilling }: { communityId: string; isWilling: boolean }): Promise<boolean> {
  return inTransaction(house.db, actor, async (tx) => {
    const rota = (await listRotasOf(tx, actor.personId)).find((each) => each.communityId === communityId)
    if (rota === undefined) return false
    if (rota.isWilling === isWilling) return true
    await saveOwnWill(tx, { communityId, personId: actor.personId, isWilling })
    const about = { subjectKind: 'community', subjectId: communityId, actorPersonId: actor.personId, subjectPersonId: actor.personId } as const
    await writeAudit(tx, { action: 'chair.rota-changed', ...about, facts: { isWilling } }, nowOf(house))
    return true
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
