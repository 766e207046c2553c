import { NUMBER_WORD } from './data/triggers.ts'
import { fold } from './fold.ts'
import { countWord, maskOf, spokenIn, strongest, triggersOf, type Hits } from './language.ts'
import type { Language } from './languages.ts'

/** A word: where it stands, how it is written and what sentence it is in. `before` is what stands between it and the word in front, cut at 4 characters. */
export type Token = {
  start: number
  end: number
  word: string
  folded: string
  /** Begins with a capital and is no word of capitals only. */
  isCapital: boolean
  isAllCapitals: boolean
  isFirst: boolean
  /** One capital, with or without a full stop behind it. */
  isInitial: boolean
  /** One blank, or nothing but a hyphen or apostrophe, between it and the word in front. */
  isJoined: boolean
  sentence: number
  /** Families of patterns that may begin here: bits of `data/triggers.ts`. */
  trigger: number
}

export type Sentence = { hits: Hits; language: Language; spoken: number }
/** `triggers`: all bits that any token has. */
export type Words = { tokens: Token[]; sentences: Sentence[]; hits: Hits; language: Language; triggers: number }

const WORD = /[\p{L}\p{M}]+(?:['’·.-]?[\p{L}\p{M}]+)*/gu
const ELIDED = /^(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quelqu|aujourd)['’]/iu
const UPPER = /^\p{Lu}/u
const ALL_UPPER = /^[\p{Lu}\p{M}'’.-]+$/u
const SENTENCE_END = /[.!?…]["'”’»)\]]*\s|\n|[:;•–] ?$|^\s*[-–•*]\s|["“«]\s?$/u
const LONGEST_WORD = 60
/** Full stops inside a word make it an abbreviation; only single letters keep theirs. */
const DOTTED = /\./

function startsSentence(between: string, previous: Token | undefined): boolean {
  if (previous === undefined) return true
  if (!SENTENCE_END.test(between)) return false
  // “Mme. Dupont”, “J. Peeters”: a full stop behind a short word ends nothing.
  return (
    !/^\. ?$/.test(between) ||
    !(previous.isInitial || /^(?:mme|m|mr|dr|dhr|mw|mevr|mvr|mlle|prof|st|ste|hr|fr|mrs|ms|nr|av|bd|ch|tel|geb)$/.test(previous.folded))
  )
}

function makeToken(text: string, start: number, end: number, previous: Token | undefined): Token {
  const word = text.slice(start, end)
  const from = previous?.end ?? 0
  const between = start - from > 40 ? text.slice(from, from + 20) + text.slice(start - 20, start) : text.slice(from, start)
  const isFirst = startsSentence(between, previous)
  const isCapital = UPPER.test(word)
  const isInitial = isCapital && word.length === 1
  return {
    start,
    end,
    word,
    folded: fold(word),
    isCapital,
    isAllCapitals: isCapital && word.length > 1 && ALL_UPPER.test(word),
    isFirst,
    isInitial,
    isJoined:
      between === ' ' || between === '-' || between === '' || between === '  ' || ((between === '. ' || between === '.-') && (previous?.isInitial ?? false)),
    sentence: 0,
    trigger: 0,
  }
}

/** A country and two digits behind it: “B-E-sept-un”. */
const MOST_PIECES = 4

/** “sechs-acht-eins”: a word of number words counts as one. */
function maskOfPieces(folded: string): number {
  if (!folded.includes('-')) return 0
  const masks = folded.split('-', MOST_PIECES).map(maskOf)
  for (let index = 1; index < masks.length; index += 1) {
    const both = masks[index - 1]! & masks[index]!
    if ((triggersOf(both) & NUMBER_WORD) !== 0) return both
  }
  return 0
}

/** Splits where French elides: “l’hôpital” is “hôpital”, “d’Amina” is “Amina”; “D’Hondt” stays whole. */
function startOfWord(word: string): number {
  const elided = ELIDED.exec(word)
  return elided === null || /^[DO]['’]\p{Lu}/u.test(word) ? 0 : elided[0].length
}

/** The words of a text, once, with the sentence and language each stands in. */
export function readWords(text: string, language: Language | undefined): Words {
  const tokens: Token[] = []
  const sentences: Sentence[] = []
  const hits: Hits = [0, 0, 0, 0]
  let sentence: Sentence = { hits: [0, 0, 0, 0], language: language ?? 'fr', spoken: 15 }
  for (const { 0: found, index } of text.matchAll(WORD)) {
    for (const [start, end] of piecesOf(found, index)) {
      const token = makeToken(text, start, end, tokens.at(-1))
      if (token.isFirst) {
        sentence = { hits: [0, 0, 0, 0], language: language ?? 'fr', spoken: 15 }
        sentences.push(sentence)
      }
      token.sentence = sentences.length - 1
      const mask = maskOf(token.folded) || maskOfPieces(token.folded)
      if (mask !== 0) {
        token.trigger = triggersOf(mask)
        if (!token.isAllCapitals) {
          countWord(sentence.hits, mask)
          countWord(hits, mask)
        }
      }
      tokens.push(token)
    }
  }
  const main = language ?? strongest(hits, 'fr')
  for (const each of sentences) {
    const own = saysEnough(each.hits) ? each.hits : hits
    each.language = language ?? strongest(own, main)
    each.spoken = spokenIn(own)
  }
  return { tokens, sentences, hits, language: main, triggers: tokens.reduce((all, { trigger }) => all | trigger, 0) }
}

/** One word that a single language has, more than any other's, is enough for a sentence. */
function saysEnough(hits: Hits): boolean {
  const [best = 0, second = 0] = hits.toSorted((one, other) => other - one)
  return best >= 1 && best > second
}

/** A match cut at full stops and behind elisions; very long words are cut short so that nothing later walks them twice. */
function piecesOf(found: string, index: number): [number, number][] {
  if (found.length <= LONGEST_WORD && !DOTTED.test(found)) return [[index + startOfWord(found), index + found.length]]
  const pieces: [number, number][] = []
  let at = index
  for (const part of found.split('.')) {
    for (let from = 0; from < part.length; from += LONGEST_WORD) {
      const piece = part.slice(from, from + LONGEST_WORD)
      pieces.push([at + from + startOfWord(piece), at + from + piece.length])
    }
    at += part.length + 1
  }
  return pieces
}

/** Tries a sticky pattern at each word that may begin it. */
export function* matchAtTriggers({ tokens, triggers }: Words, bit: number, text: string, pattern: RegExp): Generator<RegExpExecArray> {
  if ((triggers & bit) === 0) return
  for (const token of tokens) {
    if ((token.trigger & bit) === 0) continue
    pattern.lastIndex = token.start
    const found = pattern.exec(text)
    if (found !== null) yield found
  }
}
