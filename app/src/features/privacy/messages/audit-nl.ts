import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'person.erased': 'Een persoon werd gewist',
  'person.exported': 'Iemand nam mee wat over hem of haar bewaard wordt',
  'retention.kept': 'Wat zijn tijd had gehad werd verwijderd',
}
