import {
  computeCommunityFigures,
  computeExtras,
  computeMonitoring,
  explainFigure,
  indexRegister,
  listStrips,
  readDefinition,
  type Explanation,
  type FigureRows,
  type MonitoringTable,
} from '@ronde/figures'
import { rolesIn, type Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { parseCommunities, parseReportQuery, USUAL_SWITCHES, type ReportQuery } from '../domain/report-query.ts'
import type { OpenCard, Report, ReportColumn } from '../domain/report.ts'
import { mayFreeze, mayOpenProgramme, maySeeFigures, maySeeRows, usualWindow, type ReportPlace, type ReportScope } from '../domain/scope.ts'
import { countTogether, type Together } from '../domain/together.ts'
import { readFigureRows } from '../store/figure-rows.ts'
import { countModeratorsMeetings, findHeldSpan, findScope, listReportCommunities } from '../store/scope-store.ts'

export type ReportAsk = { place: ReportPlace; language: Language; read: (name: string) => string | undefined }

/**
 * The monitoring table of a programme, or of one community beside its neighbours, with everything its page shows. Columns are those whose
 * figures the reader may see. Null when there is none: missing and foreign look the same.
 */
export async function readReport(house: House, actor: Actor, ask: ReportAsk): Promise<Report | null> {
  return (await readReportWithRows(house, actor, ask))?.report ?? null
}

/** The same with the rows it was computed from: what is frozen must come from one and the same read. */
export async function readReportWithRows(
  house: House,
  actor: Actor,
  { place, language, read }: ReportAsk,
): Promise<{ report: Report; rows: FigureRows } | null> {
  const today = dayOf(nowOf(house))
  const loaded = await asSystem(house.db, async (tx) => {
    const scope = await findVisibleScope(tx, actor, place, parseCommunities(read('communities')))
    if (scope === null) return null
    const query = parseReportQuery(read, usualWindow(scope, today))
    const ids = scope.communities.map(({ id }) => id)
    const moderatorsMeetings = ids.length < 2 ? 0 : await countModeratorsMeetings(tx, ids, query.window)
    return { scope, query, rows: await readFigureRows(tx, ids, query.window), moderatorsMeetings }
  })
  return loaded === null ? null : { report: makeReport({ ...loaded, actor, language, today }), rows: loaded.rows }
}

/** @returns the scope with the communities whose figures the actor may see; null when nothing is left or the community itself is not among them */
export async function findVisibleScope(tx: Database, actor: Actor, place: ReportPlace, asked: readonly string[] | null = null): Promise<ReportScope | null> {
  const found = await findScope(tx, place)
  if (found === null) return null
  const usual = found.communities.filter((community) => maySeeFigures(actor, community))
  const isHidden = place.kind === 'community' && !usual.some(({ id }) => id === place.id)
  if (isHidden || (usual.length === 0 && found.communities.length > 0)) return null
  const others = place.kind === 'community' ? actor.communities.map(({ communityId }) => communityId) : []
  const reachable = new Set([...usual.map(({ id }) => id), ...others])
  const choices = (await listReportCommunities(tx, [...reachable])).filter((community) => maySeeFigures(actor, community))
  const chosen = asked === null ? [] : choices.filter(({ id }) => id === place.id || asked.some((wish) => id.startsWith(wish)))
  const communities = chosen.length === 0 ? usual : chosen
  return {
    ...found,
    communities,
    choices,
    ...(await findHeldSpan(
      tx,
      communities.map(({ id }) => id),
    )),
  }
}

type Loaded = { scope: ReportScope; query: ReportQuery; rows: FigureRows; moderatorsMeetings: number; actor: Actor; language: Language; today: Day }

function makeReport({ scope, query, rows, moderatorsMeetings, actor, language, today }: Loaded): Report {
  const { window, selfEmployed, sd } = query
  const options = { window, selfEmployed, sd, today, language }
  const shown = scope.communities.map(({ id }) => id)
  const table = computeMonitoring(rows, { ...options, communities: shown })
  const isUsual = selfEmployed === USUAL_SWITCHES.selfEmployed && sd === USUAL_SWITCHES.sd
  const usual = isUsual ? null : computeMonitoring(rows, { ...options, ...USUAL_SWITCHES, communities: shown })
  const columns = makeColumns({ scope, query, rows, actor, today }, table, usual)
  const column = columns.find(({ community }) => community.id === query.open?.communityId)
  const open =
    query.open === null || column === undefined ? null : makeCard(column, explainFigure(rows, options, column.community.id, query.open.figure), language)
  const opens = { community: scope.place.kind === 'community' && rolesIn(actor, scope.place.id).length > 0, programme: mayOpenProgramme(actor, scope) }
  const frozen = scope.place.kind === 'community' ? [scope.place.id] : shown
  const together = makeTogether({ scope, query, rows, moderatorsMeetings, today }, columns, table.distinct.members)
  return {
    scope,
    query,
    usualWindow: usualWindow(scope, today),
    today,
    table,
    columns,
    together,
    open,
    mayFreeze: query.communities === null && mayFreeze(actor, frozen),
    opens,
  }
}

function makeColumns(
  { scope, query, rows, actor, today }: Omit<Loaded, 'language' | 'moderatorsMeetings'>,
  table: MonitoringTable,
  usual: MonitoringTable | null,
): ReportColumn[] {
  const index = indexRegister(rows)
  const { window, selfEmployed, sd } = query
  return scope.communities.flatMap((community): ReportColumn[] => {
    const figures = table.communities.find(({ id }) => id === community.id)
    if (figures === undefined) return []
    const count = computeCommunityFigures(index, community.id, { window, selfEmployed, sd, today })
    return [
      {
        community,
        figures,
        usual: usual?.communities.find(({ id }) => id === community.id) ?? null,
        extras: computeExtras(index, count, window, community.seats),
        strips: listStrips(rows, community.id, window),
        seesRows: maySeeRows(actor, community.id),
      },
    ]
  })
}

function makeTogether(
  { scope, query: { window }, rows, moderatorsMeetings, today }: Omit<Loaded, 'actor' | 'language'>,
  columns: ReportColumn[],
  distinct: number,
): Together | null {
  if (columns.length < 2) return null
  const index = indexRegister(rows)
  const on =
    columns
      .flatMap(({ extras }) => extras.on ?? [])
      .toSorted()
      .at(-1) ?? null
  const counts = scope.communities.map(({ id }) => computeCommunityFigures(index, id, { window, today }))
  return countTogether({ index, counts, seats: scope.communities.map(({ seats }) => seats), on, distinct, moderatorsMeetings })
}

function makeCard(column: ReportColumn, explanation: Explanation, language: Language): OpenCard {
  const counts = new Map<OpenCard['leftOut'][number]['why'], number>()
  for (const { why } of explanation.leftOut) counts.set(why, (counts.get(why) ?? 0) + 1)
  const leftOut = [...counts].map(([why, count]) => ({ why, count })).toSorted((a, b) => b.count - a.count)
  const rows = explanation.values.presences ?? explanation.counted.length
  return { column, explanation, definition: readDefinition(explanation.figure, language), rows, leftOut }
}
