import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'feed.made': 'Er is een privéadres voor een agenda gemaakt',
  'feed.replaced': 'Een privéadres voor een agenda is vervangen',
  'feed.revoked': 'Een privéadres voor een agenda is gestopt',
}
