import { makeAllowance, type AllowList } from './allow.ts'
import { findDigitRuns, hasSpelledDigits } from './digit-runs.ts'
import { passThrough } from './document-pass.ts'
import { findAddresses } from './find-addresses.ts'
import { findCombinations } from './find-combinations.ts'
import { findDates } from './find-dates.ts'
import { findInitials } from './find-initials.ts'
import { findLabels } from './find-labels.ts'
import { findNames, keepNames } from './find-names.ts'
import { findCorsicans, findDocuments, findIbans, findNumbers } from './find-numbers.ts'
import { findHandles, findLinks, findMails } from './find-online.ts'
import { findPhones } from './find-phones.ts'
import { findPlaces } from './find-places.ts'
import type { Language } from './languages.ts'
import type { NameLists } from './lists.ts'
import { makeOffsetReader, normalise } from './normalise.ts'
import { makeClaims, type Claims, type Finding, type Span, type Verdict } from './span.ts'
import { findSpacedLetters } from './spaced-letters.ts'
import { makeLetters, suggest } from './suggest.ts'
import { readWords, type Words } from './tokens.ts'

export { readLists, type NameLists, type WordProfile } from './lists.ts'
export { LANGUAGES, type Language } from './languages.ts'
export type { AllowList } from './allow.ts'
export type { Kind, Span, Tier, Verdict } from './span.ts'

/** Changes with every rule, weight or word that may change an answer. Told beside the figures. */
export const GUARD_VERSION = '0.3.0'

/** Who will read: people bound by professional secrecy, a mixed table, or anybody. */
export type Audience = 'bound' | 'mixed' | 'public'

export type GuardOptions = {
  audience: Audience
  /** The language of the text; found out for each sentence when not given. */
  language?: Language
  allow?: AllowList
  lists: NameLists
}

export type Guarded = { spans: Span[]; verdict: Verdict }

/** What an audience tightens. Nothing here loosens tiers A or B: a wider audience only lowers the score from which a name must be replaced and raises the group that is too small. */
const STRICTNESS: Readonly<Record<Audience, { thinkFrom: number; replaceFrom: number; smallestGroup: number }>> = {
  bound: { thinkFrom: 0.3, replaceFrom: 0.5, smallestGroup: 20 },
  mixed: { thinkFrom: 0.3, replaceFrom: 0.45, smallestGroup: 30 },
  public: { thinkFrom: 0.25, replaceFrom: 0.35, smallestGroup: 50 },
}

function findStructured(text: string, words: Words, lists: NameLists, claims: Claims): void {
  if (/[./@]/.test(text)) findLinks(text, claims)
  findMails(text, words, claims)
  findHandles(text, words, claims)
  const isSpelled = hasSpelledDigits(words)
  if (!isSpelled && !/\d/.test(text)) return
  findIbans(text, isSpelled, claims)
  findCorsicans(text, claims)
  const runs = findDigitRuns(text, isSpelled ? words : null)
  findNumbers(text, runs, claims)
  findDates(text, words, claims)
  findLabels(text, words, claims)
  findDocuments(text, claims)
  findPhones(text, runs, claims)
  findAddresses(text, claims)
  findPlaces(text, lists, claims)
}

function findPeople(text: string, words: Words, options: GuardOptions, claims: Claims): void {
  findSpacedLetters(text, words, options.lists, claims)
  const names = findNames(text, words, options.lists, claims)
  findInitials(text, words, claims)
  const kept = keepNames(names, STRICTNESS[options.audience], claims)
  passThrough(text, words, kept, options.lists, claims)
}

function verdictOf(spans: readonly Span[]): Verdict {
  if (spans.some(({ tier }) => tier === 'A')) return 'refuse'
  if (spans.some(({ tier }) => tier === 'B')) return 'replace'
  return spans.length > 0 ? 'think' : 'clear'
}

/** The language of the sentence that holds a place of the text. */
function makeLanguageReader({ tokens, sentences, language }: Words): (at: number) => Language {
  const starts = sentences.map((_, index) => index)
  const firstOf = new Uint32Array(sentences.length)
  tokens.forEach((token) => {
    if (token.isFirst) firstOf[token.sentence] = token.start
  })
  return (at) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (firstOf[middle]! <= at) low = middle + 1
      else high = middle
    }
    return sentences[low - 1]?.language ?? language
  }
}

/**
 * Finds what identifies people in free text in French, Dutch, English and German.
 *
 * An aid, no proof: no span means that nothing was found, not that nobody can be recognised. Linear in the length of the text, keeps nothing, never throws for any string.
 * @param text any length; offsets in the answer count its code points
 * @returns spans in order, none overlapping; `refuse` when one is of tier A, else `replace` for B, `think` for C, `clear` for none
 */
export function guard(text: string, options: GuardOptions): Guarded {
  const normalised = normalise(text)
  const plain = normalised.text
  const claims = makeClaims(plain.length)
  const words = readWords(plain, options.language)
  findStructured(plain, words, options.lists, claims)
  findPeople(plain, words, options, claims)
  findCombinations(plain, { limit: STRICTNESS[options.audience].smallestGroup, lists: options.lists }, claims)
  const isAllowed = makeAllowance(plain, options.allow)
  const findings = claims.findings.filter((finding) => !isAllowed(finding)).toSorted((one, other) => one.start - other.start)
  const spans = toSpans(plain, findings, words, makeOffsetReader(normalised))
  return { spans, verdict: verdictOf(spans) }
}

function toSpans(
  text: string,
  findings: readonly Finding[],
  words: Words,
  readOffsets: (start: number, end: number) => { start: number; end: number },
): Span[] {
  const letterOf = makeLetters()
  const languageAt = makeLanguageReader(words)
  const spans: Span[] = []
  for (const finding of findings) {
    const { start, end } = readOffsets(finding.start, finding.end)
    if (end <= start || start < (spans.at(-1)?.end ?? 0)) continue
    spans.push({
      start,
      end,
      kind: finding.kind,
      tier: finding.tier,
      score: Math.round(finding.score * 100) / 100,
      suggestion: suggest(finding, { language: languageAt(finding.start), letterOf, before: text.slice(Math.max(0, finding.start - 12), finding.start) }),
    })
  }
  return spans
}

/**
 * The text with every suggestion of the given tiers in the place of its span.
 * @param spans of `guard` for this very text
 */
export function applySuggestions(text: string, spans: readonly Span[], tiers: readonly Span['tier'][] = ['A', 'B', 'C']): string {
  const points = [...text]
  const parts: string[] = []
  let at = 0
  for (const { start, end, tier, suggestion } of spans) {
    if (!tiers.includes(tier)) continue
    parts.push(points.slice(at, start).join(''), suggestion)
    at = end
  }
  return [...parts, points.slice(at).join('')].join('')
}
