import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'invitation.sent': 'Menschen wurden zu einem Treffen eingeladen',
  'invitation.answered': 'Jemand hat auf eine Einladung geantwortet',
  'invitation.noted': 'Eine Antwort wurde für jemanden notiert',
  'invitation.written-again': 'Eine Einladung wurde erneut verschickt',
  'invitation.ended': 'Eine Einladung wurde zurückgenommen',
  'invitation.stopped': 'Jemand möchte nicht mehr per Mail eingeladen werden',
  'invitation.letters': 'Einladungsbriefe wurden erstellt',
  'incoming-reply.settled': 'Eine Antwort per Mail wurde erledigt',
}
