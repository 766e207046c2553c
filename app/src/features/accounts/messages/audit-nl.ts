import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'account-created': 'Er werd een account gemaakt',
  'account-closed': 'Een account werd afgesloten',
  'sign-in': 'Iemand meldde zich aan',
  'sign-in-failed': 'Een aanmelding mislukte',
  'sign-out': 'Iemand meldde zich af',
  'session-ended': 'Een sessie werd beëindigd',
  'sessions-ended': 'Alle andere sessies werden beëindigd',
  'passkey-added': 'Er werd een toegangssleutel toegevoegd',
  'passkey-removed': 'Er werd een toegangssleutel verwijderd',
  'passkeys-reset': 'Alle toegangssleutels van iemand werden weggenomen',
  'api-key-created': 'Er werd een sleutel voor programma’s gemaakt',
  'api-key-revoked': 'Een sleutel voor programma’s werd ingetrokken',
  'role-granted': 'Er werd een rol gegeven',
  'role-ended': 'Een rol werd weggenomen',
  'mail-address-changed': 'Een mailadres om aan te melden werd gewijzigd',
  'demo-entered': 'Een bezoeker kwam de demo binnen',
}
