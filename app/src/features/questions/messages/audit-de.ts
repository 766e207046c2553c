import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'question.asked': 'Eine Frage wurde an das Netzwerk gestellt',
  'question.answered': 'Eine Frage wurde beantwortet',
  'question.answer-corrected': 'Eine Antwort wurde von der Verfasserin oder dem Verfasser berichtigt',
  'question.answer-removed': 'Eine Antwort wurde von der Verfasserin oder dem Verfasser entfernt',
  'question.settled': 'Eine Frage wurde erledigt oder wieder geöffnet',
  'question.handed-over': 'Eine unbeantwortete Frage ging an die Koordination',
  'question.helping': 'Jemand ist bereit, Fragen zu bekommen',
  'question.helping-stopped': 'Jemand möchte keine Fragen mehr bekommen',
  'question.numbers-changed': 'Die Nummern für Dringendes wurden geändert',
}
