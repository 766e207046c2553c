import type { House } from '../../platform/house.ts'
import { asSystem } from '../../platform/database.ts'
import { findConcernedCommunities, type Concerned } from './store/actor-store.ts'

export { findActorByApiKey, findActorBySession } from './store/actor-store.ts'
export { listPeopleIn, listRepresented, listRepresenting, listTies } from './store/people-ties-store.ts'
export { listProgrammes } from './store/programme-store.ts'
export type { Concerned } from './store/actor-store.ts'

/** Which communities a thing concerns; the rights table is asked with it, before anybody may see a row. */
export async function findConcerned(house: House, of: 'community' | 'meeting' | 'programme', id: string): Promise<Concerned | null> {
  if (of === 'community') return findConcernedCommunities(house.db, of, id)
  return asSystem(house.db, (tx) => findConcernedCommunities(tx, of, id))
}
