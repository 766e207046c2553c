import { fold } from './fold.ts'
import type { FoundName } from './found-name.ts'
import { isNeverName, isParticle, profileOf } from './name-score.ts'
import type { NameLists } from './lists.ts'
import { keep, type Claims } from './span.ts'
import type { Token, Words } from './tokens.ts'

const SHORTEST = 3
/** A later mention counts a little less than the name it comes from. */
const LENT = 0.95
const SCORE_TO_LEND = 0.5
const INITIALS = /(?<![\p{L}\p{N}.])\p{Lu}\.? ?-?\p{Lu}\.?(?: ?\p{Lu}\.?)?(?![\p{L}\p{N}])/uy

type Known = { person: number; score: number }

function isMention(token: Token, words: Words, lists: NameLists): boolean {
  if (isNeverName(token)) return false
  const profile = profileOf(token, lists)
  const isWord = (profile.words & (words.sentences[token.sentence]?.spoken ?? 15)) !== 0
  if (token.isCapital) return !(isWord && token.isFirst)
  return profile.words === 0 && token.word.length > SHORTEST
}

/** Which words belong to whom: names that share a word are one person. */
function listKnown(names: readonly FoundName[]): { known: Map<string, Known>; people: Token[][] } {
  const known = new Map<string, Known>()
  const people: Token[][] = []
  for (const { tokens, finding } of names) {
    if (finding.score < SCORE_TO_LEND) continue
    const parts = tokens.filter((token) => !isParticle(token) && token.word.length >= SHORTEST)
    const same = findSame(parts, known, people)
    const person = same ?? people.push([]) - 1
    if (tokens.length > (people[person]?.length ?? 0)) people[person] = tokens
    for (const { folded } of parts) {
      const before = known.get(folded)
      if (before === undefined || before.score < finding.score) known.set(folded, { person, score: finding.score })
    }
  }
  return { known, people }
}

/** “Mme Dupont” is “Marie Dupont”; “Jean Dupont” is somebody else. */
function findSame(parts: readonly Token[], known: ReadonlyMap<string, Known>, people: readonly Token[][]): number | undefined {
  const words = new Set(parts.map(({ folded }) => folded))
  for (const { folded } of parts) {
    const person = known.get(folded)?.person
    if (person === undefined) continue
    const theirs = new Set((people[person] ?? []).filter((token) => !isParticle(token) && token.word.length >= SHORTEST).map((token) => token.folded))
    if ([...words].every((word) => theirs.has(word)) || [...theirs].every((word) => words.has(word))) return person
  }
  return undefined
}

/** “F.B.” and “FB” of Fatima Benali. */
function findTheirInitials(text: string, words: Words, people: readonly Token[][], claims: Claims): void {
  const initials = new Map<string, string>()
  people.forEach((tokens, person) => {
    const letters = tokens.filter((token) => token.isCapital).map(({ word }) => word.charAt(0))
    if (letters.length >= 2 && letters.length <= 3) initials.set(letters.join(''), String(person))
  })
  if (initials.size === 0) return
  for (const { start: index, isInitial, isAllCapitals, word } of words.tokens) {
    if (!isInitial && !(isAllCapitals && word.length <= 3)) continue
    INITIALS.lastIndex = index
    const found = INITIALS.exec(text)?.[0] ?? ''
    const person = initials.get(found.replace(/[^\p{Lu}]/gu, ''))
    if (person !== undefined && found.length > 1)
      keep(claims, { start: index, end: index + found.length, kind: 'initials', tier: 'B', score: 0.7, note: { person } })
  }
}

/** A name found once lends its score to each other mention of one of its words, and to its initials; every finding learns whose it is. */
export function passThrough(text: string, words: Words, names: readonly FoundName[], lists: NameLists, claims: Claims): void {
  if (names.length === 0) return
  const { known, people } = listKnown(names)
  for (const token of words.tokens) {
    const lender = token.word.length >= SHORTEST ? known.get(token.folded) : undefined
    if (lender === undefined || !isMention(token, words, lists)) continue
    keep(claims, { start: token.start, end: token.end, kind: 'name', tier: 'B', score: lender.score * LENT, note: { person: String(lender.person) } })
  }
  findTheirInitials(text, words, people, claims)
  for (const finding of claims.findings) {
    if (finding.kind !== 'name') continue
    const person = text
      .slice(finding.start, finding.end)
      .split(/[ -]/)
      .map((word) => known.get(fold(word))?.person)
      .find((each) => each !== undefined)
    if (person !== undefined) finding.note = { ...finding.note, person: String(person) }
  }
}
