import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'person.added': 'Une personne a été ajoutée',
  'person.changed': 'La fiche d’une personne a été modifiée',
  'person.told': 'Une personne a été prévenue de son inscription',
  'person.merged': 'Deux fiches d’une même personne ont été fusionnées',
  'person.merge-undone': 'La fusion de deux fiches a été annulée',
  'organisation.added': 'Une organisation a été ajoutée',
  'organisation.changed': 'Une organisation a été modifiée',
  'consent.given': 'Un consentement a été donné',
  'consent.withdrawn': 'Un consentement a été retiré',
}
