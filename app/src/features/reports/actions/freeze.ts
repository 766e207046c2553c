import { createHash } from 'node:crypto'
import { computeMonitoring, listDefinitions, type FigureRows } from '@ronde/figures'
import type { Actor } from '../../../kernel/actor.ts'
import { LANGUAGES, type Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { namesOf, type Report } from '../domain/report.ts'
import type { FreezeRefusal, FrozenReport } from '../domain/snapshot.ts'
import { addSnapshot, lockNewest } from '../store/snapshot-store.ts'
import { readReportWithRows, type ReportAsk } from './read-report.ts'

type Frozen = { id: string; version: number }
type Freezable = { report: Report; rows: FigureRows }

/** Keeps a table as it stands now, for good. The same window frozen again is the next version, and says why. */
export async function freeze(house: House, actor: Actor, ask: ReportAsk, reason: string): Promise<Result<Frozen, FreezeRefusal>> {
  const found = await readFreezable(house, actor, ask)
  if (found === null || !found.report.mayFreeze) return refused('not-yours')
  const { report } = found
  if (report.table.distinct.meetings === 0) return refused('nothing-held')
  const frozen = makeFrozen(found)
  const digest = digestOf(frozen)
  const at = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<Frozen, FreezeRefusal>> => {
    const { scope, query } = report
    const newest = await lockNewest(tx, scope.place, query.window)
    if (newest?.digest === digest) return refused('nothing-changed')
    if (newest !== null && reason === '') return refused('reason-missing')
    const version = (newest?.version ?? 0) + 1
    const id = await addSnapshot(tx, {
      programmeId: scope.place.kind === 'programme' ? scope.place.id : null,
      communityIds: frozen.columns.map((column) => column.id),
      window: query.window,
      switches: { selfEmployed: query.selfEmployed, sd: query.sd },
      version,
      frozen,
      digest,
      frozenAt: at,
      frozenBy: actor.personId,
      reason,
      replacesId: newest?.id ?? null,
    })
    await writeAudit(
      tx,
      { action: 'report-frozen', subjectKind: 'report_snapshot', subjectId: id, actorPersonId: actor.personId, facts: { version, digest } },
      at,
    )
    return done({ id, version })
  })
}

/** The usual communities, whatever a reader put side by side. A community freezes its own column; its neighbours freeze theirs, or the programme all of them. */
export async function readFreezable(house: House, actor: Actor, ask: ReportAsk): Promise<Freezable | null> {
  const found = await readReportWithRows(house, actor, { ...ask, read: (name) => (name === 'communities' ? undefined : ask.read(name)) })
  if (found === null || ask.place.kind === 'programme') return found
  const columns = found.report.columns.filter(({ community }) => community.id === ask.place.id)
  const scope = { ...found.report.scope, programme: null, communities: columns.map(({ community }) => community) }
  const report = { ...found.report, scope, columns }
  return { rows: found.rows, report: { ...report, table: recompute({ report, rows: found.rows }, ask.language) } }
}

function recompute({ report: { columns, query, today }, rows }: Freezable, language: Language): Report['table'] {
  const { window, selfEmployed, sd } = query
  return computeMonitoring(rows, { window, selfEmployed, sd, today, language, communities: columns.map(({ community }) => community.id) })
}

function makeFrozen(found: Freezable): FrozenReport {
  const { columns, scope, table } = found.report
  const warnings = Object.fromEntries(LANGUAGES.map((language) => [language, recompute(found, language).warnings]))
  return {
    names: namesOf(scope),
    table: { ...table, warnings: [] },
    columns: columns.map(({ community, extras, strips }) => ({
      id: community.id,
      names: community.names,
      accent: community.accent,
      listSize: community.listSize ?? extras.listSize,
      extras,
      strips: strips.map(({ meetingId: _, ...strip }) => strip),
    })),
    warnings: warnings as FrozenReport['warnings'], // one for each of LANGUAGES
    definitions: Object.fromEntries(LANGUAGES.map((language) => [language, listDefinitions(language)])) as FrozenReport['definitions'],
  }
}

/** The fingerprint of the figures: equal figures have an equal one, whatever the order of keys in the database. Colours and words are no figures. */
function digestOf({ table, columns }: FrozenReport): string {
  const { communities, ...rest } = table
  const bare = communities.map(({ name: _, ...figures }) => figures)
  const beside = columns.map(({ id, listSize, extras, strips }) => ({ id, listSize, extras, strips }))
  return createHash('sha256')
    .update(sortedJson({ ...rest, communities: bare, beside }))
    .digest('hex')
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`).join(',')}}`
}
