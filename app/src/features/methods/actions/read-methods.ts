import type { Actor } from '../../../kernel/actor.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { findByWords } from '../domain/edit-method.ts'
import { mayKeepMethods } from '../domain/permissions.ts'
import { SHIPPED_METHODS } from '../domain/shipped-methods.ts'
import type { MethodPage, MethodsPage } from '../domain/shown.ts'
import { findMethod, listOwnMethods } from '../store/method-store.ts'

/** The cards of a community in which these words stand. */
export async function readMethods(house: House, actor: Actor, communityId: string, search: string): Promise<MethodsPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return null
    const own = findByWords(await listOwnMethods(tx, communityId), search)
    return {
      community,
      methods: [...own.filter(({ retiredAt }) => retiredAt === null), ...findByWords(SHIPPED_METHODS, search)],
      retired: own.filter(({ retiredAt }) => retiredAt !== null),
      mayKeep: mayKeepMethods(actor, communityId) && !community.isClosed,
    }
  })
}

/** One card, shipped or the community's own; another community's is not there. @param version as it was in that version */
export async function readMethod(house: House, actor: Actor, communityId: string, methodId: string, version: number | null = null): Promise<MethodPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    const method = await findMethod(tx, methodId, version)
    if (community === null || method === null || (method.communityId !== null && method.communityId !== communityId)) return null
    return { community, method, mayKeep: mayKeepMethods(actor, communityId) && !community.isClosed }
  })
}
