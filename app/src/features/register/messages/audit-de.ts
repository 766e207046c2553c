import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'register-imported': 'Ein Register wurde eingelesen',
  'register-exported': 'Ein Register wurde ausgegeben',
}
