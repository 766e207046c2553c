import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'survey.started': 'Eine Befragung, wer mit wem arbeitet, wurde begonnen',
  'survey.wave-added': 'Eine Welle einer Befragung wurde vorbereitet',
  'survey.wave-changed': 'Eine Welle einer Befragung wurde geändert',
  'survey.wave-opened': 'Eine Welle einer Befragung wurde geöffnet',
  'survey.wave-closed': 'Eine Welle einer Befragung wurde geschlossen',
  'survey.draft-dropped': 'Eine nie geöffnete Welle wurde gestrichen',
  'survey.roster-changed': 'Die Liste einer Welle wurde geändert',
  'survey.scale-saved': 'Eine Skala für Verbindungen wurde geschrieben',
  'survey.network-exported': 'Ein Netzwerk ohne Namen wurde in eine Datei für die Forschung geschrieben',
  'survey.paper-typed': 'Antworten auf Papier wurden für eine Welle eingetippt',
  'survey.imported': 'Eine Tabelle mit Antworten wurde in eine Welle gelesen',
  'survey.import-undone': 'Eine in eine Welle gelesene Tabelle wurde wieder herausgenommen',
  'survey.codes-printed': 'Codes auf Papier für eine Welle wurden gedruckt',
  'survey.code-renewed': 'Ein neuer Code auf Papier wurde für eine Person einer Welle gemacht',
  'survey.question-saved': 'Eine Frage einer Gemeinschaft für ihre Befragungen wurde geschrieben',
  'sociogram.published': 'Ein Bild von Sektoren oder Organisationen wurde öffentlich gemacht',
  'sociogram.taken-back': 'Ein öffentliches Bild wurde zurückgenommen',
  'sociogram.made-again': 'Ein öffentliches Bild wurde neu gemacht',
  'sociogram.agreement-noted': 'Die Zustimmung einer Organisation, auf öffentlichen Bildern zu stehen, wurde notiert',
  'sociogram.agreement-ended': 'Die Zustimmung einer Organisation, auf öffentlichen Bildern zu stehen, ist beendet',
}
