import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'feed.made': 'Eine private Kalenderadresse wurde angelegt',
  'feed.replaced': 'Eine private Kalenderadresse wurde ersetzt',
  'feed.revoked': 'Eine private Kalenderadresse wurde beendet',
}
