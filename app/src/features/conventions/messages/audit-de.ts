import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'convention.made': 'Eine Vereinbarung wurde entworfen',
  'convention.changed': 'Die Tage einer Vereinbarung wurden geändert',
  'convention.dropped': 'Ein Entwurf einer Vereinbarung wurde entfernt',
  'convention.moved': 'Eine Vereinbarung kam einen Schritt weiter',
  'convention.signatory-added': 'Ein Unterzeichner kam zu einer Vereinbarung',
  'convention.signatory-changed': 'Ein Unterzeichner einer Vereinbarung wurde geändert',
  'convention.signatory-removed': 'Ein Unterzeichner wurde aus einer Vereinbarung genommen',
  'convention.signed': 'Eine Vereinbarung wurde unterschrieben',
  'convention.reminded': 'Ein Unterzeichner wurde per Mail gebeten',
}
