import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'feed.made': 'Une adresse d’agenda privée a été créée',
  'feed.replaced': 'Une adresse d’agenda privée a été remplacée',
  'feed.revoked': 'Une adresse d’agenda privée a été arrêtée',
}
