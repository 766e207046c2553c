import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'introduction.taken': 'Iemands voorstelling werd opgenomen',
  'introduction.discarded': 'Een voorstelling werd weggegooid',
}
