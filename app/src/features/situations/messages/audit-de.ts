import type { auditEn } from './audit-en.ts'

export const auditDe: Record<keyof typeof auditEn, string> = {
  'situation.begun': 'Ein eigener Entwurf einer Situation wurde begonnen',
  'situation.changed': 'Jemand schrieb an der eigenen Situation weiter',
  'situation.offered': 'Eine Situation wurde einer Gemeinschaft angeboten',
  'situation.scheduled': 'Eine Situation wurde für ein Treffen geplant',
  'situation.moved': 'Eine Situation ging einen Schritt weiter',
  'situation.stopped': 'Eine Situation wurde beendet',
  'situation.stop-wished': 'Jemand bat, eine Besprechung zu beenden',
  'situation.tightened': 'Eine Situation wurde strenger, wie ihr Raum',
  'situation.role-said': 'Eine Fachperson sagte, was die eigene Rolle in einer Situation ist',
  'situation.second-asked': 'Jemand wurde gebeten, eine Situation mitzuerzählen',
  'situation.second-accepted': 'Jemand erzählt eine Situation mit',
  'situation.second-ended': 'Jemand erzählt eine Situation nicht mehr mit',
  'situation.answers-gone': 'Die Antworten von Situationen verschwanden an ihrem Tag',
  'practice-role.named': 'Eine Gemeinschaft gab ihrer Praxisrolle einen Namen',
}
