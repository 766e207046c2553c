import type { auditEn } from './audit-en.ts'

export const auditFr: Record<keyof typeof auditEn, string> = {
  'suggestion.added': 'Une piste a été ajoutée à une situation',
  'suggestion.taken': 'Une piste a été emportée',
  'suggestion.left': 'Une piste n’est finalement pas emportée',
  'suggestion.shared': 'Choix de la portée du partage d’une situation',
  'suggestion.tried': 'Il a été dit ce qu’une piste est devenue',
  'and-then.asked': 'Il a été demandé ce que les pistes sont devenues',
  'and-then.delay-set': 'Le délai avant la question a changé',
  'suggestion.gist-written': 'Une piste a été résumée dans une autre langue',
  'suggestion.retracted': 'Une piste a été retirée',
  'callable.said': 'Quelqu’un peut être appelé au sujet d’une situation',
  'callable.withdrawn': 'Quelqu’un ne peut plus être appelé au sujet d’une situation',
  'suggestion.read': 'Quelqu’un a dit avoir lu les pistes',
}
