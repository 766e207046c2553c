import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, Undo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { findOrMakeOrganisation, listNamedCommunities, lockMeeting, mayKeepRegister, sortKeysOf, splitName, type Meeting } from '../../meetings/public.ts'
import {
  addAffiliations,
  addConsent,
  addPerson,
  changePerson,
  EMPTY_PERSON,
  findInSight,
  findPerson,
  findPersonByEmail,
  joinRecords,
  listAffiliations,
  listConsents,
  normalisePhone,
  noteTold,
} from '../../people/public.ts'
import { askIn } from '../../communities/public.ts'
import type { Introduction } from '../domain/introduction.ts'
import { addToDecision, fillGaps, listCardConsents, type CardConsent } from '../domain/take-up.ts'
import { renderTakenMail } from '../mails/introduction-mail.ts'
import { listSheetVisitors } from '../store/candidate-store.ts'
import { findMeetingOf, findWaiting, markTaken, removeIntroductions } from '../store/introduction-store.ts'
import { makeLink } from './introduce.ts'
import type { CardPlace } from './read-waiting.ts'

export type TakeRefusal = 'card-unknown' | 'saved-meanwhile' | 'person-unknown' | 'email-known' | 'community-unknown'
export type TakeWish = {
  meetingId: string
  id: string
  version: number
  /** Somebody who is known; null is new in the directory. */
  personId: string | null
  /** To which of the communities she asked for she is let in; she still agrees herself. */
  invitedTo: readonly string[]
}

type Hand = { personId: string | null }
type Taking = { tx: Database; place: CardPlace; by: Hand; meeting: Meeting; card: Introduction; now: string }

/** Somebody who leads the meeting takes a card up: as somebody known, or as somebody new. Counts of the register stay what they are. */
export async function takeCard(place: CardPlace, actor: Actor, wish: TakeWish): Promise<Result<string, TakeRefusal>> {
  const isThere = wish.personId === null || (await maySee(place, actor, wish))
  if (!isThere) return refused('person-unknown')
  if (!wish.invitedTo.every((id) => isLeadOf(actor, id))) return refused('community-unknown')
  return take(place, { personId: actor.personId }, wish, (meeting) => mayKeepRegister(actor, meeting))
}

/** The same from the command line, under the name of the house. */
export async function takeCardAsOperator(place: CardPlace, { id, personId }: Pick<TakeWish, 'id' | 'personId'>): Promise<Result<string, TakeRefusal>> {
  const found = await asSystem(place.house.db, async (tx) => {
    const meetingId = await findMeetingOf(tx, id)
    return meetingId === null ? null : findWaiting(tx, meetingId, id)
  })
  if (found === null) return refused('card-unknown')
  const { meetingId, version } = found
  return take(place, { personId: null }, { meetingId, id, version, personId, invitedTo: [] }, () => true)
}

/** Whoever stands on the sheet under this name, or is in the sight of the actor. */
async function maySee({ house, neighbours }: CardPlace, actor: Actor, { meetingId, id, personId }: TakeWish): Promise<boolean> {
  return inTransaction(house.db, actor, async (tx) => {
    const card = await findWaiting(tx, meetingId, id)
    if (card === null || personId === null) return false
    const visitors = await listSheetVisitors(tx, meetingId, sortKeysOf(card.name))
    return visitors.some((visitor) => visitor.personId === personId) || (await findInSight(tx, neighbours, actor, { id: personId, now: nowOf(house) })) !== null
  })
}

/** As the house itself: a joint meeting has communities that the actor does not see, and the person shares with them too. */
async function take(place: CardPlace, by: Hand, wish: TakeWish, mayLead: (meeting: Meeting) => boolean): Promise<Result<string, TakeRefusal>> {
  const { house } = place
  try {
    return await asSystem(house.db, async (tx): Promise<Result<string, TakeRefusal>> => {
      const meeting = await lockMeeting(tx, wish.meetingId)
      const card = meeting !== null && mayLead(meeting) ? await findWaiting(tx, wish.meetingId, wish.id) : null
      if (meeting === null || card === null) return refused('card-unknown')
      if (!wish.invitedTo.every((id) => card.joins.includes(id))) return refused('community-unknown')
      if (card.version !== wish.version) return refused('saved-meanwhile')
      const taken = await write({ tx, place, by, meeting, card, now: nowOf(house) }, wish)
      if (!taken.ok) throw new Undo(taken)
      return taken
    })
  } catch (failure) {
    if (failure instanceof Undo) return failure.value as Result<string, TakeRefusal>
    throw failure
  }
}

async function write(taking: Taking, wish: TakeWish): Promise<Result<string, TakeRefusal>> {
  const { tx, by, card, meeting, now } = taking
  const found = await findOrAdd(taking, wish.personId)
  if (!found.ok) return found
  const { personId, isNew } = found.value
  const filled = await fill(taking, personId)
  if (filled === null) return refused('saved-meanwhile')
  if (isNew) await noteTold(tx, personId, now)
  for (const consent of listCardConsents(card, meeting.communityIds, filled.kept)) await give(taking, personId, consent)
  for (const communityId of card.joins) await askIn(tx, { communityId, personId, by: by.personId, isInvited: wish.invitedTo.includes(communityId), now })
  await markTaken(tx, { id: card.id, personId, isNewPerson: isNew, by: by.personId, at: now })
  const facts = { isNew: isNew ? 'yes' : 'no', meeting: meeting.id }
  await writeAudit(
    tx,
    { action: 'introduction.taken', subjectKind: 'introduction', subjectId: card.id, actorPersonId: by.personId, subjectPersonId: personId, facts },
    now,
  )
  await announce(tx, { kind: 'people', id: personId })
  await announce(tx, { kind: 'meeting', id: meeting.id })
  await mailTaken(taking, wish)
  return done(personId)
}

/** The record: one that is known, to which the name written at this door now belongs, or a new one. */
async function findOrAdd(
  { tx, place, by, card, meeting, now }: Taking,
  personId: string | null,
): Promise<Result<{ personId: string; isNew: boolean }, TakeRefusal>> {
  const bare = (await listSheetVisitors(tx, meeting.id, sortKeysOf(card.name))).filter(({ isBare }) => isBare)
  if (personId === null) {
    if (card.email !== '' && (await findPersonByEmail(tx, card.email)) !== null) return refused('email-known')
    const person = { ...EMPTY_PERSON, ...splitName(card.name), language: card.language, source: 'self', enteredBy: by.personId, enteredAt: now } as const
    const added = await addPerson(tx, person)
    const facts = { source: 'introduction' }
    await writeAudit(tx, { action: 'person.added', subjectKind: 'person', actorPersonId: by.personId, subjectPersonId: added, facts }, now)
    return done({ personId: added, isNew: true })
  }
  const known = await findPerson(tx, personId)
  if (known === null || known.source === 'former') return refused('person-unknown')
  if (bare.some((visitor) => visitor.personId === personId)) return done({ personId, isNew: true })
  const [visitor, ...others] = bare
  // Two who wrote the same name stay two: nobody can say which of them this is.
  if (visitor !== undefined && others.length === 0)
    await joinRecords(tx, place.neighbours, { keptId: personId, otherId: visitor.personId, by: by.personId, now })
  return done({ personId, isNew: false })
}

/** @returns what the directory keeps otherwise; null when somebody saved in between */
async function fill({ tx, by, card, meeting, now }: Taking, personId: string): Promise<{ kept: ReturnType<typeof fillGaps>['kept'] } | null> {
  const person = await findPerson(tx, personId)
  if (person === null) return null
  const holder = card.email === '' ? null : await findPersonByEmail(tx, card.email)
  const current = await listAffiliations(tx, [personId], dayOf(now))
  const organisations = current.map(({ nameFr, nameNl }) => nameFr || nameNl)
  const known = { organisations, isAddressTaken: holder !== null && holder.id !== personId, normalisePhone }
  const { draft, kept, addsOrganisation } = fillGaps(person, card, known)
  if (!(await changePerson(tx, personId, draft, person.version))) return null
  if (addsOrganisation) {
    const hands = { tx, actor: by, meeting, now }
    const ids = await findOrMakeOrganisation(hands, { organisation: card.organisation, language: card.language })
    await addAffiliations(
      tx,
      ids.map((organisationId) => ({ personId, organisationId, from: null, until: null })),
    )
  }
  await writeAudit(tx, { action: 'person.changed', subjectKind: 'person', actorPersonId: by.personId, subjectPersonId: personId }, now)
  return { kept }
}

/** Her own consent, ticked by herself on the card, at that moment and to the text as it stood there. */
async function give({ tx, by, card, now }: Taking, personId: string, consent: CardConsent): Promise<void> {
  const { purpose, communityId, meetingId, textVersion } = consent
  const isSameUse = (other: { purpose: string; communityId: string | null; meetingId?: string | null }) =>
    other.purpose === purpose && other.communityId === communityId && (other.meetingId ?? null) === meetingId
  const last = (await listConsents(tx, [personId])).findLast(isSameUse) ?? null
  const added = addToDecision(consent, last, { at: card.changedAt, today: dayOf(now) })
  if (added === null) return
  const entry = { personId, purpose, communityId, meetingId, given: true, textVersion, language: card.language, at: card.changedAt } as const
  await addConsent(tx, { ...entry, ...added, means: 'card', notedBy: null })
  const facts = { purpose, fields: [...added.fields], means: 'card' }
  const subject = { subjectKind: 'consent', subjectId: communityId ?? meetingId, actorPersonId: by.personId, subjectPersonId: personId }
  await writeAudit(tx, { action: 'consent.given', ...subject, facts }, now)
}

async function mailTaken({ tx, place, card, meeting, now }: Taking, { invitedTo }: TakeWish): Promise<void> {
  if (card.email === '') return
  const communities = (await listNamedCommunities(tx, meeting.communityIds)).map(({ name }) => name)
  const isInvited = card.joins.some((id) => invitedTo.includes(id))
  const url = await makeLink(tx, place.house, card)
  await queueMail(tx, renderTakenMail({ id: card.id, email: card.email, language: card.language, url, communities, isInvited }), now)
}

/** Nothing of it stays but that it was done. */
export async function discardCard(house: House, actor: Actor, { meetingId, id }: Pick<TakeWish, 'meetingId' | 'id'>): Promise<Result<null, TakeRefusal>> {
  return discard(house, { personId: actor.personId }, { meetingId, id }, (meeting) => mayKeepRegister(actor, meeting))
}

export async function discardCardAsOperator(house: House, id: string): Promise<Result<null, TakeRefusal>> {
  const meetingId = await asSystem(house.db, (tx) => findMeetingOf(tx, id))
  return meetingId === null ? refused('card-unknown') : discard(house, { personId: null }, { meetingId, id }, () => true)
}

async function discard(
  house: House,
  by: Hand,
  { meetingId, id }: Pick<TakeWish, 'meetingId' | 'id'>,
  mayLead: (meeting: Meeting) => boolean,
): Promise<Result<null, TakeRefusal>> {
  return asSystem(house.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    const card = meeting !== null && mayLead(meeting) ? await findWaiting(tx, meetingId, id) : null
    if (card === null) return refused('card-unknown')
    await removeIntroductions(tx, [id])
    const about = { subjectKind: 'introduction', subjectId: id, actorPersonId: by.personId, facts: { meeting: meetingId } }
    await writeAudit(tx, { action: 'introduction.discarded', ...about }, nowOf(house))
    await announce(tx, { kind: 'meeting', id: meetingId })
    return done(null)
  })
}
