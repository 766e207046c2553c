import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'calendar.added': 'Ein anderer Kalender wurde hinzugefügt',
  'calendar.removed': 'Ein anderer Kalender wurde entfernt',
}
