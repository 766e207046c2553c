import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { mayFreeze, type ReportPlace } from '../domain/scope.ts'
import { publicVersionOf, type ReleaseKind, type ReleaseRefusal } from '../domain/snapshot.ts'
import { addRelease, listOpenReleases, withdrawRelease } from '../store/snapshot-store.ts'
import { findSnapshotUnder } from './read-snapshots.ts'

export type ReleaseDraft = { shows: string; signedName: string; reason: string }

/** Makes a frozen table public: a separate act, with a coordinator's name, a reason and the day (SDC-03). */
export async function release(
  house: House,
  actor: Actor,
  place: ReportPlace,
  snapshotId: string,
  draft: ReleaseDraft,
): Promise<Result<string, ReleaseRefusal>> {
  const at = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, ReleaseRefusal>> => {
    const snapshot = await findSnapshotUnder(tx, place, snapshotId)
    if (snapshot === null || !mayFreeze(actor, snapshot.communityIds)) return refused('not-yours')
    const shows = (['suppressed', 'exact'] as const).find((kind: ReleaseKind) => kind === draft.shows)
    if (shows === undefined) return refused('shows-missing')
    if (draft.signedName === '') return refused('name-missing')
    if (draft.reason === '') return refused('reason-missing')
    const [open] = await listOpenReleases(tx, [snapshot.id])
    if (open !== undefined) return refused('already-public')
    const id = await addRelease(tx, { snapshotId: snapshot.id, releasedBy: actor.personId, shows, signedName: draft.signedName, reason: draft.reason, at })
    const { breaking, hidden } = publicVersionOf(snapshot)
    const facts = {
      shows,
      breakingCells: breaking.length,
      hiddenCells: shows === 'exact' ? 0 : hidden.length,
      snapshot: snapshot.id,
      version: snapshot.version,
    }
    await writeAudit(tx, { action: 'report-released', subjectKind: 'report_release', subjectId: id, actorPersonId: actor.personId, facts }, at)
    return done(id)
  })
}

/** The public address stops working at once. */
export async function withdraw(house: House, actor: Actor, place: ReportPlace, snapshotId: string): Promise<Result<null, 'not-yours'>> {
  const at = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, 'not-yours'>> => {
    const snapshot = await findSnapshotUnder(tx, place, snapshotId)
    if (snapshot === null || !mayFreeze(actor, snapshot.communityIds)) return refused('not-yours')
    const isWithdrawn = await withdrawRelease(tx, snapshot.id, at)
    if (isWithdrawn)
      await writeAudit(tx, { action: 'report-withdrawn', subjectKind: 'report_snapshot', subjectId: snapshot.id, actorPersonId: actor.personId }, at)
    return done(null)
  })
}
