import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'sheet.printed': 'Het aanwezigheidsblad van een bijeenkomst werd afgedrukt',
}
