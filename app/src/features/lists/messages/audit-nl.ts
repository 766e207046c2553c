import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = { 'list.changed': 'De woorden van een lijst werden gewijzigd' }
