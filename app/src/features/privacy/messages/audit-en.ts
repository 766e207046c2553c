export const auditEn = {
  'person.erased': 'A person was erased',
  'person.exported': 'Somebody took along what is kept on them',
  'retention.kept': 'What had had its time was removed',
}
