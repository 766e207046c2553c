import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'exit.opened': 'La question de sortie d’une réunion a été ouverte',
  'exit.paper-counted': 'Les billets de la question de sortie ont été comptés',
  'exit.closed': 'La question de sortie d’une réunion a été close',
  'exit.question-written': 'Une communauté a rédigé sa question de sortie',
  'register.closed-planned': 'Un registre a été clôturé avec les heures prévues',
  'certificate.made': 'Une personne a fait sa propre attestation d’heures',
}
