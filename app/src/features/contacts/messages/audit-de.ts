import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'referral-point.named': 'Eine Info- oder Vermittlungsstelle wurde benannt',
  'referral-point.agreed': 'Jemand hat zugesagt, Info- oder Vermittlungsstelle zu sein',
  'referral-point.declined': 'Jemand hat abgelehnt, Info- oder Vermittlungsstelle zu sein',
  'referral-point.ended': 'Eine Info- oder Vermittlungsstelle wurde beendet',
}
