export const auditEn = {
  'convention.made': 'A convention was drafted',
  'convention.changed': 'The days of a convention were changed',
  'convention.dropped': 'A draft of a convention was removed',
  'convention.moved': 'A convention went one step on',
  'convention.signatory-added': 'A signatory was added to a convention',
  'convention.signatory-changed': 'A signatory of a convention was changed',
  'convention.signatory-removed': 'A signatory was taken off a convention',
  'convention.signed': 'A convention was signed',
  'convention.reminded': 'A signatory was asked by mail',
}
