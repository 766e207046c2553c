import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'person.added': 'Er werd een persoon toegevoegd',
  'person.changed': 'De fiche van een persoon werd gewijzigd',
  'person.told': 'Een persoon werd ingelicht dat hij of zij opgeschreven is',
  'person.merged': 'Twee fiches van één persoon werden samengevoegd',
  'person.merge-undone': 'Het samenvoegen van twee fiches werd ongedaan gemaakt',
  'organisation.added': 'Er werd een organisatie toegevoegd',
  'organisation.changed': 'Een organisatie werd gewijzigd',
  'consent.given': 'Er werd toestemming gegeven',
  'consent.withdrawn': 'Een toestemming werd ingetrokken',
}
