export const auditEn = {
  'introduction.taken': 'Somebody’s introduction was taken up',
  'introduction.discarded': 'An introduction was discarded',
}
