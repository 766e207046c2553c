import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'method.copied': 'Een werkvorm werd gekopieerd voor een gemeenschap',
  'method.changed': 'Een werkvorm werd gewijzigd',
  'method.retired': 'Een werkvorm werd buiten gebruik gesteld',
  'method.taken-up': 'Een werkvorm werd weer in gebruik genomen',
}
