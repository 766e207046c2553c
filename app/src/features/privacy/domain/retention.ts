/** Days after which a closed class of rows goes. Attendance follows the convention of its community instead. */
export const KEPT_DAYS = { session: 30, mail: 30, resolvedConflict: 30 } as const
export const AUDIT_MONTHS = 24
/** Where a community agreed on nothing. */
export const DEFAULT_ATTENDANCE_MONTHS = 24

/** What one run removed, by class, and the attendance lines that wait because no frozen table covers them yet. */
export type RetentionReport = { removed: Record<string, number>; waiting: number }

export function countRemoved({ removed }: RetentionReport): number {
  return Object.values(removed).reduce((sum, count) => sum + count, 0)
}
