export const auditEn = {
  'sheet.printed': 'The sign-in sheet of a meeting was printed',
}
