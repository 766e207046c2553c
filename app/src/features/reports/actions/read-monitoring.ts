import { computeMonitoring, type MonitoringTable } from '@ronde/figures'
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Period } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { USUAL_SWITCHES, type Switches } from '../domain/report-query.ts'
import { mayOpenProgramme, maySeeFigures, type ReportCommunity } from '../domain/scope.ts'
import { readFigureRows } from '../store/figure-rows.ts'
import { findScope, listReportCommunities } from '../store/scope-store.ts'

export type MonitoringWish = {
  /** These communities, each once, or those of a programme. */
  communityIds?: readonly string[]
  programmeId?: string
  /** Both days included; null is open. */
  window: Period
  language: Language
} & Partial<Switches>

/**
 * The monitoring table as the command line gives it: numbers not rounded, nothing suppressed, ids of this instance.
 * Of a programme the reader gets the communities whose figures they may see; of communities asked by their ids each or nothing, so that
 * a sum never lacks a column unseen. Never a row.
 */
export async function readMonitoring(house: House, actor: Actor, wish: MonitoringWish): Promise<Result<MonitoringTable, 'not-found'>> {
  const { window, language } = wish
  return asSystem(house.db, async (tx) => {
    const wished = await listWished(tx, actor, wish)
    const visible = wished.filter((community) => maySeeFigures(actor, community))
    const isWhole = wish.communityIds === undefined || visible.length === wish.communityIds.length
    if (visible.length === 0 || !isWhole) return refused('not-found')
    const rows = await readFigureRows(
      tx,
      visible.map(({ id }) => id),
      window,
    )
    const { selfEmployed, sd } = { ...USUAL_SWITCHES, ...wish }
    return done(computeMonitoring(rows, { window, selfEmployed, sd, language, today: dayOf(nowOf(house)) }))
  })
}

async function listWished(tx: Database, actor: Actor, { communityIds, programmeId }: MonitoringWish): Promise<ReportCommunity[]> {
  if (communityIds !== undefined) return listReportCommunities(tx, communityIds)
  if (programmeId === undefined) return []
  const scope = await findScope(tx, { kind: 'programme', id: programmeId })
  return scope !== null && mayOpenProgramme(actor, scope) ? scope.communities : []
}
