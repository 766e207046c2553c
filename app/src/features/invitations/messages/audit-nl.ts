import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'invitation.sent': 'Mensen werden uitgenodigd voor een bijeenkomst',
  'invitation.answered': 'Iemand antwoordde op een uitnodiging',
  'invitation.noted': 'Een antwoord werd genoteerd voor iemand',
  'invitation.written-again': 'Een uitnodiging werd opnieuw verstuurd',
  'invitation.ended': 'Een uitnodiging werd ingetrokken',
  'invitation.stopped': 'Iemand wil niet meer per mail uitgenodigd worden',
  'invitation.letters': 'Uitnodigingsbrieven werden gemaakt',
  'incoming-reply.settled': 'Een antwoord per mail werd afgehandeld',
}
