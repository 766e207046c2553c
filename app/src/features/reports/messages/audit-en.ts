export const auditEn = {
  'report-frozen': 'A monitoring table was frozen',
  'report-released': 'A monitoring table was made public',
  'report-withdrawn': 'A public monitoring table was withdrawn',
}
