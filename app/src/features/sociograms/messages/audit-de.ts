import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'survey.started': 'Eine Befragung, wer mit wem arbeitet, wurde begonnen',
  'survey.wave-added': 'Eine Welle einer Befragung wurde vorbereitet',
  'survey.wave-changed': 'Eine Welle einer Befragung wurde geändert',
  'survey.wave-opened': 'Eine Welle einer Befragung wurde geöffnet',
  'survey.wave-closed': 'Eine Welle einer Befragung wurde geschlossen',
  'survey.draft-dropped': 'Eine nie geöffnete Welle wurde gestrichen',
  'survey.roster-changed': 'Die Organisationen auf der Liste einer Welle wurden geändert',
  'survey.scale-saved': 'Eine Skala für Verbindungen wurde geschrieben',
  'survey.paper-typed': 'Antworten auf Papier wurden für eine Welle eingetippt',
}
