import { matchKey, tidyText } from '@ronde/tabular'
import type { NameOrder } from './grid-answers.ts'

export type PersonName = { given: string; family: string }

const PARTICLES = new Set([
  'van',
  'vande',
  'vanden',
  'vander',
  'von',
  'de',
  'den',
  'der',
  'des',
  'du',
  'da',
  'di',
  'do',
  'dos',
  'la',
  'le',
  'el',
  'al',
  'ben',
  'bin',
  'ter',
  'ten',
  "d'",
  "'t",
  'ait',
  'aït',
  'abou',
  'abu',
  'ould',
  'st',
  'saint',
])
/** Common given names of Brussels, to tell "Dupont Marie" from "Marie Dupont". A guess that is shown and can be changed. */
const GIVEN_NAMES = new Set(
  'marie maria anne anna sophie nathalie isabelle julie sarah sara laura emma eva lea chloe camille charlotte alice louise lucie claire celine caroline catherine christine christiane martine monique nicole francoise jacqueline brigitte dominique pascale valerie veronique sandrine stephanie virginie aurelie fatima fatiha khadija aicha amina yasmina nadia samira naima malika leila layla hanan imane salma nora noor els an ann annelies lies liesbeth elke katrien kristien hilde greet griet ilse inge ingrid karin katrijn leen lieve lotte marleen mieke nele petra riet ria sofie tine trui veerle wendy jean pierre paul jacques michel philippe alain andre marc luc eric francois bernard christian daniel patrick serge thierry yves olivier nicolas thomas simon antoine alexandre david julien vincent sebastien benoit mohamed mohammed ahmed ali hassan hussein youssef yusuf omar karim khalid rachid said samir mustafa mehdi bilal ibrahim ismail jan peter pieter piet tom bart koen geert dirk filip johan joris kris luk wim wouter stijn steven sven tim jef jos karel kobe lars lukas maarten marco mark martin mathias max milan nick pol rik robin ruben sam stefan toon'.split(
    ' ',
  ),
)

/** Cuts a name written in one cell in two. Capitals and a comma tell which part is the family's; else the order does. */
export function splitName(text: string, order: NameOrder): PersonName {
  const name = tidyText(text)
  const comma = name.indexOf(',')
  if (comma > 0) return { family: tidyText(name.slice(0, comma)), given: tidyText(name.slice(comma + 1)) }
  const words = name.split(' ')
  if (words.length === 1) return { given: name, family: '' }
  const shouting = countShouting(words)
  if (shouting !== null) return shouting
  return order === 'family-first' ? splitFamilyFirst(words) : splitGivenFirst(words)
}

/** "VAN DEN BERG Els", "Els VAN DEN BERG". Null unless some words, but not all, are in capitals. */
function countShouting(words: readonly string[]): PersonName | null {
  const isLoud = words.map((word) => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase())
  const first = isLoud.indexOf(true)
  const last = isLoud.lastIndexOf(true)
  if (first < 0 || isLoud.every(Boolean) || (first > 0 && last < words.length - 1)) return null
  const family = writeQuietly(words.slice(first, last + 1))
  const given = [...words.slice(0, first), ...words.slice(last + 1)]
  const leading = given.filter((word) => PARTICLES.has(word.toLowerCase()) && first > 0)
  if (leading.length === given.length) return null
  return leading.length > 0 && given.at(-1) === leading.at(-1)
    ? { given: given.slice(0, -leading.length).join(' '), family: [...leading, family].join(' ') }
    : { given: given.join(' '), family }
}

/** Names shouted in capitals are kept as a person writes them: DUPONT becomes Dupont, VAN DEN BERG Van den Berg. */
function writeQuietly(words: readonly string[]): string {
  return words
    .map((word, index) => {
      const lower = word.toLowerCase()
      if (index > 0 && PARTICLES.has(lower)) return lower
      return lower.replaceAll(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    })
    .join(' ')
}

function splitFamilyFirst(words: readonly string[]): PersonName {
  let end = 1
  while (end < words.length - 1 && PARTICLES.has((words[end - 1] ?? '').toLowerCase())) end += 1
  return { family: words.slice(0, end).join(' '), given: words.slice(end).join(' ') }
}

function splitGivenFirst(words: readonly string[]): PersonName {
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()))
  const start = particle > 0 ? particle : 1
  return { given: words.slice(0, start).join(' '), family: words.slice(start).join(' ') }
}

/** How most of the names that say so are written; null when none says so. */
export function guessNameOrder(names: readonly string[]): NameOrder | null {
  const votes = names.reduce((sum, name) => sum + voteOf(tidyText(name).split(' ')), 0)
  if (votes === 0) return null
  return votes > 0 ? 'given-first' : 'family-first'
}

function voteOf(words: readonly string[]): number {
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (words.length < 2) return 0
  const isGiven = (word: string) => GIVEN_NAMES.has(matchKey(word).split(' ')[0] ?? '')
  if (PARTICLES.has(first.toLowerCase())) return -1
  if (words.length > 2 && PARTICLES.has((words[1] ?? '').toLowerCase()) && !isGiven(last)) return 1
  return (isGiven(first) ? 1 : 0) - (isGiven(last) ? 1 : 0)
}

/** A name that says by itself which part is which. */
export function isNamePlain(text: string): boolean {
  const words = tidyText(text).split(' ')
  return text.includes(',') || words.length === 1 || countShouting(words) !== null
}

/** The same words in any order, without accents or capitals: "DUPONT Marie" is "Marie Dupont". */
export function nameKey({ given, family }: PersonName): string {
  return matchKey(`${given} ${family}`).replaceAll('ł', 'l').split(' ').toSorted().join(' ')
}

/**
 * True when two name keys differ by no more than slips of the pen: one letter for up to seven, two for up to fifteen, else three;
 * or when one is the other with a word more ("els peeters" and "els maria peeters").
 */
export function isSimilarName(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return a === b
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const most = longer.length <= 7 ? 1 : longer.length <= 15 ? 2 : 3
  if (longer.length - shorter.length <= most && countEdits(shorter, longer, most) <= most && sharesWord(a, b)) return true
  const words = new Set(longer.split(' '))
  const short = shorter.split(' ')
  return short.length >= 2 && words.size === short.length + 1 && short.every((word) => words.has(word))
}

/** Slips happen in one of the names; "jan peeters" and "jef peters" are two people. */
function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.split(' '))
  const others = b.split(' ')
  return words.size === 1 || others.some((word) => word.length > 1 && words.has(word)) || a.replaceAll(' ', '') === b.replaceAll(' ', '')
}

/** Letters put in, left out, changed or swapped with their neighbour (optimal string alignment); stops counting above `most`. */
function countEdits(a: string, b: string, most: number): number {
  let [older, before]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (older[j - 2] ?? 0) + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    older = before
    before = row
  }
  return before[b.length] ?? 0
}
