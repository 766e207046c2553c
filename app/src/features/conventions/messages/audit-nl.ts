import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'convention.made': 'Een overeenkomst werd voorbereid',
  'convention.changed': 'De dagen van een overeenkomst werden gewijzigd',
  'convention.dropped': 'Een ontwerp van overeenkomst werd weggehaald',
  'convention.moved': 'Een overeenkomst ging een stap verder',
  'convention.signatory-added': 'Een ondertekenaar kwam bij een overeenkomst',
  'convention.signatory-changed': 'Een ondertekenaar van een overeenkomst werd gewijzigd',
  'convention.signatory-removed': 'Een ondertekenaar ging van een overeenkomst af',
  'convention.signed': 'Een overeenkomst werd ondertekend',
  'convention.reminded': 'Een ondertekenaar werd per mail gevraagd',
}
