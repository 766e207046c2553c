export const auditEn = {
  'meeting.planned': 'A meeting was planned',
  'meeting.changed': 'A meeting was changed',
  'meeting.cancelled': 'A meeting was cancelled',
  'meeting.held': 'A meeting was held',
  'register.closed': 'The register of a meeting was closed',
  'register.reopened': 'The register of a meeting was reopened',
  'attendance.added': 'Somebody was added to an attendance',
  'attendance.changed': 'A line of attendance was changed',
  'attendance.removed': 'Somebody was taken off an attendance',
  'attendance.saved': 'An attendance sheet was saved',
  'attendance.conflict-settled': 'Two notes on one attendance were settled',
}
