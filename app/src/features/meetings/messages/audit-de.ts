import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'meeting.planned': 'Ein Treffen wurde geplant',
  'meeting.changed': 'Ein Treffen wurde geändert',
  'meeting.cancelled': 'Ein Treffen wurde abgesagt',
  'meeting.held': 'Ein Treffen hat stattgefunden',
  'agenda.changed': 'Die Tagesordnung eines Treffens wurde geändert',
  'agenda.template-kept': 'Eine Tagesordnung wurde als Vorlage behalten',
  'chair.chosen': 'Wer ein Treffen leitet, wurde gewählt',
  'chair.rota-changed': 'Die Liste derer, die abwechselnd leiten, wurde geändert',
  'register.closed': 'Das Register eines Treffens wurde geschlossen',
  'register.reopened': 'Das Register eines Treffens wurde wieder geöffnet',
  'attendance.added': 'Jemand wurde einer Anwesenheit hinzugefügt',
  'attendance.changed': 'Eine Zeile der Anwesenheit wurde geändert',
  'attendance.removed': 'Jemand wurde aus einer Anwesenheit genommen',
  'attendance.saved': 'Ein Anwesenheitsblatt wurde gespeichert',
  'attendance.conflict-settled': 'Zwischen zwei Vermerken zu einer Anwesenheit wurde entschieden',
}
