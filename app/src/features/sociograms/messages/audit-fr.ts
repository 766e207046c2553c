import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'survey.started': 'Un questionnaire sur qui travaille avec qui a été commencé',
  'survey.wave-added': 'Une vague d’un questionnaire a été préparée',
  'survey.wave-changed': 'Une vague d’un questionnaire a été modifiée',
  'survey.wave-opened': 'Une vague d’un questionnaire a été ouverte',
  'survey.wave-closed': 'Une vague d’un questionnaire a été clôturée',
  'survey.draft-dropped': 'Une vague jamais ouverte a été supprimée',
  'survey.roster-changed': 'La liste d’une vague a été modifiée',
  'survey.scale-saved': 'Une échelle de liens a été écrite',
  'survey.network-exported': 'Un réseau sans noms a été mis dans un fichier pour la recherche',
  'survey.paper-typed': 'Des réponses sur papier ont été encodées pour une vague',
  'survey.imported': 'Un tableur de réponses a été lu dans une vague',
  'survey.import-undone': 'Un tableur lu dans une vague a été retiré',
  'survey.codes-printed': 'Des codes sur papier d’une vague ont été imprimés',
  'survey.code-renewed': 'Un nouveau code sur papier a été fait pour une personne d’une vague',
  'survey.question-saved': 'Une question d’une communauté pour ses questionnaires a été écrite',
  'sociogram.published': 'Une image de secteurs ou d’organisations a été rendue publique',
  'sociogram.taken-back': 'Une image publique a été retirée',
  'sociogram.made-again': 'Une image publique a été refaite',
  'sociogram.agreement-noted': 'L’accord d’une organisation de figurer sur des images publiques a été noté',
  'sociogram.agreement-ended': 'L’accord d’une organisation de figurer sur des images publiques a pris fin',
}
