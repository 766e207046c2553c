export const auditEn = {
  'referral-point.named': 'A point of information or referral was named',
  'referral-point.agreed': 'Somebody agreed to be a point of information or referral',
  'referral-point.declined': 'Somebody declined to be a point of information or referral',
  'referral-point.ended': 'A point of information or referral was ended',
}
