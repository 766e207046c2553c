import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'exit.opened': 'De slotvraag van een bijeenkomst ging open',
  'exit.paper-counted': 'Briefjes van de slotvraag werden geteld',
  'exit.closed': 'De slotvraag van een bijeenkomst werd gesloten',
  'exit.question-written': 'Een gemeenschap schreef haar slotvraag',
  'register.closed-planned': 'Een register werd afgesloten met de geplande uren',
  'certificate.made': 'Iemand maakte een eigen attest van uren',
}
