import type { Actor } from '../../../kernel/actor.ts'
import { isLeadOf, isNetworkCoordinator, rolesIn } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { NOTICE_DAYS } from '../domain/person.ts'
import { renderNotice } from '../mails/notice-mail.ts'
import type { PeopleNeighbours } from '../store/neighbours.ts'
import { listPeopleToTell, noteTold, noteToldByMail, type ToTell } from '../store/notice-store.ts'
import { findInSight } from './read-people.ts'

/**
 * PRV-05: queues a mail to everybody who was written down by others and has an address, and counts those as told whose mail has
 * left. Safe to run twice: one mail a person.
 * @returns how many mails wait or left, and how many people count as told by now
 */
export async function tellByMail(house: House): Promise<{ queued: number; told: number }> {
  return asSystem(house.db, async (tx) => {
    const told = await noteToldByMail(tx)
    const waiting = (await listPeopleToTell(tx, null)).flatMap((person) =>
      person.email !== null && isMailAddress(person.email) ? [{ ...person, email: person.email }] : [],
    )
    for (const person of waiting) await queueMail(tx, renderNotice(person, house.settings.publicUrl), nowOf(house))
    return { queued: waiting.length, told }
  })
}

export type Waiting = Pick<ToTell, 'id' | 'givenName' | 'familyName' | 'source' | 'enteredAt'> & {
  isOverdue: boolean
  /** A mail will tell them. */ isByMail: boolean
  /** The actor may open the record; who takes attendance knows the name alone. */ isOpen: boolean
}

/**
 * Who has not been told, overdue after thirty days: people in communities the actor coordinates, on registers of communities the actor
 * leads, and whom the actor wrote down.
 */
export async function listWaiting(tx: Database, neighbours: PeopleNeighbours, { actor, now }: { actor: Actor; now: string }): Promise<Waiting[]> {
  const limit = new Date(Date.parse(now) - NOTICE_DAYS * 86_400_000).toISOString()
  const { coordinated, all } = await listTellable(tx, neighbours, actor)
  return (await listPeopleToTell(tx, all)).map(({ id, givenName, familyName, source, enteredAt, enteredBy, email }) => ({
    id,
    givenName,
    familyName,
    source,
    enteredAt,
    isOverdue: enteredAt < limit,
    isByMail: email !== null,
    isOpen: all === null || enteredBy === actor.personId || coordinated.has(id),
  }))
}

export async function readWaiting(house: House, neighbours: PeopleNeighbours, actor: Actor): Promise<Waiting[]> {
  return inTransaction(house.db, actor, (tx) => listWaiting(tx, neighbours, { actor, now: nowOf(house) }))
}

async function listTellable(tx: Database, neighbours: PeopleNeighbours, actor: Actor) {
  if (isNetworkCoordinator(actor)) return { coordinated: new Set<string>(), all: null }
  const led = actor.communities.map(({ communityId }) => communityId).filter((id) => isLeadOf(actor, id))
  const near = await neighbours.listPeopleIn(
    tx,
    led.filter((id) => rolesIn(actor, id).includes('coordinator')),
  )
  const coordinated = new Set(near.map(({ personId }) => personId))
  return { coordinated, all: { ids: [...coordinated, ...(await neighbours.listPeopleOnRegisters(tx, led))], enteredBy: actor.personId } }
}

/** A coordinator or moderator told the person by word of mouth. @returns the name, for a thank-you */
export async function noteToldInPerson(
  house: House,
  neighbours: PeopleNeighbours,
  actor: Actor,
  id: string,
): Promise<Result<{ givenName: string; familyName: string }, 'person-unknown'>> {
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const seen = await findInSight(tx, neighbours, actor, { id, now })
    const { all } = await listTellable(tx, neighbours, actor)
    const person = seen?.relation === 'lead' ? seen.person : (await listPeopleToTell(tx, all)).find((each) => each.id === id)
    if (person === undefined) return refused('person-unknown')
    if (await noteTold(tx, id, now))
      await writeAudit(tx, { action: 'person.told', subjectKind: 'person', actorPersonId: actor.personId, subjectPersonId: id }, now)
    return done(person)
  })
}
