import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'calendar.added': 'Un agenda d’ailleurs a été ajouté',
  'calendar.removed': 'Un agenda d’ailleurs a été retiré',
}
