import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'report-frozen': 'Eine Übersichtstabelle wurde festgehalten',
  'report-released': 'Eine Übersichtstabelle wurde veröffentlicht',
  'report-withdrawn': 'Eine öffentliche Übersichtstabelle wurde zurückgezogen',
}
