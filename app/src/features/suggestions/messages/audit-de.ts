import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'suggestion.added': 'Vorschlag zu einer Situation hinzugefügt',
  'suggestion.taken': 'Vorschlag mitgenommen',
  'suggestion.left': 'Vorschlag doch nicht mitgenommen',
  'suggestion.shared': 'Gewählt, mit wem eine Situation geteilt wird',
  'suggestion.tried': 'Gesagt, was aus einem Vorschlag wurde',
  'and-then.asked': 'Gefragt, was aus den Vorschlägen wurde',
  'and-then.delay-set': 'Anzahl der Tage vor der Frage geändert',
  'suggestion.gist-written': 'Vorschlag kurz in einer anderen Sprache gesagt',
  'suggestion.retracted': 'Vorschlag zurückgenommen',
  'callable.said': 'Jemand darf wegen einer Situation angerufen werden',
  'callable.withdrawn': 'Jemand darf wegen einer Situation nicht mehr angerufen werden',
  'suggestion.read': 'Jemand sagte, die Vorschläge gelesen zu haben',
}
