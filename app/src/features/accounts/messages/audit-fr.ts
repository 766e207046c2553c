import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'account-created': 'Un compte a été créé',
  'account-closed': 'Un compte a été fermé',
  'sign-in': 'Quelqu’un s’est connecté',
  'sign-in-failed': 'Une connexion a échoué',
  'sign-out': 'Quelqu’un s’est déconnecté',
  'session-ended': 'Une session a été fermée',
  'sessions-ended': 'Toutes les autres sessions ont été fermées',
  'passkey-added': 'Une clé d’accès a été ajoutée',
  'passkey-removed': 'Une clé d’accès a été retirée',
  'passkeys-reset': 'Toutes les clés d’accès de quelqu’un ont été retirées',
  'api-key-created': 'Une clé pour programmes a été créée',
  'api-key-revoked': 'Une clé pour programmes a été révoquée',
  'role-granted': 'Un rôle a été donné',
  'role-ended': 'Un rôle a été retiré',
  'mail-address-changed': 'Une adresse mail de connexion a été changée',
  'demo-entered': 'Un visiteur est entré dans la démonstration',
}
