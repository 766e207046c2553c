import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { searchPatterns } from '../../records/public.ts'
import { mayExportGrid, mayKeepTemplate } from '../domain/permissions.ts'
import type { GridTemplate } from '../domain/grid.ts'
import type { CommunityCounts, CountColumn, FoundEntry, GridFilter, NamedCommunity } from '../domain/shown.ts'
import { countByCommunity, countByMeeting, countByMonth, findEntries, findNamedCommunity, listOpenIds } from '../store/list-store.ts'
import { readCommunityAudience } from '../store/meeting-store.ts'
import { newestTemplate } from '../store/template-store.ts'

export type CommunityGrid = {
  community: NamedCommunity
  template: GridTemplate
  by: 'meeting' | 'month'
  columns: CountColumn[]
  rows: FoundEntry[]
  found: number
  mayKeep: boolean
  mayExport: boolean
}

/** The grid of a community over its meetings: what was shared with its members. Visitors read the grids of meetings they were at, one by one. */
export async function readCommunityGrid(
  house: House,
  actor: Actor,
  communityId: string,
  { words, page, ...filter }: GridFilter & { by: 'meeting' | 'month' },
): Promise<CommunityGrid | null> {
  if (!isReader(actor, communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return null
    const wish = { ...filter, communityId, need: await readCommunityAudience(tx, communityId), patterns: searchPatterns(words) }
    const columns = filter.by === 'month' ? await countByMonth(tx, wish) : await countByMeeting(tx, wish)
    const entries = await findEntries(tx, { ...wish, page })
    const template = await newestTemplate(tx, communityId)
    return {
      community,
      template,
      by: filter.by,
      columns,
      ...entries,
      mayKeep: mayKeepTemplate(actor, communityId) && !community.isClosed,
      mayExport: mayExportGrid(actor, communityId),
    }
  })
}

function isReader(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role !== 'visitor')
}

/** Area by month over the communities that the actor leads; the network for who coordinates it. Counts alone. */
export async function readNetworkGrid(house: House, actor: Actor, window: { from: Day | null; until: Day | null }): Promise<CommunityCounts[]> {
  return inTransaction(house.db, actor, async (tx) => {
    const led = [...new Set(actor.communities.map(({ communityId }) => communityId))].filter((id) => isLeadOf(actor, id))
    return countByCommunity(tx, isNetworkCoordinator(actor) ? await listOpenIds(tx) : led, window)
  })
}
