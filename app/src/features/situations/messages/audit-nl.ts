import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'situation.begun': 'Een eigen klad van een situatie werd begonnen',
  'situation.changed': 'Iemand schreef verder aan een eigen situatie',
  'situation.offered': 'Een situatie werd aan een gemeenschap voorgelegd',
  'situation.scheduled': 'Een situatie werd voor een bijeenkomst gepland',
  'situation.moved': 'Een situatie ging een stap verder',
  'situation.stopped': 'Een situatie werd stopgezet',
  'situation.stop-wished': 'Iemand vroeg om een bespreking te stoppen',
  'situation.tightened': 'Een situatie werd strenger, zoals haar zaal',
  'situation.role-said': 'Iemand uit de praktijk zei wat de eigen rol is in een situatie',
  'situation.second-asked': 'Iemand werd gevraagd een situatie mee te brengen',
  'situation.second-accepted': 'Iemand brengt een situatie mee',
  'situation.second-ended': 'Iemand brengt een situatie niet meer mee',
  'situation.answers-gone': 'De antwoorden van situaties verdwenen op hun dag',
  'practice-role.named': 'Een gemeenschap gaf haar praktijkrol een naam',
}
