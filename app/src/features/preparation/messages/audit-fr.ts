import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'sheet.printed': 'La feuille de présence d’une réunion a été imprimée',
}
