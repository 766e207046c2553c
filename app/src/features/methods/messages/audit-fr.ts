import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'method.copied': 'Une fiche de méthode a été copiée pour une communauté',
  'method.changed': 'Une fiche de méthode a été modifiée',
  'method.retired': 'Une fiche de méthode a été mise hors d’usage',
  'method.taken-up': 'Une fiche de méthode a été reprise',
}
