import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'invitation.sent': 'Des personnes ont été invitées à une réunion',
  'invitation.answered': 'Quelqu’un a répondu à une invitation',
  'invitation.noted': 'Une réponse a été notée pour quelqu’un',
  'invitation.written-again': 'Une invitation a été renvoyée',
  'invitation.ended': 'Une invitation a été retirée',
  'invitation.stopped': 'Quelqu’un ne veut plus être invité par courrier électronique',
  'invitation.letters': 'Des lettres d’invitation ont été faites',
  'incoming-reply.settled': 'Une réponse par courrier a été traitée',
}
