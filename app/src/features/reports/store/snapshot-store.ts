import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Switches } from '../domain/report-query.ts'
import type { ReportPlace } from '../domain/scope.ts'
import type { FrozenReport, Release, ReleaseKind, Snapshot } from '../domain/snapshot.ts'

type SnapshotRow = Omit<Snapshot, 'window' | 'replacedById'> & { fromOn: string | null; untilOn: string | null; replacedById: string | null }

const COLUMNS = sql`s.id, s.programme_id, s.community_ids, s.from_on, s.until_on, s.switches, s.version, s.figures as frozen, s.digest, s.frozen_at, s.reason,
  (select p.given_name || ' ' || p.family_name from person p where p.id = s.frozen_by and p.erased_at is null) as frozen_by_name,
  (select n.id from report_snapshot n where n.replaces_id = s.id) as replaced_by_id`

function toSnapshot({ fromOn, untilOn, ...row }: SnapshotRow): Snapshot {
  return { ...row, window: { from: fromOn, until: untilOn } }
}

/** Of a programme its own; of a community those of that community alone. */
function placed({ kind, id }: ReportPlace) {
  return kind === 'programme' ? sql`s.programme_id = ${id}::uuid` : sql`s.programme_id is null and s.community_ids = array[${id}::uuid]`
}

/** All versions kept under a place, newest first. */
export async function listSnapshots(tx: Database, place: ReportPlace): Promise<Snapshot[]> {
  const { rows } =
    await sql<SnapshotRow>`select ${COLUMNS} from report_snapshot s where ${placed(place)} order by s.frozen_at desc, s.version desc, s.id`.execute(tx)
  return rows.map(toSnapshot)
}

export async function findSnapshot(tx: Database, id: string): Promise<Snapshot | null> {
  const { rows } = await sql<SnapshotRow>`select ${COLUMNS} from report_snapshot s where s.id = ${id}::uuid`.execute(tx)
  return rows[0] === undefined ? null : toSnapshot(rows[0])
}

/** The newest version of the same table: same place, same window. Holds others back until the transaction ends, so that no two get one number. */
export async function lockNewest(tx: Database, place: ReportPlace, window: Snapshot['window']): Promise<Snapshot | null> {
  await sql`select pg_advisory_xact_lock(7014, hashtext(${place.id}))`.execute(tx)
  const { rows } = await sql<SnapshotRow>`select ${COLUMNS} from report_snapshot s where ${placed(place)}
    and s.from_on is not distinct from ${window.from}::date and s.until_on is not distinct from ${window.until}::date order by s.version desc limit 1`.execute(
    tx,
  )
  return rows[0] === undefined ? null : toSnapshot(rows[0])
}

export type NewSnapshot = {
  programmeId: string | null
  communityIds: string[]
  window: Snapshot['window']
  switches: Switches
  version: number
  frozen: FrozenReport
  digest: string
  frozenAt: string
  frozenBy: string
  reason: string
  replacesId: string | null
}

export async function addSnapshot(tx: Database, snapshot: NewSnapshot): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into report_snapshot (programme_id, community_ids, from_on, until_on, switches, version, figures, digest, frozen_at, frozen_by, reason, replaces_id)
    values (${snapshot.programmeId}, ${`{${snapshot.communityIds.join(',')}}`}::uuid[], ${snapshot.window.from}, ${snapshot.window.until}, ${JSON.stringify(snapshot.switches)}::jsonb,
      ${snapshot.version}, ${JSON.stringify(snapshot.frozen)}::jsonb, ${snapshot.digest}, ${snapshot.frozenAt}, ${snapshot.frozenBy}, ${snapshot.reason}, ${snapshot.replacesId})
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

const RELEASE = sql`r.id, r.snapshot_id, r.shows, r.signed_name, r.reason, r.released_at, r.withdrawn_at`

/** The release that is public now, of each of these snapshots that has one. */
export async function listOpenReleases(tx: Database, snapshotIds: readonly string[]): Promise<Release[]> {
  const { rows } =
    await sql<Release>`select ${RELEASE} from report_release r where r.snapshot_id = any(${`{${snapshotIds.join(',')}}`}::uuid[]) and r.withdrawn_at is null order by r.released_at`.execute(
      tx,
    )
  return rows
}

/** A release by its own id, unless it was withdrawn. */
export async function findOpenRelease(tx: Database, id: string): Promise<Release | null> {
  const { rows } = await sql<Release>`select ${RELEASE} from report_release r where r.id = ${id}::uuid and r.withdrawn_at is null`.execute(tx)
  return rows[0] ?? null
}

export async function addRelease(
  tx: Database,
  release: { snapshotId: string; releasedBy: string; shows: ReleaseKind; signedName: string; reason: string; at: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into report_release (snapshot_id, released_by, shows, signed_name, reason, released_at)
    values (${release.snapshotId}, ${release.releasedBy}, ${release.shows}, ${release.signedName}, ${release.reason}, ${release.at}) returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** @returns false when nothing was public any more */
export async function withdrawRelease(tx: Database, snapshotId: string, at: string): Promise<boolean> {
  const { rows } = await sql<{
    id: string
  }>`update report_release set withdrawn_at = ${at} where snapshot_id = ${snapshotId} and withdrawn_at is null returning id`.execute(tx)
  return rows.length > 0
}
