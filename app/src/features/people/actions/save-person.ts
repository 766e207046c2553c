import type { Actor } from '../../../kernel/actor.ts'
import { isDay, dayOf, type Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isEmail, normaliseEmail, normalisePhone, type PersonDraft } from '../domain/person.ts'
import { mayAddPeople, mayEditPerson } from '../domain/permissions.ts'
import type { PeopleNeighbours } from '../store/neighbours.ts'
import { addAffiliations, endAffiliation, findOrganisation, listAffiliations } from '../store/organisation-store.ts'
import { addPerson, changePerson, findPersonByEmail } from '../store/person-store.ts'
import { findInSight } from './read-people.ts'

export type PersonRefusal =
  | 'person-unknown'
  | 'not-allowed'
  | 'name-missing'
  | 'email-wrong'
  | 'email-taken'
  | 'too-long'
  | 'saved-meanwhile'
  | 'organisation-unknown'
  | 'day-wrong'
const LONGEST = 200
const LONGEST_TEXT = 2_000

/** What is wrong with a draft, or null. A person may have a single name. */
function checkPerson(draft: PersonDraft): PersonRefusal | null {
  if (draft.givenName === '' && draft.familyName === '') return 'name-missing'
  if (draft.email !== null && !isEmail(draft.email)) return 'email-wrong'
  const short = [
    draft.givenName,
    draft.familyName,
    draft.phone ?? '',
    ...draft.disciplines,
    ...draft.functions,
    ...draft.languagesSpoken,
    ...draft.languagesUnderstood,
  ]
  if (short.some((text) => text.length > LONGEST)) return 'too-long'
  return draft.activity.length > LONGEST_TEXT || draft.askMeAbout.length > LONGEST_TEXT ? 'too-long' : null
}

export type NewAffiliationChoice = { organisationId: string; from: Day | null } | null
export type PersonChoice = { draft: PersonDraft; worksFor: NewAffiliationChoice; endsAffiliations: readonly string[] }

/** Somebody who keeps a register writes down a person, who will be told within thirty days. */
export async function addPersonByHand(house: House, actor: Actor, choice: PersonChoice): Promise<Result<string, PersonRefusal>> {
  if (!mayAddPeople(actor)) return refused('not-allowed')
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const objection = checkPerson(choice.draft) ?? (await findEmailTaken(tx, choice.draft.email, null))
    if (objection) return refused(objection)
    const id = await addPerson(tx, { ...tidy(choice.draft), source: 'coordinator', enteredBy: actor.personId, enteredAt: now })
    const problem = await saveAffiliations(tx, id, choice, dayOf(now))
    if (problem) return refused(problem)
    await writeAudit(tx, { action: 'person.added', subjectKind: 'person', actorPersonId: actor.personId, subjectPersonId: id }, now)
    await announce(tx, { kind: 'people', id })
    return done(id)
  })
}

/** The person herself, or who keeps a register she is in, corrects the record. */
export async function savePerson(
  house: House,
  neighbours: PeopleNeighbours,
  actor: Actor,
  { id, version, ...choice }: PersonChoice & { id: string; version: number },
): Promise<Result<string, PersonRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const seen = await findInSight(tx, neighbours, actor, { id, now })
    if (seen === null || !mayEditPerson(seen.relation)) return refused('person-unknown')
    const objection = checkPerson(choice.draft) ?? (await findEmailTaken(tx, choice.draft.email, id))
    if (objection) return refused(objection)
    if (!(await changePerson(tx, id, tidy(choice.draft), version))) return refused('saved-meanwhile')
    const problem = await saveAffiliations(tx, id, choice, dayOf(now))
    if (problem) return refused(problem)
    await writeAudit(tx, { action: 'person.changed', subjectKind: 'person', actorPersonId: actor.personId, subjectPersonId: id }, now)
    await announce(tx, { kind: 'people', id })
    return done(id)
  })
}

function tidy(draft: PersonDraft): PersonDraft {
  return {
    ...draft,
    email: draft.email === null ? null : normaliseEmail(draft.email),
    phone: draft.phone === null ? null : normalisePhone(draft.phone) || null,
  }
}

async function findEmailTaken(tx: Database, email: string | null, ownId: string | null): Promise<PersonRefusal | null> {
  const holder = email === null ? null : await findPersonByEmail(tx, email)
  return holder === null || holder.id === ownId ? null : 'email-taken'
}

async function saveAffiliations(tx: Database, personId: string, { worksFor, endsAffiliations }: PersonChoice, today: Day): Promise<PersonRefusal | null> {
  for (const id of endsAffiliations) await endAffiliation(tx, id, personId, today)
  if (worksFor === null) return null
  if (worksFor.from !== null && !isDay(worksFor.from)) return 'day-wrong'
  if ((await findOrganisation(tx, worksFor.organisationId)) === null) return 'organisation-unknown'
  const current = await listAffiliations(tx, [personId], today)
  const isKnown = current.some(({ organisationId }) => organisationId === worksFor.organisationId)
  if (!isKnown) await addAffiliations(tx, [{ personId, ...worksFor, until: null }])
  return null
}
