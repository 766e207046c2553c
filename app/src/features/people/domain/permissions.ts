import { isAdministrator, isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'

/** The person herself, and who keeps the record. */
export function mayEditPerson(relation: string): boolean {
  return relation === 'self' || relation === 'lead'
}

/** Whoever keeps a register may add people and organisations. */
export function mayAddPeople(actor: Actor): boolean {
  return isNetworkCoordinator(actor) || actor.communities.some(({ communityId }) => isLeadOf(actor, communityId))
}

/** What of a record decides who may make one of it and another. */
export type MergeSubject = {
  /** Every community that keeps history about the person, past ones too. */
  communityIds: readonly string[]
  isEnteredByActor: boolean
  /** Holds a role on the instance: whoever takes such a record over would take the role. */
  isGuarded: boolean
}

/** Merging moves history in every community of both: the actor coordinates all of them, and of each record at least one or wrote it down. */
export function mayMerge(actor: Actor, subjects: readonly MergeSubject[]): boolean {
  if (subjects.some(({ isGuarded }) => isGuarded) && !isAdministrator(actor)) return false
  if (isNetworkCoordinator(actor) || isAdministrator(actor)) return true
  return subjects.every(
    ({ communityIds, isEnteredByActor }) =>
      (communityIds.length > 0 || (isEnteredByActor && mayAddPeople(actor))) && communityIds.every((id) => rolesIn(actor, id).includes('coordinator')),
  )
}
