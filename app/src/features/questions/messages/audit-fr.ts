import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'question.asked': 'Une question a été posée au réseau',
  'question.answered': 'Une question a reçu une réponse',
  'question.answer-corrected': 'Une réponse a été corrigée par son auteur·rice',
  'question.answer-removed': 'Une réponse a été retirée par son auteur·rice',
  'question.settled': 'Une question a été réglée ou rouverte',
  'question.handed-over': 'Une question sans réponse est allée à la coordination',
  'question.helping': 'Une personne accepte de recevoir des questions',
  'question.helping-stopped': 'Une personne ne veut plus recevoir de questions',
  'question.numbers-changed': 'Les numéros pour ce qui presse ont été changés',
}
