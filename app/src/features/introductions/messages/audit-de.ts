import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'introduction.taken': 'Eine Vorstellung wurde übernommen',
  'introduction.discarded': 'Eine Vorstellung wurde weggeworfen',
}
