import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = { 'list.changed': 'Les mots d’une liste ont été changés' }
