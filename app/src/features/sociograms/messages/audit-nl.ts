import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'survey.started': 'Een bevraging over wie met wie samenwerkt werd gestart',
  'survey.wave-added': 'Een golf van een bevraging werd voorbereid',
  'survey.wave-changed': 'Een golf van een bevraging werd gewijzigd',
  'survey.wave-opened': 'Een golf van een bevraging werd geopend',
  'survey.wave-closed': 'Een golf van een bevraging werd afgesloten',
  'survey.draft-dropped': 'Een golf die nooit open was, werd geschrapt',
  'survey.roster-changed': 'De lijst van een golf werd gewijzigd',
  'survey.scale-saved': 'Een schaal voor banden werd geschreven',
  'survey.network-exported': 'Een netwerk zonder namen werd in een bestand voor onderzoek gezet',
  'survey.paper-typed': 'Antwoorden op papier werden voor een golf ingetypt',
  'survey.imported': 'Een rekenblad met antwoorden werd in een golf gelezen',
  'survey.import-undone': 'Een rekenblad dat in een golf gelezen was, werd er weer uit genomen',
  'survey.codes-printed': 'Codes op papier voor een golf werden afgedrukt',
  'survey.code-renewed': 'Een nieuwe code op papier werd gemaakt voor één persoon van een golf',
  'survey.question-saved': 'Een vraag van een gemeenschap voor haar bevragingen werd geschreven',
  'sociogram.published': 'Een beeld van sectoren of organisaties werd openbaar gemaakt',
  'sociogram.taken-back': 'Een openbaar beeld werd teruggenomen',
  'sociogram.made-again': 'Een openbaar beeld werd opnieuw gemaakt',
  'sociogram.agreement-noted': 'De toestemming van een organisatie om op openbare beelden te staan werd genoteerd',
  'sociogram.agreement-ended': 'De toestemming van een organisatie om op openbare beelden te staan is beëindigd',
}
