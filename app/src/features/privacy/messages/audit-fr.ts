import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'person.erased': 'Une personne a été effacée',
  'person.exported': 'Quelqu’un a emporté ce qui est gardé sur sa personne',
  'retention.kept': 'Ce qui avait fait son temps a été retiré',
}
