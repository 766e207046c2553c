import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'referral-point.named': 'Een infopunt of doorverwijspunt werd aangeduid',
  'referral-point.agreed': 'Iemand aanvaardde een infopunt of doorverwijspunt te zijn',
  'referral-point.declined': 'Iemand wilde geen infopunt of doorverwijspunt zijn',
  'referral-point.ended': 'Een infopunt of doorverwijspunt werd beëindigd',
}
