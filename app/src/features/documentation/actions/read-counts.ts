import { isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { latestOf, sumByPeriod, type CountedBy, type PeriodCounts, type ShownPeriods } from '../domain/periods.ts'
import { renderCounts, type CountFormat, type CountLine } from '../exchange/render-counts.ts'
import { countByCommunity, findChoice, listMeetingCounts, listOpenIds, saveChoice, type CommunityTotals, type CountChoice } from '../store/count-store.ts'
import { readCommunityAudience } from '../store/meeting-store.ts'

/** Null: what was remembered, else everything. */
export type CountWish = { by: CountedBy | null; communityIds: readonly string[] | null; from: Day | null; until: Day | null }

const MOST_OVER_TIME = 2

export type ShownCounts = {
  by: CountedBy
  /** Every community that the reader may choose. */
  choices: CommunityTotals[]
  /** Those that she chose, or all of them. */
  totals: CommunityTotals[]
  /** The first of them over time. */
  overTime: (CommunityTotals & ShownPeriods)[]
  isRemembered: boolean
}

/** The communities whose grids somebody reads: those of which she is more than a visitor; all of them for who coordinates the network. */
async function listReadable(tx: Database, actor: Actor): Promise<string[]> {
  const own = [...new Set(actor.communities.map(({ communityId }) => communityId))].filter((id) => rolesIn(actor, id).some((role) => role !== 'visitor'))
  return isNetworkCoordinator(actor) ? [...new Set([...own, ...(await listOpenIds(tx))])] : own
}

/** Area by community and by time: numbers of what the reader may open, and no other. */
export async function readCounts(house: House, actor: Actor, wish: CountWish): Promise<ShownCounts> {
  return inTransaction(house.db, actor, async (tx) => {
    const remembered = await findChoice(tx, actor.personId)
    const by = wish.by ?? remembered?.by ?? 'month'
    const readable = await listReadable(tx, actor)
    const wished = wish.communityIds ?? remembered?.communityIds ?? []
    const chosenIds = readable.filter((id) => wished.includes(id))
    const choices = await countByCommunity(tx, readable, wish)
    const totals = chosenIds.length === 0 ? choices : choices.filter(({ communityId }) => chosenIds.includes(communityId))
    const overTime = []
    for (const community of totals.slice(0, MOST_OVER_TIME)) {
      overTime.push({ ...community, ...latestOf(await periodsOf(tx, community.communityId, { ...wish, by }, nowOf(house))) })
    }
    return { by, choices, totals, overTime, isRemembered: wish.by === null && wish.communityIds === null && remembered !== null }
  })
}

type Window = { by: CountedBy; from: Day | null; until: Day | null }

async function periodsOf(tx: Database, communityId: string, { by, from, until }: Window, now: string): Promise<PeriodCounts[]> {
  const need = await readCommunityAudience(tx, communityId)
  const wish = { communityId, need, patterns: [], area: null, language: null, state: null, meetingId: null, from, until }
  return sumByPeriod(await listMeetingCounts(tx, wish, now), by)
}

/** The same numbers, all of them, by community and period: for programs and for a file. */
export async function listCounts(house: House, actor: Actor, wish: CountWish): Promise<{ by: CountedBy; lines: (CountLine & { communityId: string })[] }> {
  return inTransaction(house.db, actor, async (tx) => {
    const by = wish.by ?? 'month'
    const wished = wish.communityIds ?? []
    const readable = (await listReadable(tx, actor)).filter((id) => wished.length === 0 || wished.includes(id))
    const lines: (CountLine & { communityId: string })[] = []
    for (const { communityId, name } of await countByCommunity(tx, readable, wish)) {
      for (const period of await periodsOf(tx, communityId, { ...wish, by }, nowOf(house))) lines.push({ ...period, communityId, name })
    }
    return { by, lines }
  })
}

export async function exportCounts(house: House, actor: Actor, wish: CountWish & { format: CountFormat; language: Language }) {
  const { by, lines } = await listCounts(house, actor, wish)
  const body = await renderCounts(wish.format, lines, { by, nameOf: (name) => nameIn(wish.language, name) })
  return { name: `grid-counts-${dayOf(nowOf(house))}.${wish.format}`, body }
}

/** For the next time she comes. Communities that are not hers to read are left out. */
export async function rememberChoice(house: House, actor: Actor, { by, communityIds }: CountChoice): Promise<void> {
  await inTransaction(house.db, actor, async (tx) => {
    const readable = await listReadable(tx, actor)
    await saveChoice(tx, actor.personId, { by, communityIds: readable.filter((id) => communityIds.includes(id)) }, nowOf(house))
  })
}
