export const auditEn = {
  'method.copied': 'A method card was copied for a community',
  'method.changed': 'A method card was changed',
  'method.retired': 'A method card was retired',
  'method.taken-up': 'A method card was taken up again',
}
