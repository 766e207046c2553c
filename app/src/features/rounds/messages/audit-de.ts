import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'round.started': 'Eine Runde hat begonnen',
  'round.led': 'Jemand anderes hat die Leitung einer Runde übernommen',
  'round.stepped': 'Eine Runde ging zu einem anderen Schritt',
  'round.turned': 'Eine Runde wurde unterbrochen, fortgesetzt oder beendet',
  'round.tightened': 'Eine Runde passte sich einem strengeren Raum an',
  'round.cards-kept': 'Karten kamen auf die Tafel einer Runde',
  'round.taken': 'Wer die Situation einbringt, hat unter den Vorschlägen gewählt',
  'round.stop-wished': 'Jemand bat um eine Pause in einer Runde',
  'round.room-opened': 'Der Raum einer Runde bekam einen Code für Menschen ohne Konto',
  'round.room-closed': 'Der Code für den Raum einer Runde wurde geschlossen',
}
