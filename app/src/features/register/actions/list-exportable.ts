import type { Actor } from '../../../kernel/actor.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { listOpenCommunities, type KnownCommunity } from '../store/grid-store.ts'
import { importScopeOf } from './read-drafts.ts'

/** The communities whose register somebody may take out: those they lead, or all. */
export async function listExportable(house: House, actor: Actor): Promise<KnownCommunity[]> {
  return inTransaction(house.db, actor, (tx) => listOpenCommunities(tx, importScopeOf(actor)))
}
