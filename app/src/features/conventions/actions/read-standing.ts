import { rolesIn, type Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { countSigned, stateOf, type ConventionState, type Signed } from '../domain/convention.ts'
import { mayKeepConventions } from '../domain/permissions.ts'
import type { PersonConvention } from '../domain/person-state.ts'
import { listConventions } from '../store/convention-store.ts'
import { listMembersToSign, listSignatories } from '../store/signatory-store.ts'
import { listConventionStates } from './read-conventions.ts'

/** `state` is null where a lead may make the first convention. */
export type Standing = { state: ConventionState | null; signed: Signed; waiting: string[] }

/** How far the newest convention of a community is; for leads also whose employer has not signed. Null where members see none. */
export async function readStanding(tx: Database, actor: Actor, communityId: string, today: Day): Promise<Standing | null> {
  if (!rolesIn(actor, communityId).some((role) => role !== 'visitor')) return null
  const isLead = mayKeepConventions(actor, communityId)
  const convention = (await listConventions(tx, communityId)).find(({ stage }) => isLead || stage !== 'draft')
  if (convention === undefined) return isLead ? { state: null, signed: { signed: 0, of: 0 }, waiting: [] } : null
  const signatories = await listSignatories(tx, [convention.id], actor.personId, today)
  const people = isLead ? await listMembersToSign(tx, communityId) : []
  const ids = people.map(({ id }) => id)
  const states = await listConventionStates(tx, communityId, ids, today)
  const waiting = new Set(states.filter(({ state }) => state === 'pending').map(({ personId }) => personId))
  return {
    state: stateOf(convention, signatories, today),
    signed: countSigned(signatories),
    waiting: people.filter(({ id }) => waiting.has(id)).map(({ name }) => name),
  }
}

/** Somebody's own employer and this community. As the house itself: who stands at the door is no member yet. */
export async function readOwnStanding(house: House, personId: string, communityId: string): Promise<PersonConvention | null> {
  const [own] = await asSystem(house.db, (tx) => listConventionStates(tx, communityId, [personId], dayOf(nowOf(house))))
  return own ?? null
}
