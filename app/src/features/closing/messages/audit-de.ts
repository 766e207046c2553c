import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'exit.opened': 'Die Schlussfrage eines Treffens wurde geöffnet',
  'exit.paper-counted': 'Zettel der Schlussfrage wurden gezählt',
  'exit.closed': 'Die Schlussfrage eines Treffens wurde geschlossen',
  'exit.question-written': 'Eine Gemeinschaft formulierte ihre Schlussfrage',
  'register.closed-planned': 'Ein Register wurde mit den geplanten Stunden abgeschlossen',
  'certificate.made': 'Jemand stellte eine eigene Bescheinigung über Stunden aus',
}
