import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'sheet.printed': 'Das Anwesenheitsblatt eines Treffens wurde gedruckt',
}
