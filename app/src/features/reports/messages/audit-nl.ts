import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'report-frozen': 'Een opvolgingstabel werd bevroren',
  'report-released': 'Een opvolgingstabel werd openbaar gemaakt',
  'report-withdrawn': 'Een openbare opvolgingstabel werd ingetrokken',
}
