import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'round.started': 'Une analyse de situation a commencé',
  'round.led': 'Quelqu’un d’autre a pris l’animation d’une analyse',
  'round.stepped': 'Une analyse est passée à une autre étape',
  'round.turned': 'Une analyse a été mise en pause, reprise ou terminée',
  'round.tightened': 'Une analyse s’est adaptée à une salle plus exigeante',
  'round.cards-kept': 'Des cartes sont arrivées au tableau d’une analyse',
  'round.taken': 'La personne qui présente a choisi parmi les pistes',
  'round.stop-wished': 'Quelqu’un a demandé une pause dans une analyse',
  'round.room-opened': 'La salle d’une analyse a reçu un code pour qui n’a pas de compte',
  'round.room-closed': 'Le code de la salle d’une analyse a été fermé',
}
