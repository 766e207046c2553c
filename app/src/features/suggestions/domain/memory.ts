import { normaliseName } from '../../../kernel/normalise-name.ts'
import { CONCEPTS, conceptsOf } from './concepts.ts'

/** With whom a situation is shared once it was told: the presenter's own choice. */
export const SCOPES = ['community', 'network', 'nobody'] as const
export type Scope = (typeof SCOPES)[number]

export function isScope(value: unknown): value is Scope {
  return SCOPES.includes(value as Scope)
}

export type Comparable = {
  domains: readonly string[]
  unanswered: readonly string[]
  groups: readonly string[]
  around: readonly string[]
  summary: string
  goal: string
  question: string
}

/** What one shared facet weighs: what is rare says more than one of five domains. */
const WEIGHTS = { c: 3, o: 3, g: 2, p: 1.5, u: 1.5, d: 1, a: 0.5 } as const
type FacetKind = keyof typeof WEIGHTS

const CODE = /^[a-z0-9-]{1,60}$/
const MOST_FACETS = 60

/**
 * What is compared, as short keys: domains, each two of them that meet, unanswered needs, groups, kinds of people around, ideas named in the words and
 * ideas named in the goal. No word of the story is among them.
 */
export function facetsOf({ domains, unanswered, groups, around, summary, goal, question }: Comparable): string[] {
  const sorted = domains.toSorted()
  const pairs = sorted.flatMap((one, order) => sorted.slice(order + 1).map((other) => `${one}+${other}`))
  const each = (kind: FacetKind, keys: readonly string[]) => keys.map((key) => `${kind}:${key}`)
  const all = [
    ...each('c', conceptsOf(`${summary}\n${question}\n${goal}`)),
    ...each('o', conceptsOf(goal)),
    ...each(
      'g',
      groups.filter((key) => CODE.test(key)),
    ),
    ...each('p', pairs),
    ...each('u', unanswered),
    ...each('d', sorted),
    ...each(
      'a',
      around.filter((key) => CODE.test(key)),
    ),
  ]
  return [...new Set(all)].slice(0, MOST_FACETS)
}

export function weightOf(facet: string): number {
  // Facets are made above, and nowhere else.
  return WEIGHTS[facet.slice(0, 1) as FacetKind] ?? 0
}

const GRAM = 4
const MOST_GRAMS = 600

/** Runs of four characters of the guarded words, as numbers: what is written alike has many in common. */
export function gramsOf(text: string): number[] {
  const plain = normaliseName(text)
  const grams = new Set<number>()
  for (let start = 0; start + GRAM <= plain.length && grams.size < MOST_GRAMS; start += 1) grams.add(numberOf(plain.slice(start, start + GRAM)))
  return [...grams].toSorted((a, b) => a - b)
}

/** FNV-1a, as a signed number of 32 bits. */
function numberOf(gram: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < gram.length; at += 1) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** Share of runs in common, from 0 to 1; 0 where one has none. @source Dice 1945 */
export function likeness(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 0
  const known = new Set(one)
  const shared = other.filter((gram) => known.has(gram)).length
  return (2 * shared) / (one.length + other.length)
}

/** Written alike counts as much as an idea in common, and only where it is more than chance. */
const WORDS_WEIGHT = 12
const CHANCE = 0.15
/** Less than this is no likeness: one domain in common is chance. */
const LEAST_SCORE = 2.5

export type Scored = { score: number; shared: string[]; areWordsAlike: boolean }

export function compare(asked: { facets: readonly string[]; grams: readonly number[] }, told: { facets: readonly string[]; grams: readonly number[] }): Scored {
  const known = new Set(told.facets)
  const shared = asked.facets.filter((facet) => known.has(facet))
  const alike = likeness(asked.grams, told.grams)
  const areWordsAlike = alike > CHANCE
  const words = areWordsAlike ? (alike - CHANCE) * WORDS_WEIGHT : 0
  return { score: shared.reduce((sum, facet) => sum + weightOf(facet), 0) + words, shared, areWordsAlike }
}

const MOST_ALIKE = 5
/** Of one presenter, so that one who tells much fills no list. */
const MOST_OF_ONE = 2

/** The most alike first; a retelling and its first telling count once; two of one presenter at the most. */
export function chooseAlike<Told extends Scored & { id: string; countsAs: string; presenterId: string | null; toldOn: string }>(told: readonly Told[]): Told[] {
  const ordered = told
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || b.toldOn.localeCompare(a.toldOn) || a.id.localeCompare(b.id))
  const chosen: Told[] = []
  for (const each of ordered) {
    if (chosen.some(({ countsAs }) => countsAs === each.countsAs)) continue
    if (each.presenterId !== null && chosen.filter(({ presenterId }) => presenterId === each.presenterId).length >= MOST_OF_ONE) continue
    chosen.push(each)
    if (chosen.length === MOST_ALIKE) break
  }
  return chosen
}

/** What two situations have in common, sorted by what it is; the words of the page say it. */
export type InCommon = { domains: string[]; unanswered: string[]; groups: string[]; around: string[]; goals: string[]; ideas: string[]; areWordsAlike: boolean }

export function sayInCommon({ shared, areWordsAlike }: Pick<Scored, 'shared' | 'areWordsAlike'>): InCommon {
  const of = (kind: FacetKind) => shared.flatMap((facet) => (facet.startsWith(`${kind}:`) ? [facet.slice(2)] : []))
  const goals = of('o')
  const ideas = CONCEPTS.flatMap(({ key }) => (shared.includes(`c:${key}`) && !goals.includes(key) ? [key] : []))
  return { domains: of('d'), unanswered: of('u'), groups: of('g'), around: of('a'), goals, ideas, areWordsAlike }
}
