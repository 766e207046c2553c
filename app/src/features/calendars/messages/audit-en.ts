export const auditEn = {
  'calendar.added': 'A calendar of others was brought in',
  'calendar.removed': 'A calendar of others was taken out',
}
