import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'survey.started': 'Een bevraging over wie met wie samenwerkt werd gestart',
  'survey.wave-added': 'Een golf van een bevraging werd voorbereid',
  'survey.wave-changed': 'Een golf van een bevraging werd gewijzigd',
  'survey.wave-opened': 'Een golf van een bevraging werd geopend',
  'survey.wave-closed': 'Een golf van een bevraging werd afgesloten',
  'survey.draft-dropped': 'Een golf die nooit open was, werd geschrapt',
  'survey.roster-changed': 'De organisaties op de lijst van een golf werden gewijzigd',
  'survey.scale-saved': 'Een schaal voor banden werd geschreven',
  'survey.paper-typed': 'Antwoorden op papier werden voor een golf ingetypt',
}
