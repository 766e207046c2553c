import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'suggestion.added': 'Une suggestion a été ajoutée à une situation',
  'suggestion.taken': 'Une suggestion a été emportée',
  'suggestion.left': 'Une suggestion n’est finalement pas emportée',
  'suggestion.shared': 'Choix de la portée du partage d’une situation',
  'suggestion.tried': 'Il a été dit ce qu’une suggestion est devenue',
  'and-then.asked': 'Il a été demandé ce que les suggestions sont devenues',
  'and-then.delay-set': 'Le délai avant la question a changé',
  'suggestion.gist-written': 'Une suggestion a été résumée dans une autre langue',
  'suggestion.retracted': 'Une suggestion a été retirée',
  'suggestion.read': 'Quelqu’un a dit avoir lu les suggestions',
}
