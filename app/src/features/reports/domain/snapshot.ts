import type { AttendanceStrip, CommunityExtras, Definition, MonitoringTable, MonitoringWarning, PublicRelease } from '@ronde/figures'
import { suppressForPublic } from '@ronde/figures'
import type { Instant, Period } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Switches } from './report-query.ts'
import { versionsOf } from './report.ts'
import type { ReportPlace } from './scope.ts'
import type { Sheet } from './sheet.ts'

export type FrozenColumn = {
  id: string
  names: BilingualName
  accent: string
  listSize: number
  extras: CommunityExtras
  /** Counts per meeting; nobody is in here. */
  strips: Omit<AttendanceStrip, 'meetingId'>[]
}

/** Everything a report said on the day it was frozen, definitions and remarks in each language included, so that nothing has to be computed again. */
export type FrozenReport = {
  names: BilingualName
  table: MonitoringTable
  columns: FrozenColumn[]
  warnings: Record<Language, MonitoringWarning[]>
  definitions: Record<Language, Definition[]>
}

export type Snapshot = {
  id: string
  programmeId: string | null
  communityIds: string[]
  window: Period
  switches: Switches
  version: number
  frozen: FrozenReport
  /** SHA-256 of the figures in a fixed order of keys. */
  digest: string
  frozenAt: Instant
  /** null: that person is not known any more. */
  frozenByName: string | null
  reason: string
  replacedById: string | null
}

export type ReleaseKind = 'suppressed' | 'exact'
export type Release = {
  id: string
  snapshotId: string
  shows: ReleaseKind
  signedName: string
  reason: string
  releasedAt: Instant
  withdrawnAt: Instant | null
}

/** Below this a count of professionals is hidden in public (SDC-02). */
export const PUBLIC_THRESHOLD = 5

export type FreezeRefusal = 'not-yours' | 'reason-missing' | 'nothing-changed' | 'nothing-held'
export type ReleaseRefusal = 'not-yours' | 'name-missing' | 'reason-missing' | 'shows-missing' | 'already-public'

/** What a public table hides, and why: the page of a release lists it before anybody signs. */
export function publicVersionOf({ frozen }: Pick<Snapshot, 'frozen'>): PublicRelease {
  return suppressForPublic(frozen.table, PUBLIC_THRESHOLD)
}

/** The place under which a snapshot is found: its programme, else its only community. */
export function placeOf({ programmeId, communityIds }: Pick<Snapshot, 'programmeId' | 'communityIds'>): ReportPlace {
  return programmeId === null ? { kind: 'community', id: communityIds[0] ?? '' } : { kind: 'programme', id: programmeId }
}

export function sheetOfSnapshot({ frozen, window, switches, version, digest, frozenAt }: Snapshot): Sheet {
  return {
    names: frozen.names,
    window,
    switches,
    columns: frozen.columns.flatMap(({ id, names, accent, strips }) => {
      const figures = frozen.table.communities.find((column) => column.id === id)
      return figures === undefined ? [] : [{ id, names, accent, figures, strips }]
    }),
    table: frozen.table,
    definitions: frozen.definitions,
    method: { threshold: null, hiddenCells: 0, definitionVersion: versionsOf(frozen.table) },
    frozen: { version, digest, frozenAt },
    released: null,
  }
}

/**
 * What the public sees of a released snapshot. Warnings hold numbers in their sentences and never go out; dots per meeting go only with the
 * exact table, and then only those of people who count.
 */
export function sheetOfRelease(snapshot: Snapshot, release: Release): Sheet {
  const whole = sheetOfSnapshot(snapshot)
  const released = { signedName: release.signedName, releasedAt: release.releasedAt }
  if (release.shows === 'exact') {
    const columns = whole.columns.map((column) => ({ ...column, strips: column.strips?.map((strip) => ({ ...strip, others: 0 })) ?? null }))
    return { ...whole, columns, table: { ...whole.table, warnings: [] }, released }
  }
  const { table, method } = publicVersionOf(snapshot)
  const columns = whole.columns.flatMap((column) => {
    const figures = table.communities.find(({ id }) => id === column.id)
    return figures === undefined ? [] : [{ ...column, figures, strips: null }]
  })
  return { ...whole, columns, table, method: { ...whole.method, threshold: method.threshold, hiddenCells: method.hiddenCells }, released }
}
