import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'account-created': 'Ein Konto wurde angelegt',
  'account-closed': 'Ein Konto wurde geschlossen',
  'sign-in': 'Jemand hat sich angemeldet',
  'sign-in-failed': 'Eine Anmeldung ist gescheitert',
  'sign-out': 'Jemand hat sich abgemeldet',
  'session-ended': 'Eine Sitzung wurde beendet',
  'sessions-ended': 'Alle anderen Sitzungen wurden beendet',
  'passkey-added': 'Ein Passkey wurde hinzugefügt',
  'passkey-removed': 'Ein Passkey wurde entfernt',
  'passkeys-reset': 'Alle Passkeys eines Menschen wurden weggenommen',
  'api-key-created': 'Ein Schlüssel für Programme wurde angelegt',
  'api-key-revoked': 'Ein Schlüssel für Programme wurde widerrufen',
  'role-granted': 'Eine Rolle wurde vergeben',
  'role-ended': 'Eine Rolle wurde entzogen',
  'mail-address-changed': 'Eine Mailadresse zum Anmelden wurde geändert',
  'demo-entered': 'Ein Besuch hat die Demo betreten',
}
