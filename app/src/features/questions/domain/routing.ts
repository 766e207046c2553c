import { normaliseName } from '../../../kernel/normalise-name.ts'
import { topicsOf, type Topic } from './topics.ts'

/** Somebody who may read the question and could be asked. */
export type Candidate = {
  personId: string
  /** What for she is a point of information or referral today, in both languages; empty when she is none. */
  pointScope: string
  askMeAbout: string
  /** Agreed to be asked; a point agreed by being one. */
  isWilling: boolean
  /** On leave somewhere: left alone. */
  isAway: boolean
  mostAWeek: number
  /** Questions that reached her in the last seven days, and in the last ninety. */
  askedThisWeek: number
  askedLately: number
}

export type Reason = 'point' | 'about' | 'willing'
export type Chosen = { personId: string; reason: Reason }
export type Routed = { text: string; topics: readonly Topic[]; askerId: string }

/** A few, so that nobody's answer drowns and nobody is asked for nothing. */
export const FEW = 5
/** When nobody of the few answered within a working day. */
export const MANY = 20

/**
 * Who is asked: points whose scope fits first, then those whose "ask me about" fits, then others who agreed to be asked; at most `most`.
 * Nobody who is away, asked often enough this week, or asked already. Among equals those who were asked least come first, so that it is not
 * always the same five; the mark of the question decides the rest.
 */
export function chooseAnswerers(
  question: Routed,
  candidates: readonly Candidate[],
  { most = FEW, already = [], mark = '' }: { most?: number; already?: readonly string[]; mark?: string } = {},
): Chosen[] {
  const free = candidates.filter(
    ({ personId, isAway, askedThisWeek, mostAWeek }) => personId !== question.askerId && !already.includes(personId) && !isAway && askedThisWeek < mostAWeek,
  )
  const ranked = free.flatMap((candidate): (Chosen & { tier: number; fit: number; load: number })[] => {
    const load = candidate.askedLately
    const asPoint = candidate.pointScope === '' ? 0 : fitOf(question, candidate.pointScope)
    if (asPoint > 0) return [{ personId: candidate.personId, reason: 'point', tier: 1, fit: asPoint, load }]
    if (!candidate.isWilling) return []
    const fit = candidate.askMeAbout === '' ? 0 : fitOf(question, candidate.askMeAbout)
    if (fit > 0) return [{ personId: candidate.personId, reason: 'about', tier: 2, fit, load }]
    return [{ personId: candidate.personId, reason: 'willing', tier: 3, fit: 0, load }]
  })
  return ranked
    .toSorted((a, b) => a.tier - b.tier || a.load - b.load || b.fit - a.fit || order(mark, a.personId) - order(mark, b.personId))
    .slice(0, most)
    .map(({ personId, reason }) => ({ personId, reason }))
}

const LETTERS_THAT_COUNT = 5

/** How well a text fits: a shared topic counts more than a shared beginning of a word. 0 is not at all. */
export function fitOf({ text, topics }: Pick<Routed, 'text' | 'topics'>, offered: string): number {
  const asked = new Set([...topics, ...topicsOf(text)])
  const shared = topicsOf(offered).filter((topic) => asked.has(topic)).length
  const starts = startsOf(text)
  return shared * 3 + [...startsOf(offered)].filter((start) => starts.has(start)).length
}

function startsOf(text: string): Set<string> {
  const words = normaliseName(text)
    .split(' ')
    .filter((word) => word.length >= LETTERS_THAT_COUNT && !EMPTY_WORDS.has(word))
  return new Set(words.map((word) => word.slice(0, LETTERS_THAT_COUNT)))
}

/** Words that say nothing about a matter. */
const EMPTY_WORDS = new Set(
  'quelle quelles comment quelqu pourquoi personne personnes toujours bonjour merci depuis encore autres chercher cherche iemand'
    .concat(' waarom welke mensen altijd bedankt andere zoeken kunnen hebben worden tussen nodig')
    .split(' '),
)

/** An order that differs from question to question and is the same each time. */
function order(mark: string, personId: string): number {
  let sum = 7
  for (const letter of `${mark} ${personId}`) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return sum
}
