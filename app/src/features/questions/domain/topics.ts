import { normaliseName } from '../../../kernel/normalise-name.ts'

/**
 * What questions are about, with the beginnings of words by which a text in either language is known to touch it. They carry a question over
 * from one language to the other.
 */
const TOPIC_WORDS = {
  housing: ['logement', 'loyer', 'locat', 'expuls', 'sans abri', 'huisvest', 'woning', 'huur', 'uithuis', 'dakloos'],
  money: ['dette', 'revenu', 'cpas', 'ris ', 'facture', 'mediation de dettes', 'schuld', 'inkomen', 'ocmw', 'leefloon', 'factuur'],
  papers: ['sejour', 'papiers', 'regularis', 'carte d identite', 'administrat', 'verblijf', 'papieren', 'identiteitskaart', 'administratie'],
  health: ['sante', 'medecin', 'soins', 'mutuelle', 'infirm', 'gezondheid', 'arts', 'zorg', 'ziekenfonds', 'verpleeg'],
  mind: ['psych', 'depress', 'suicid', 'sante mentale', 'angoiss', 'geestelijke', 'zelfmoord'],
  addiction: ['alcool', 'drogue', 'addict', 'assuetude', 'verslav', 'alcohol', 'drugs'],
  family: ['famille', 'enfant', 'parent', 'creche', 'grossesse', 'gezin', 'kind', 'ouder', 'opvang', 'zwanger'],
  youth: ['jeune', 'ecole', 'adolesc', 'jongere', 'school', 'jeugd'],
  elderly: ['aine', 'agee', 'domicile', 'demence', 'senior', 'ouderen', 'bejaard', 'thuis', 'dementie'],
  food: ['alimentaire', 'repas', 'colis', 'restaurant social', 'voedsel', 'maaltijd', 'voedselpakket'],
  work: ['emploi', 'travail', 'chomage', 'formation', 'werk', 'job', 'opleiding', 'werkloos'],
  language: ['traduct', 'interpret', 'langue', 'tolk', 'vertal', 'taal'],
  law: ['juridique', 'avocat', 'droit', 'tribunal', 'plainte', 'advocaat', 'recht', 'klacht'],
} as const satisfies Record<string, readonly string[]>

export type Topic = keyof typeof TOPIC_WORDS
export const TOPICS = Object.keys(TOPIC_WORDS) as Topic[]

/** The topics that a text touches, in whichever of the two languages it was written. */
export function topicsOf(text: string): Topic[] {
  const sought = ` ${normaliseName(text)} `
  return TOPICS.filter((topic) => TOPIC_WORDS[topic].some((start) => sought.includes(` ${start}`)))
}
