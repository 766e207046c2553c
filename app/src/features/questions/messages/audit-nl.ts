import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'question.asked': 'Een vraag werd aan het netwerk gesteld',
  'question.answered': 'Een vraag kreeg een antwoord',
  'question.answer-corrected': 'Een antwoord werd door de auteur verbeterd',
  'question.answer-removed': 'Een antwoord werd door de auteur weggenomen',
  'question.settled': 'Een vraag werd afgerond of heropend',
  'question.handed-over': 'Een vraag zonder antwoord ging naar de coördinatie',
  'question.helping': 'Iemand wil vragen krijgen',
  'question.helping-stopped': 'Iemand wil geen vragen meer krijgen',
  'question.numbers-changed': 'De nummers voor wat dringend is werden gewijzigd',
}
