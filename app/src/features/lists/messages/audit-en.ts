export const auditEn = { 'list.changed': 'The words of a list were changed' }
