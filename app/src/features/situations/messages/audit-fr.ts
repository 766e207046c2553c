import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'situation.begun': 'Un brouillon privé de situation a été commencé',
  'situation.changed': 'Une personne a continué d’écrire sa situation',
  'situation.offered': 'Une situation a été proposée à une communauté',
  'situation.scheduled': 'Une situation a été prévue pour une réunion',
  'situation.moved': 'Une situation a avancé d’une étape',
  'situation.stopped': 'Une situation a été arrêtée',
  'situation.stop-wished': 'Une personne a demandé d’arrêter une analyse',
  'situation.tightened': 'Une situation est devenue plus stricte, comme sa salle',
  'situation.role-said': 'Un·e praticien·ne a dit quel est son rôle dans une situation',
  'situation.second-asked': 'Quelqu’un a été invité à raconter aussi une situation',
  'situation.second-accepted': 'Quelqu’un raconte aussi une situation',
  'situation.second-ended': 'Quelqu’un ne raconte plus aussi une situation',
  'situation.answers-gone': 'Les réponses de situations ont disparu au jour prévu',
  'practice-role.named': 'Une communauté a nommé son rôle de pratique',
}
