import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'person.erased': 'Ein Mensch wurde gelöscht',
  'person.exported': 'Jemand hat mitgenommen, was über ihn oder sie aufbewahrt wird',
  'retention.kept': 'Was seine Zeit gehabt hatte, wurde entfernt',
}
