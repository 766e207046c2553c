import { isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { listOpenCommunities, type KnownCommunity } from '../store/grid-store.ts'

/** A register holds people who were not told yet, and how to reach everybody: that is for coordinators (PRV-05). */
export function mayExport(actor: Actor, communityId: string): boolean {
  return isNetworkCoordinator(actor) || rolesIn(actor, communityId).includes('coordinator')
}

/** The communities whose register somebody may take out: those they coordinate, or all. */
export async function listExportable(house: House, actor: Actor): Promise<KnownCommunity[]> {
  const own = [...new Set(actor.communities.map(({ communityId }) => communityId))].filter((id) => mayExport(actor, id))
  return inTransaction(house.db, actor, (tx) => listOpenCommunities(tx, isNetworkCoordinator(actor) ? null : own))
}
