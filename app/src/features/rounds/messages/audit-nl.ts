import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'round.started': 'Een situatiebespreking is begonnen',
  'round.led': 'Iemand anders nam de leiding van een bespreking over',
  'round.stepped': 'Een bespreking ging naar een andere stap',
  'round.turned': 'Een bespreking werd gepauzeerd, hervat of beëindigd',
  'round.tightened': 'Een bespreking paste zich aan een strengere ruimte aan',
  'round.cards-kept': 'Kaartjes kwamen op het bord van een bespreking',
  'round.taken': 'Wie de situatie bracht, koos uit de suggesties',
  'round.stop-wished': 'Iemand vroeg om een pauze in een bespreking',
  'round.room-opened': 'De zaal van een bespreking kreeg een code voor wie geen account heeft',
  'round.room-closed': 'De code van de zaal van een bespreking is gesloten',
}
