import { readFileSync } from 'node:fs'
import path from 'node:path'
import { makeCheckDigitCases } from './check-digit-cases.ts'
import { fillTemplate } from './fill.ts'
import type { Share } from './persons.ts'
import { makeChance, type Chance } from './random.ts'
import { LANGUAGES, type Language, type Note } from './span.ts'
import { accountNumber, citizenServiceNumber, enterpriseNumber, nationalNumber, paymentCard } from './values/check-digits.ts'
import { recentDate } from './values/dates.ts'
import { fitted, inFours } from './values/grouping.ts'
import { STREETS } from './values/places.ts'
import { worldOf } from './worlds.ts'

/** A text in which nothing personal stands. `refusal-only`: a message is understandable there, a refusal is not. `style` where its author sorted it. */
export type CleanNote = { id: string; language: Language; style?: string; text: string; parts: readonly string[]; wrong: 'nothing' | 'refusal-only' }
export type Combination = { id: string; language: Language; text: string; expectedGroup: number; think: boolean }
export type EvaluationSet = { notes: Note[]; checkDigits: Note[]; nearMisses: CleanNote[]; clean: CleanNote[]; combinations: Combination[] }

const SEEDS: Readonly<Record<Share, number>> = { main: 20_261_104, 'held-out': 471_103_926 }
const COPIES: Readonly<Record<Share, { main: number; heldOut: number }>> = { main: { main: 4, heldOut: 0 }, 'held-out': { main: 1, heldOut: 4 } }
const CLEAN: Readonly<Record<Share, Readonly<Record<Language, number>>>> = {
  main: { fr: 430, nl: 430, en: 120, de: 120 },
  'held-out': { fr: 90, nl: 90, en: 30, de: 30 },
}
/** Fewer expected people than this, and the note calls for a thought. */
const SMALL_GROUP = 20

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8')
const isLanguage = (word: string): word is Language => LANGUAGES.some((language) => language === word)

export type Template = { style: string; text: string }

/** Texts under `= style`, with `---` between them. @param file beside this one */
export function readTemplates(file: string): Template[] {
  const sections = read(file).split(/^= ([a-z-]+)\n/m)
  return sections.flatMap((section, index) => {
    if (index % 2 === 1) return []
    const style = sections[index - 1] ?? ''
    return section.split(/^---\n/m).flatMap((text) => (text.trim() === '' ? [] : [{ style, text: text.trimEnd() }]))
  })
}

export function countTemplates(language: Language): { main: number; heldOut: number } {
  const styles = readTemplates(`notes/${language}.txt`).map(({ style }) => style)
  const heldOut = styles.filter((style) => style === 'held-out').length
  return { main: styles.length - heldOut, heldOut }
}

function makeNotes(share: Share, chance: Chance): Note[] {
  return LANGUAGES.flatMap((language) =>
    readTemplates(`notes/${language}.txt`).flatMap(({ style, text }, index) => {
      const copies = style === 'held-out' ? COPIES[share].heldOut : COPIES[share].main
      return Array.from({ length: copies }, (_, copy) => ({
        id: `${language}/${index}/${copy}`,
        language,
        style,
        ...fillTemplate(text, language, chance, worldOf(share)),
      }))
    }),
  )
}

/** A number whose check fails, made from a right one. */
function spoilt(number: string): string {
  return number.slice(0, -1) + String((Number(number.at(-1)) + 5) % 10)
}

const NEAR_VALUES: Readonly<Record<string, (chance: Chance) => string>> = {
  enterprise: (chance) => fitted(enterpriseNumber(chance), chance.pick(['0000.000.000', '0000000000', '0000 000 000'])),
  'wrong-national': (chance) => fitted(spoilt(nationalNumber(chance)), '00.00.00-000.00'),
  'wrong-national-digits': (chance) => spoilt(nationalNumber(chance)),
  'wrong-account': (chance) => inFours(spoilt(accountNumber(chance, 'BE'))),
  'wrong-card': (chance) => inFours(spoilt(paymentCard(chance))),
  'wrong-citizen': (chance) => spoilt(citizenServiceNumber(chance)),
  'day-fr': (chance) => recentDate(chance, 'fr'),
  'day-nl': (chance) => recentDate(chance, 'nl'),
  'day-en': (chance) => recentDate(chance, 'en'),
  'day-de': (chance) => recentDate(chance, 'de'),
  'street-fr': (chance) => chance.pick(STREETS.fr),
  'street-nl': (chance) => chance.pick(STREETS.nl),
  'street-de': (chance) => chance.pick(STREETS.de),
  one: (chance) => chance.digits(1),
  two: (chance) => chance.digits(2),
  three: (chance) => chance.digits(3),
  four: (chance) => chance.digits(4),
}

export function fillNearMiss(text: string, chance: Chance): string {
  return text.replaceAll(/\{([a-z-]+)\}/g, (_slot, name: string) => NEAR_VALUES[name]?.(chance) ?? name)
}

function readNearMiss(line: string): { language: Language; wrong: CleanNote['wrong']; text: string } {
  const [, language = '', wrong = '', text = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? []
  if (!isLanguage(language) || (wrong !== 'nothing' && wrong !== 'refusal-only')) throw new Error(`not a near-miss: ${line}`)
  return { language, wrong, text }
}

function makeNearMisses(chance: Chance): CleanNote[] {
  const lines = read('clean/near-misses.txt').trimEnd().split('\n')
  return lines.flatMap((line, index) => {
    const { language, wrong, text } = readNearMiss(line)
    const copies = text.includes('{') ? 4 : 1
    return Array.from({ length: copies }, (_, copy) => {
      const filled = fillNearMiss(text, chance)
      return { id: `near-miss/${language}/${index}/${copy}`, language, text: filled, parts: [`near-miss ${index}`], wrong }
    })
  })
}

type Sentence = { name: string; text: string; aboutSomebody: boolean; anywhere: boolean }

function readSentences(language: Language): Sentence[] {
  const lines = read(`clean/${language}.txt`).trimEnd().split('\n')
  return lines.map((line, index) => {
    const text = line.replace(/^\* /, '')
    return { name: `${language} ${index}`, text, aboutSomebody: line !== text, anywhere: !/.\p{Lu}|\d/u.test(text) }
  })
}

/** Up to three sentences that may stand together: one about somebody takes none that names a place, lest the two point at a person. */
function joinSentences(first: Sentence, sentences: readonly Sentence[], chance: Chance): Sentence[] {
  const others = sentences.filter((other) => other !== first && !other.aboutSomebody && (!first.aboutSomebody || other.anywhere))
  const chosen = [first]
  const wanted = chance.below(3)
  for (let index = 0; index < wanted && others.length > 0; index += 1) chosen.push(...others.splice(chance.below(others.length), 1))
  return chosen
}

function writeClean(parts: readonly Sentence[], chance: Chance): string {
  const texts = parts.map(({ text }) => text)
  const style = chance.below(10)
  if (style === 0) return texts.map((text) => `- ${text.replace(/\.$/, '')}`).join('\n')
  if (style === 1) return texts.join(' ').toLowerCase()
  return texts.join(style === 2 ? '\n' : ' ')
}

function makeClean(share: Share, chance: Chance): CleanNote[] {
  return LANGUAGES.flatMap((language) => {
    const sentences = readSentences(language)
    return Array.from({ length: CLEAN[share][language] }, (_, index) => {
      const first = sentences[index % sentences.length]!
      const parts = share === 'main' && index < sentences.length ? [first] : joinSentences(first, sentences, chance)
      const text = parts.length === 1 ? first.text : writeClean(parts, chance)
      return { id: `clean/${language}/${index}`, language, text, parts: parts.map(({ name }) => name), wrong: 'nothing' as const }
    })
  })
}

type Estimate = { expectedGroup: number; think: boolean }

function estimate(inhabitants: string | undefined, shares: string): Estimate {
  const expectedGroup = shares.split(',').reduce((group, share) => group * Number(share), Number(inhabitants))
  return { expectedGroup, think: expectedGroup < SMALL_GROUP }
}

/** What a second person, who knew the texts only, made of the same combinations, in the same order. */
export function readSecondScores(): (Estimate & { language: string })[] {
  const lines = read('combinations-second-scorer.txt').trimEnd().split('\n')
  return lines.map((line) => {
    const [language = '', inhabitants, shares = ''] = line.split('|')
    return { language, ...estimate(inhabitants, shares) }
  })
}

export function readCombinations(): Combination[] {
  const lines = read('combinations.txt').trimEnd().split('\n')
  return lines.map((line, index) => {
    const [language = '', inhabitants, shares = '', text = ''] = line.split('|')
    if (!isLanguage(language)) throw new Error(`no such language: ${language}`)
    return { id: `combination/${index}`, language, text, ...estimate(inhabitants, shares) }
  })
}

/** The whole set, the same at every call. */
export function makeSet(share: Share): EvaluationSet {
  const chance = makeChance(SEEDS[share])
  return {
    notes: makeNotes(share, chance),
    checkDigits: makeCheckDigitCases(SEEDS[share] + 1, share === 'main' ? 1 : 0.2),
    nearMisses: makeNearMisses(chance),
    clean: makeClean(share, chance),
    combinations: share === 'main' ? readCombinations() : [],
  }
}
