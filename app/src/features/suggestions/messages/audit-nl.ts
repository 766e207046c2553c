import type { auditEn } from './audit-en.ts'

export const auditNl: Record<keyof typeof auditEn, string> = {
  'suggestion.added': 'Suggestie toegevoegd aan een situatie',
  'suggestion.taken': 'Suggestie meegenomen',
  'suggestion.left': 'Suggestie toch niet meegenomen',
  'suggestion.shared': 'Gekozen met wie een situatie wordt gedeeld',
  'suggestion.tried': 'Gezegd wat er van een suggestie is geworden',
  'and-then.asked': 'Gevraagd wat er van de suggesties is geworden',
  'and-then.delay-set': 'Aantal dagen vóór de vraag gewijzigd',
  'suggestion.gist-written': 'Suggestie kort gezegd in een andere taal',
  'suggestion.retracted': 'Suggestie weggehaald',
  'callable.said': 'Iemand mag gebeld worden over een situatie',
  'callable.withdrawn': 'Iemand mag niet meer gebeld worden over een situatie',
  'suggestion.read': 'Iemand zei de suggesties gelezen te hebben',
}
