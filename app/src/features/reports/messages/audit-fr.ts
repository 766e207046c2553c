import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'report-frozen': 'Un tableau de suivi a été figé',
  'report-released': 'Un tableau de suivi a été rendu public',
  'report-withdrawn': 'Un tableau de suivi public a été retiré',
}
