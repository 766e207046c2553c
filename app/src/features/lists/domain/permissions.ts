import { isAdministrator, type Actor } from '../../../kernel/actor.ts'

/** The words of a list are those of every community: who runs the house changes them. */
export function mayChangeLists(actor: Actor): boolean {
  return isAdministrator(actor)
}
