import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'convention.made': 'Une convention a été préparée',
  'convention.changed': 'Les dates d’une convention ont été changées',
  'convention.dropped': 'Un brouillon de convention a été retiré',
  'convention.moved': 'Une convention a avancé d’une étape',
  'convention.signatory-added': 'Un signataire a été ajouté à une convention',
  'convention.signatory-changed': 'Un signataire d’une convention a été changé',
  'convention.signatory-removed': 'Un signataire a été retiré d’une convention',
  'convention.signed': 'Une convention a été signée',
  'convention.reminded': 'Un signataire a été sollicité par mail',
}
