import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'method.copied': 'Eine Methodenkarte wurde für eine Gemeinschaft kopiert',
  'method.changed': 'Eine Methodenkarte wurde geändert',
  'method.retired': 'Eine Methodenkarte wurde außer Gebrauch genommen',
  'method.taken-up': 'Eine Methodenkarte wurde wieder aufgenommen',
}
