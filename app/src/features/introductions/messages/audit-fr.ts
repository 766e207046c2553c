import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'introduction.taken': 'La présentation de quelqu’un a été reprise',
  'introduction.discarded': 'Une présentation a été jetée',
}
