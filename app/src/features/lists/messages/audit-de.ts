import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = { 'list.changed': 'Die Wörter einer Liste wurden geändert' }
