import { findWarnings, type WarningCode } from './checker.ts'
import { computeCommunityFigures, FIGURES, type CommunityFigures, type FigureId, type FigureOptions } from './community-figures.ts'
import { nameIn, type Language } from './language.ts'
import { indexRegister } from './register-index.ts'
import type { FigureRows, Period } from './register.ts'
import { addColumn, finishDistinct, startTotals, sumColumns } from './totals.ts'
import { DEFINITION_VERSIONS } from './definition-versions.ts'
import { writeWarning } from './warnings.ts'

export type MonitoringOptions = FigureOptions & {
  /** Only these communities, still in the order of the register. */
  communities?: readonly string[]
  /** Of names and warnings; French when not given. */
  language?: Language
}

export type MonitoringColumn = { id: string; name: string } & CommunityFigures
export type MonitoringWarning = { code: WarningCode; community: string; message: string }
export type MonitoringTable = {
  window: Period
  definitions: Record<FigureId, { id: FigureId; version: string }>
  communities: MonitoringColumn[]
  /** Everything counted once. */
  distinct: CommunityFigures
  /** The columns added up. */
  summed: CommunityFigures
  warnings: MonitoringWarning[]
}

/** Which definition each figure followed: no figure without one. */
export function listDefinitionVersions(): MonitoringTable['definitions'] {
  const versions = FIGURES.map((id) => [id, { id, version: DEFINITION_VERSIONS[id] }] as const)
  return Object.fromEntries(versions) as MonitoringTable['definitions'] // every figure is in FIGURES
}

/**
 * The monitoring table of a register, or of the rows of some of its communities.
 * Numbers are not rounded; null is "no data" or "not recorded", which a warning then explains; nothing is suppressed.
 * @source the poster of the four communities; the rules are in the README, each with a test
 */
export function computeMonitoring(rows: FigureRows, options: MonitoringOptions): MonitoringTable {
  const index = indexRegister(rows)
  const { language = 'fr', sd = 'sample' } = options
  const wanted = options.communities === undefined ? null : new Set(options.communities)
  const totals = startTotals()
  const communities: MonitoringColumn[] = []
  const warnings: MonitoringWarning[] = []
  for (const { communityId, names } of index.communities) {
    if (wanted !== null && !wanted.has(communityId)) continue
    const count = computeCommunityFigures(index, communityId, options)
    communities.push({ id: communityId, name: nameIn(language, names), ...count.figures })
    addColumn(totals, count)
    for (const fact of findWarnings(index, count, options)) {
      warnings.push({ code: fact.code, community: communityId, message: writeWarning(fact, language) })
    }
  }
  return {
    window: { from: options.window.from, until: options.window.until },
    definitions: listDefinitionVersions(),
    communities,
    distinct: finishDistinct(totals, sd),
    summed: sumColumns(totals.columns),
    warnings,
  }
}
