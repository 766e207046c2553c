import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'register-imported': 'Er werd een register ingevoerd',
  'register-exported': 'Er werd een register uitgevoerd',
}
