export const auditEn = {
  'register-imported': 'A register was imported',
  'register-exported': 'A register was exported',
}
