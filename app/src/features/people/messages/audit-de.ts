import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'person.added': 'Ein Mensch wurde hinzugefügt',
  'person.changed': 'Die Angaben zu einem Menschen wurden geändert',
  'person.told': 'Ein Mensch wurde über seinen Eintrag benachrichtigt',
  'person.merged': 'Zwei Einträge eines Menschen wurden zusammengeführt',
  'person.merge-undone': 'Die Zusammenführung zweier Einträge wurde rückgängig gemacht',
  'organisation.added': 'Eine Organisation wurde hinzugefügt',
  'organisation.changed': 'Eine Organisation wurde geändert',
  'consent.given': 'Eine Einwilligung wurde gegeben',
  'consent.withdrawn': 'Eine Einwilligung wurde zurückgezogen',
}
