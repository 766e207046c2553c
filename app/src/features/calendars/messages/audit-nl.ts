import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'calendar.added': 'Een agenda van elders is toegevoegd',
  'calendar.removed': 'Een agenda van elders is verwijderd',
}
