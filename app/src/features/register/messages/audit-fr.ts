import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'register-imported': 'Un registre a été importé',
  'register-exported': 'Un registre a été exporté',
}
