import type { Actor } from '../../../kernel/actor.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { mayFreeze, maySeeFigures, type ReportPlace } from '../domain/scope.ts'
import { placeOf, sheetOfRelease, type Release, type Snapshot } from '../domain/snapshot.ts'
import type { Sheet } from '../domain/sheet.ts'
import { listReportCommunities } from '../store/scope-store.ts'
import { findOpenRelease, findSnapshot, listOpenReleases, listSnapshots } from '../store/snapshot-store.ts'

export type KeptSnapshot = { snapshot: Snapshot; release: Release | null; mayRelease: boolean }

/** The frozen versions of a place whose every column the reader may see. Runs as 'system' after that check, since figures are no rows. */
export async function readSnapshots(house: House, actor: Actor, place: ReportPlace): Promise<KeptSnapshot[]> {
  return asSystem(house.db, async (tx) => {
    const visible: Snapshot[] = []
    for (const snapshot of await listSnapshots(tx, place)) if (await maySeeAll(tx, actor, snapshot)) visible.push(snapshot)
    const releases = await listOpenReleases(
      tx,
      visible.map(({ id }) => id),
    )
    return visible.map((snapshot) => ({
      snapshot,
      release: releases.find(({ snapshotId }) => snapshotId === snapshot.id) ?? null,
      mayRelease: mayFreeze(actor, snapshot.communityIds),
    }))
  })
}

/** One frozen version; null when it is missing, elsewhere or not for this reader. */
export async function readSnapshot(house: House, actor: Actor, place: ReportPlace, id: string): Promise<KeptSnapshot | null> {
  return asSystem(house.db, async (tx) => {
    const snapshot = await findSnapshotUnder(tx, place, id)
    if (snapshot === null || !(await maySeeAll(tx, actor, snapshot))) return null
    const [release = null] = await listOpenReleases(tx, [snapshot.id])
    return { snapshot, release, mayRelease: mayFreeze(actor, snapshot.communityIds) }
  })
}

/** What anybody may see under the address of a release; null once it is withdrawn. */
export async function readPublicSheet(house: House, releaseId: string): Promise<Sheet | null> {
  return asSystem(house.db, async (tx) => {
    const release = await findOpenRelease(tx, releaseId)
    const snapshot = release === null ? null : await findSnapshot(tx, release.snapshotId)
    return release === null || snapshot === null ? null : sheetOfRelease(snapshot, release)
  })
}

/** A snapshot that lies under this place: an address with another place in it leads nowhere. */
export async function findSnapshotUnder(tx: Database, place: ReportPlace, id: string): Promise<Snapshot | null> {
  const snapshot = await findSnapshot(tx, id)
  if (snapshot === null) return null
  const own = placeOf(snapshot)
  return own.kind === place.kind && own.id === place.id ? snapshot : null
}

async function maySeeAll(tx: Database, actor: Actor, { communityIds }: Snapshot): Promise<boolean> {
  const communities = await listReportCommunities(tx, communityIds)
  return communities.length > 0 && communities.every((community) => maySeeFigures(actor, community))
}
