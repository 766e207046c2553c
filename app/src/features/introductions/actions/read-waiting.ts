import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { writeTime } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findMeeting, listNamedCommunities, mayKeepRegister, sortKeysOf, type Meeting } from '../../meetings/public.ts'
import { findInSight, findPersonByEmail, personDisplayName, searchDirectory, type PeopleNeighbours, type PersonInSight } from '../../people/public.ts'
import type { Introduction } from '../domain/introduction.ts'
import type { Candidate, CardMeeting, ShownCard } from '../domain/shown.ts'
import { listSheetVisitors } from '../store/candidate-store.ts'
import { countWaiting, findWaiting, listWaiting, listWaitingMeetings, type WaitingMeeting } from '../store/introduction-store.ts'

export const CARDS_A_PAGE = 20
const MOST_FOUND = 12

/** Where the cards lie: the house and what the directory knows of its neighbours. */
export type CardPlace = { house: House; neighbours: PeopleNeighbours }

/** The meeting where the actor leads one of its communities. */
async function findLedMeeting(tx: Database, actor: Actor, meetingId: string): Promise<Meeting | null> {
  const meeting = await findMeeting(tx, meetingId)
  return meeting !== null && mayKeepRegister(actor, meeting) ? meeting : null
}

async function showMeeting(tx: Database, meeting: Meeting): Promise<CardMeeting> {
  const communities = await listNamedCommunities(tx, meeting.communityIds)
  return { id: meeting.id, startsAt: meeting.startsAt, communities: communities.map(({ id, name }) => ({ id, name })) }
}

export type WaitingCards = { meeting: CardMeeting; cards: ShownCard[]; count: number; page: number }

/** The cards that wait at a meeting; null for who does not lead it. */
export async function readWaitingCards(house: House, actor: Actor, meetingId: string, page: number): Promise<WaitingCards | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const led = await findLedMeeting(tx, actor, meetingId)
    if (led === null) return null
    const meeting = await showMeeting(tx, led)
    const cards = await listWaiting(tx, meetingId, { limit: CARDS_A_PAGE, offset: (page - 1) * CARDS_A_PAGE })
    return { meeting, cards: cards.map((card) => showCard(card, meeting)), count: await countWaiting(tx, meetingId), page }
  })
}

function showCard(card: Introduction, { communities }: CardMeeting): ShownCard {
  return { ...card, joinNames: communities.filter(({ id }) => card.joins.includes(id)).map(({ name }) => name) }
}

export type CardToTake = {
  meeting: CardMeeting
  card: ShownCard
  candidates: Candidate[]
  /** Communities that she asked to join and that the actor leads: only there the actor may say "come in". */
  invitable: CardMeeting['communities']
}

/** One card with whom it may mean: visitors of that name on the sheet, and who is found in the directory by these words, as far as the actor sees. */
export async function readCardToTake(
  { house, neighbours }: CardPlace,
  actor: Actor,
  ask: { meetingId: string; id: string; words: string; language: Language },
): Promise<CardToTake | null> {
  const found = await inTransaction(house.db, actor, async (tx) => {
    const led = await findLedMeeting(tx, actor, ask.meetingId)
    const card = led === null ? null : await findWaiting(tx, ask.meetingId, ask.id)
    if (led === null || card === null) return null
    const meeting = await showMeeting(tx, led)
    const visitors = await listSheetVisitors(tx, ask.meetingId, sortKeysOf(card.name))
    return { meeting, card, visitors, byAddress: await findByAddress(tx, neighbours, actor, card.email, nowOf(house)) }
  })
  if (found === null) return null
  const { people } = await searchDirectory(house, neighbours, actor, {
    words: ask.words || found.card.name,
    spoken: null,
    discipline: null,
    page: 1,
    size: MOST_FOUND,
  })
  const onSheet: Candidate[] = found.visitors.map(({ personId, name, arrivedAt, isBare }) => ({
    personId,
    name,
    detail: arrivedAt === null ? '' : writeTime(ask.language, arrivedAt),
    kind: isBare ? 'visitor' : 'sheet',
  }))
  const known = [...(found.byAddress === null ? [] : [found.byAddress]), ...people].map((each) => showCandidate(ask.language, each))
  const candidates = [...onSheet, ...known].filter(({ personId }, order, all) => all.findIndex((other) => other.personId === personId) === order)
  const { meeting, card } = found
  const invitable = meeting.communities.filter(({ id }) => card.joins.includes(id) && isLeadOf(actor, id))
  return { meeting, card: showCard(card, meeting), candidates, invitable }
}

/** The person with exactly this address, where the actor sees that it is hers. */
async function findByAddress(tx: Database, neighbours: PeopleNeighbours, actor: Actor, email: string, now: string): Promise<PersonInSight | null> {
  const person = email === '' ? null : await findPersonByEmail(tx, email)
  const seen = person === null ? null : await findInSight(tx, neighbours, actor, { id: person.id, now })
  return seen === null || seen.person.email === null ? null : seen
}

function showCandidate(language: Language, { person, communities }: PersonInSight): Candidate {
  const organisations = person.organisations.map(({ nameFr, nameNl }) => nameIn(language, { fr: nameFr, nl: nameNl }))
  const places = communities.map(({ nameFr, nameNl }) => nameIn(language, { fr: nameFr, nl: nameNl }))
  return { personId: person.id, name: personDisplayName(language, person), detail: [...organisations, ...places].join(', '), kind: 'directory' }
}

/** Meetings with cards that wait for the actor, for the desk. */
export async function readWaitingMeetings(tx: Database, actor: Actor): Promise<WaitingMeeting[]> {
  const led = actor.communities.map(({ communityId }) => communityId).filter((id) => isLeadOf(actor, id))
  return led.length === 0 ? [] : listWaitingMeetings(tx, [...new Set(led)])
}

/** How many wait at one meeting, for who leads it. */
export async function countWaitingCards(house: House, actor: Actor, meeting: Meeting): Promise<number> {
  return mayKeepRegister(actor, meeting) ? inTransaction(house.db, actor, (tx) => countWaiting(tx, meeting.id)) : 0
}
