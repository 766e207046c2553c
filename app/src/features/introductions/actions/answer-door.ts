import { dayOf, type Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { createAccount, findAccountOfPerson } from '../../accounts/public.ts'
import { acceptInvitation, readDoor, stepBack, type Door, type JoinRefusal } from '../../communities/public.ts'
import { findMeeting, listNamedCommunities } from '../../meetings/public.ts'
import { addConsent, findPerson, listConsents, listStanding } from '../../people/public.ts'
import { isAddressOfAccount } from '../store/candidate-store.ts'
import { findByLink, type LinkedCard } from '../store/introduction-store.ts'
import { AUDIENCES, KEPT_DAYS, SHARED_FIELDS, type Audience, type SharedField } from '../domain/introduction.ts'
import { PURPOSES } from '../domain/take-up.ts'

const DAY_MS = 86_400_000

/**
 * What a personal link shows once the card was taken up: what of it is shared today, and the doors of the communities she asked for.
 * `ownPersonId`: who came in by this very card; what the directory knew of somebody else is told to no link.
 */
export type TakenCard = {
  takenOn: Day
  shared: SharedToday[]
  communities: BilingualName[]
  doors: Door[]
  hasAddress: boolean
  hasDesk: boolean
  ownPersonId: string | null
}

type SharedToday = { audience: Audience; fields: SharedField[]; untilOn: Day | null }

type Opened = LinkedCard & { personId: string; takenAt: string }

/** The link works for a month after the card was taken up, without an account. */
async function findTaken(house: House, tx: Database, token: string): Promise<Opened | null> {
  const card = await findByLink(tx, hashToken(token))
  if (card?.state !== 'taken' || card.personId === null || card.takenAt === null) return null
  const isOver = Date.parse(nowOf(house)) - Date.parse(card.takenAt) > KEPT_DAYS * DAY_MS
  return isOver ? null : { ...card, personId: card.personId, takenAt: card.takenAt }
}

export async function readTakenCard(house: House, token: string): Promise<TakenCard | null> {
  const card = await asSystem(house.db, (tx) => findTaken(house, tx, token))
  if (card === null) return null
  const hasDesk = await asSystem(house.db, (tx) => answersOnDesk(tx, card))
  const doors: Door[] = []
  for (const communityId of hasDesk ? [] : card.joins) {
    const door = await readDoor(house, card, communityId)
    if (door !== null) doors.push(door)
  }
  const found = await asSystem(house.db, async (tx) => ({
    shared: await listShared(house, tx, card.personId),
    communities: await listPlaces(tx, card.meetingId),
    hasAddress: card.isNewPerson && typeof (await findPerson(tx, card.personId))?.email === 'string',
  }))
  return { takenOn: dayOf(card.takenAt), doors, hasDesk, ownPersonId: card.isNewPerson ? card.personId : null, ...found }
}

/** Whoever was known and has an account answers there: a name said at a door proves less than signing in. */
async function answersOnDesk(tx: Database, { isNewPerson, personId }: Opened): Promise<boolean> {
  return !isNewPerson && (await findAccountOfPerson(tx, personId)) !== null
}

async function listPlaces(tx: Database, meetingId: string): Promise<BilingualName[]> {
  const meeting = await findMeeting(tx, meetingId)
  return meeting === null ? [] : (await listNamedCommunities(tx, meeting.communityIds)).map(({ name }) => name)
}

/** One line an audience; several communities of one meeting were asked about together. */
async function listShared(house: House, tx: Database, personId: string): Promise<SharedToday[]> {
  const standing = await listByCard(house, tx, personId)
  return AUDIENCES.flatMap((audience) => {
    const consent = standing.find(({ purpose }) => purpose === PURPOSES[audience])
    if (consent === undefined) return []
    return [{ audience, fields: SHARED_FIELDS.filter((field) => consent.fields.includes(field)), untilOn: consent.untilOn }]
  })
}

async function listByCard(house: House, tx: Database, personId: string) {
  return listStanding(await listConsents(tx, [personId]), dayOf(nowOf(house))).filter(({ means }) => means === 'card')
}

/** Stops all that the card shared, as easily as it was given (PRV-03). @returns null for a link that leads nowhere */
export async function stopCardSharing(house: House, token: string): Promise<Result<null, 'not-shared'> | null> {
  return asSystem(house.db, async (tx): Promise<Result<null, 'not-shared'> | null> => {
    const card = await findTaken(house, tx, token)
    if (card === null) return null
    const now = nowOf(house)
    const standing = await listByCard(house, tx, card.personId)
    if (standing.length === 0) return refused('not-shared')
    const who = { actorPersonId: card.personId, subjectPersonId: card.personId }
    for (const consent of standing) {
      await addConsent(tx, { ...consent, given: false, fields: [], untilOn: null, at: now, means: 'own_click', notedBy: null })
      const facts = { purpose: consent.purpose, fields: [] }
      await writeAudit(tx, { action: 'consent.withdrawn', subjectKind: 'consent', subjectId: consent.communityId, ...who, facts }, now)
    }
    await announce(tx, { kind: 'people', id: card.personId })
    return done(null)
  })
}

export type DoorAnswer = { token: string; communityId: string; answer: 'yes' | 'no' }

/**
 * Yes or no to a community, without an account. Whoever came in by this card and says yes with an address may then sign in with it by a mail
 * link; saying no makes nothing, and ends what was let in meanwhile (`left`). @returns null for a link that leads nowhere
 */
export async function answerDoor(house: House, { token, communityId, answer }: DoorAnswer): Promise<Result<'yes' | 'no' | 'left', JoinRefusal> | null> {
  const card = await asSystem(house.db, (tx) => findTaken(house, tx, token))
  if (card === null || !card.joins.includes(communityId)) return null
  if (await asSystem(house.db, (tx) => answersOnDesk(tx, card))) return null
  if (answer === 'no') {
    const door = await readDoor(house, card, communityId)
    const back = await stepBack(house, card, communityId)
    return back.ok ? done(door?.standing === 'pending' ? 'left' : 'no') : back
  }
  const accepted = await acceptInvitation(house, card, communityId, true)
  if (accepted.ok && card.isNewPerson) await asSystem(house.db, (tx) => openAccount(tx, card.personId, nowOf(house)))
  return accepted.ok ? done('yes') : accepted
}

async function openAccount(tx: Database, personId: string, now: string): Promise<void> {
  const person = await findPerson(tx, personId)
  if (person === null || person.email === null || (await findAccountOfPerson(tx, personId)) !== null) return
  if (!(await isAddressOfAccount(tx, person.email))) await createAccount(tx, { personId, email: person.email, createdBy: personId }, now)
}
