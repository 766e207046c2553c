import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'meeting.planned': 'Une réunion a été planifiée',
  'meeting.changed': 'Une réunion a été modifiée',
  'meeting.cancelled': 'Une réunion a été annulée',
  'meeting.held': 'Une réunion a eu lieu',
  'agenda.changed': 'L’ordre du jour d’une réunion a été modifié',
  'agenda.template-kept': 'Un ordre du jour a été gardé comme modèle',
  'chair.chosen': 'La personne qui préside une réunion a été choisie',
  'chair.rota-changed': 'La liste de qui préside à tour de rôle a été modifiée',
  'register.closed': 'Le registre d’une réunion a été clôturé',
  'register.reopened': 'Le registre d’une réunion a été rouvert',
  'attendance.added': 'Quelqu’un a été ajouté à une présence',
  'attendance.changed': 'Une ligne de présence a été modifiée',
  'attendance.removed': 'Quelqu’un a été retiré d’une présence',
  'attendance.saved': 'Une feuille de présence a été enregistrée',
  'attendance.conflict-settled': 'Deux notes sur une même présence ont été départagées',
}
