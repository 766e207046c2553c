import { writeAudit } from '../../../platform/audit.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { AUDIT_MONTHS, countRemoved, DEFAULT_ATTENDANCE_MONTHS, KEPT_DAYS, type RetentionReport } from '../domain/retention.ts'
import {
  countWaitingAttendance,
  forgetOldActors,
  removeOldAttendance,
  removeOldConflicts,
  removeOldDrafts,
  removeOldLinks,
  removeOldMails,
  removeOldSessions,
  removeOldTries,
} from '../store/retention-store.ts'

/** PRV-30: what is past its time goes. Safe to run twice; says what it removed, in counts. */
export async function keepRetention(house: House): Promise<RetentionReport> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const report: RetentionReport = {
      removed: {
        // The demo shows a window of years ago for as long as it stands.
        attendance: house.settings.isDemo ? 0 : await removeOldAttendance(tx, now, DEFAULT_ATTENDANCE_MONTHS),
        sessions: await removeOldSessions(tx, now, KEPT_DAYS.session),
        links: await removeOldLinks(tx, now),
        drafts: await removeOldDrafts(tx, now),
        mails: await removeOldMails(tx, now, KEPT_DAYS.mail),
        conflicts: await removeOldConflicts(tx, now, KEPT_DAYS.resolvedConflict),
        actors: await forgetOldActors(tx, now, AUDIT_MONTHS),
        tries: await removeOldTries(tx, now),
      },
      waiting: await countWaitingAttendance(tx, now, DEFAULT_ATTENDANCE_MONTHS),
    }
    if (countRemoved(report) > 0) {
      await writeAudit(
        tx,
        { action: 'retention.kept', subjectKind: 'retention', actorPersonId: null, facts: { ...report.removed, waiting: report.waiting } },
        now,
      )
    }
    return report
  })
}
