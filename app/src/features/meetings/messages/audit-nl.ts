import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'meeting.planned': 'Er werd een bijeenkomst gepland',
  'meeting.changed': 'Een bijeenkomst werd gewijzigd',
  'meeting.cancelled': 'Een bijeenkomst werd geannuleerd',
  'meeting.held': 'Een bijeenkomst vond plaats',
  'agenda.changed': 'De agenda van een bijeenkomst werd gewijzigd',
  'agenda.template-kept': 'Een agenda werd als voorbeeld bewaard',
  'chair.chosen': 'Wie een bijeenkomst voorzit, werd gekozen',
  'chair.rota-changed': 'De lijst van wie om beurten voorzit, werd gewijzigd',
  'register.closed': 'Het register van een bijeenkomst werd afgesloten',
  'register.reopened': 'Het register van een bijeenkomst werd heropend',
  'attendance.added': 'Iemand werd aan een aanwezigheidslijst toegevoegd',
  'attendance.changed': 'Een lijn van de aanwezigheid werd gewijzigd',
  'attendance.removed': 'Iemand werd van een aanwezigheidslijst gehaald',
  'attendance.saved': 'Een aanwezigheidsblad werd bewaard',
  'attendance.conflict-settled': 'Tussen twee notities over één aanwezigheid werd gekozen',
}
