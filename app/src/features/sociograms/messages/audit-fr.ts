import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'survey.started': 'Un questionnaire sur qui travaille avec qui a été commencé',
  'survey.wave-added': 'Une vague d’un questionnaire a été préparée',
  'survey.wave-changed': 'Une vague d’un questionnaire a été modifiée',
  'survey.wave-opened': 'Une vague d’un questionnaire a été ouverte',
  'survey.wave-closed': 'Une vague d’un questionnaire a été clôturée',
  'survey.draft-dropped': 'Une vague jamais ouverte a été supprimée',
  'survey.roster-changed': 'Les organisations de la liste d’une vague ont été modifiées',
  'survey.scale-saved': 'Une échelle de liens a été écrite',
  'survey.paper-typed': 'Des réponses sur papier ont été encodées pour une vague',
}
