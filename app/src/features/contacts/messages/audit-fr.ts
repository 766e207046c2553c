import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'referral-point.named': 'Un point d’info ou d’orientation a été désigné',
  'referral-point.agreed': 'Une personne a accepté d’être un point d’info ou d’orientation',
  'referral-point.declined': 'Une personne a refusé d’être un point d’info ou d’orientation',
  'referral-point.ended': 'Un point d’info ou d’orientation a pris fin',
}
