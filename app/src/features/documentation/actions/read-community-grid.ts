import { rolesIn, type Actor } from '../../../kernel/actor.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { searchPatterns } from '../../records/public.ts'
import type { GridTemplate } from '../domain/grid.ts'
import { latestOf, sumByPeriod, type CountedBy, type ShownPeriods } from '../domain/periods.ts'
import { mayExportGrid, mayKeepTemplate } from '../domain/permissions.ts'
import type { FoundEntry, GridFilter, NamedCommunity } from '../domain/shown.ts'
import { findChoice, listMeetingCounts } from '../store/count-store.ts'
import { findEntries } from '../store/list-store.ts'
import { readCommunityAudience } from '../store/meeting-store.ts'
import { newestTemplate } from '../store/template-store.ts'

export type CommunityGrid = {
  community: NamedCommunity
  template: GridTemplate
  by: CountedBy
  counted: ShownPeriods
  rows: FoundEntry[]
  found: number
  mayKeep: boolean
  mayExport: boolean
}

/**
 * The grid of a community over its meetings: what was shared with its members. Visitors read the grids of meetings they were at, one by one.
 * @param filter.by null: as the reader last wished it
 */
export async function readCommunityGrid(
  house: House,
  actor: Actor,
  communityId: string,
  { words, page, by: wishedBy, ...filter }: GridFilter & { by: CountedBy | null },
): Promise<CommunityGrid | null> {
  if (!isReader(actor, communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return null
    const wish = { ...filter, communityId, need: await readCommunityAudience(tx, communityId), patterns: searchPatterns(words) }
    const by = wishedBy ?? (await findChoice(tx, actor.personId))?.by ?? 'meeting'
    const counted = latestOf(sumByPeriod(await listMeetingCounts(tx, wish, nowOf(house)), by))
    const entries = await findEntries(tx, { ...wish, page })
    const template = await newestTemplate(tx, communityId)
    return {
      community,
      template,
      by,
      counted,
      ...entries,
      mayKeep: mayKeepTemplate(actor, communityId) && !community.isClosed,
      mayExport: mayExportGrid(actor, communityId),
    }
  })
}

function isReader(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role !== 'visitor')
}
