import {
  IBAN_LENGTHS,
  isBurgerservicenummer,
  isEnterpriseNumber,
  isFrenchNumber,
  isGermanTaxNumber,
  isIban,
  isNationalNumber,
  isPaymentCard,
  isProviderNumber,
  isTwelveWithRest,
} from './checks.ts'
import { CUES, wordsAfter, wordsBefore } from './data/cues.ts'
import { makeSpokenReader, type DigitRun } from './digit-runs.ts'
import { keep, type Claims, type Kind, type Tier } from './span.ts'

const CUE_REACH = 45
const MOST_GROUPS = 20

/** A stretch of whole groups of a run. `shape` says how many digits each group has: "4-3-3". */
export type Stretch = {
  digits: string
  start: number
  end: number
  shape: string
  separators: string
  before: () => string
  after: () => string
  isSpelled: boolean
  /** The run begins here, so that a word just before speaks of it. */
  isHead: boolean
}

/** What a stretch is. Tier `null` says: known, and harmless. */
export type Reading = { kind: Kind; tier: Tier | null; score: number }

/** A stretch not yet looked at closely: groups `from` to `until` of a run. */
export type Reach = { from: number; until: number; digits: string }

function lazily(read: () => string): () => string {
  let known: string | undefined
  return () => (known ??= read())
}

export function stretchOf(run: DigitRun, text: string, { from, until, digits }: Reach): Stretch {
  const first = run.groups[from]!
  const start = run.starts[first]!
  const end = run.ends[first + digits.length - 1]!
  const lengths: number[] = []
  for (let group = from; group <= until; group += 1) lengths.push((run.groups[group + 1] ?? run.digits.length) - run.groups[group]!)
  return {
    digits,
    start,
    end,
    shape: lengths.join('-'),
    separators: [...new Set(run.separators.slice(from, until))].join(''),
    before: lazily(() => wordsBefore(text, start, CUE_REACH)),
    after: lazily(() => wordsAfter(text, end, CUE_REACH)),
    isSpelled: run.isSpelled,
    isHead: from === 0,
  }
}

/** Every stretch of whole groups that begins at a group and has that many digits, shortest first. A run is cut at 60 digits and a stretch at 20 groups, so that all stay linear. */
export function listReaches(run: DigitRun, from: number, least: number, most: number): Reach[] {
  const reaches: Reach[] = []
  const first = run.groups[from]!
  for (let until = from; until < run.groups.length && until - from < MOST_GROUPS; until += 1) {
    const length = (run.groups[until + 1] ?? run.digits.length) - first
    if (length > most) break
    if (length >= least) reaches.push({ from, until, digits: run.digits.slice(first, first + length) })
  }
  return reaches
}

function reading(kind: Kind, tier: Tier | null, score: number): Reading {
  return { kind, tier, score }
}

const isNear = ({ before, after }: Stretch, cue: RegExp) => cue.test(before()) || cue.test(after().slice(0, 25))

function readEleven(stretch: Stretch): Reading | null {
  if (isNationalNumber(stretch.digits)) {
    if (isProviderNumber(stretch.digits) && CUES.provider.test(stretch.before())) return reading('insurance-provider-number', 'A', 0.99)
    return reading('national-number', 'A', 0.99)
  }
  const isProviderShape = /^1-5-2-3$|^8-3$|^1-7-3$|^1-5-5$/.test(stretch.shape)
  if (isProviderNumber(stretch.digits) && (isProviderShape || isNear(stretch, CUES.provider))) return reading('insurance-provider-number', 'A', 0.97)
  if (isGermanTaxNumber(stretch.digits) && isNear(stretch, CUES.tax)) return reading('tax-number', 'A', 0.98)
  return null
}

function readTwelve(stretch: Stretch): Reading | null {
  if (!isTwelveWithRest(stretch.digits)) return null
  if (isNear(stretch, CUES.identity)) return reading('identity-document', 'A', 0.98)
  if (isNear(stretch, CUES.account)) return reading('iban', 'A', 0.95)
  return stretch.shape === '3-7-2' ? reading('identity-document', 'A', 0.9) : null
}

const GROUPED_NINE = /^4-2-3$|^3-3-3$/

function readNine(stretch: Stretch): Reading | null {
  if (!isBurgerservicenummer(stretch.digits)) return null
  if (isNear(stretch, CUES.enterprise)) return null
  if (isNear(stretch, CUES.dutchNational)) return reading('national-number', 'A', 0.98)
  const isGrouped = stretch.shape === '4-2-3' || (GROUPED_NINE.test(stretch.shape) && stretch.separators === '.')
  return isGrouped && !CUES.amount.test(stretch.after()) && !CUES.phone.test(stretch.before()) ? reading('national-number', 'A', 0.8) : null
}

function readFifteen(stretch: Stretch): Reading | null {
  return isFrenchNumber(stretch.digits) ? reading('national-number', 'A', 0.97) : null
}

function readCard(stretch: Stretch): Reading | null {
  if (!isPaymentCard(stretch.digits)) return null
  const { shape } = stretch
  return /^(?:4-)+[1-4]$|^4-6-5$|^4-6-4$|^1[3-9]$/.test(shape) || stretch.isSpelled || /^[14-6-]+$/.test(shape) ? reading('payment-card', 'A', 0.97) : null
}

function readTen(stretch: Stretch): Reading | null {
  if (!isEnterpriseNumber(stretch.digits)) return null
  if (/^4-3-3$|^1-3-3-3$/.test(stretch.shape) || isNear(stretch, CUES.enterprise) || /(?:\bbe|n°|\bnr\.?) ?$/.test(stretch.before()))
    return reading('tax-number', null, 1)
  return null
}

type Reader = { least: number; most: number; passes: (digits: string) => boolean; read: (stretch: Stretch) => Reading | null }

/** National numbers and cards before shorter kinds, so that no part of a long number is taken for a phone. `passes` is cheap and asks nothing of the text. */
const READERS: readonly Reader[] = [
  { least: 15, most: 15, passes: isFrenchNumber, read: readFifteen },
  { least: 13, most: 19, passes: isPaymentCard, read: readCard },
  { least: 11, most: 11, passes: (digits) => isNationalNumber(digits) || isProviderNumber(digits) || isGermanTaxNumber(digits), read: readEleven },
  { least: 12, most: 12, passes: isTwelveWithRest, read: readTwelve },
  { least: 10, most: 10, passes: isEnterpriseNumber, read: readTen },
  { least: 8, most: 8, passes: isProviderNumber, read: readEight },
  { least: 8, most: 9, passes: isBurgerservicenummer, read: readNine },
]
const SHORTEST = 8
const LONGEST = 19

function readEight(stretch: Stretch): Reading | null {
  return isNear(stretch, CUES.provider) ? reading('insurance-provider-number', 'A', 0.95) : null
}

/** Numbers whose check digit is wrong, or that have none here, behind a word that says what they are. Only whole runs of few groups. */
function readByWord(stretch: Stretch): Reading | null {
  const before = stretch.before()
  if (CUES.tax.test(before.slice(-30))) return reading('tax-number', 'A', 0.85)
  if (stretch.digits.length !== 11 || !CUES.national.test(before)) return null
  return /^(?:11|6-5|6-3-2|2-2-2-3-2|9-2|2-2-2-5)$/.test(stretch.shape) ? reading('national-number', 'B', 0.6) : null
}

function record(claims: Claims, stretch: Stretch, read: Reading): void {
  if (!claims.isFree(stretch.start, stretch.end)) return
  if (read.tier === null) claims.claim(stretch.start, stretch.end)
  else keep(claims, { start: stretch.start, end: stretch.end, kind: read.kind, tier: read.tier, score: read.score })
}

/** Digit by digit, a number must be the whole run or end at another separator: fifteen of sixteen digits are no number. */
function isCutOut(run: DigitRun, { from, until, digits }: Reach): boolean {
  if (until - from + 1 < digits.length) return false
  const inside = run.separators[from]
  return (from > 0 && run.separators[from - 1] === inside) || (until < run.groups.length - 1 && run.separators[until] === inside)
}

export function findNumbers(text: string, runs: readonly DigitRun[], claims: Claims): void {
  for (const run of runs) {
    if (run.digits.length < SHORTEST) continue
    const reaches = run.groups.flatMap((_, from) => listReaches(run, from, SHORTEST, LONGEST))
    for (const { least, most, passes, read } of READERS) {
      for (const reach of reaches) {
        const { length } = reach.digits
        if (length < least || length > most || !passes(reach.digits)) continue
        if (isCutOut(run, reach)) continue
        const stretch = stretchOf(run, text, reach)
        const found = read(stretch)
        if (found !== null) record(claims, stretch, found)
      }
    }
    const whole = { from: 0, until: run.groups.length - 1, digits: run.digits }
    if (run.digits.length < 10 || run.digits.length > 13 || run.groups.length > 6) continue
    const stretch = stretchOf(run, text, whole)
    const found = readByWord(stretch)
    if (found !== null) record(claims, stretch, found)
  }
}

const IBAN_START =
  /(?<![\p{L}\p{N}])(?=([A-Za-z])(?:[ .-]?|[^\p{L}\p{N}]{2,3}|[,/\n])([A-Za-z])[^\p{L}\p{N}]{0,3}(?:[0-9OoIl][^\p{L}\p{N}]{0,3}[0-9OoIl]|\p{L}))/gu
const LONGEST_IBAN = 120
const LONGEST_SPOKEN_IBAN = 300
const MOST_BETWEEN = 3

type SpokenReader = ReturnType<typeof makeSpokenReader>

/** Letters, digits and number words from a place on, up to a length, over at most three other signs in a row; null when fewer are there. */
function collect(text: string, at: number, length: number, readSpoken: SpokenReader | null): { value: string; end: number } | null {
  let value = ''
  let gap = 0
  const limit = Math.min(text.length, at + (readSpoken ? LONGEST_SPOKEN_IBAN : LONGEST_IBAN))
  for (let here = at; here < limit; here += 1) {
    const letter = text.charAt(here)
    if (/[^\p{L}\p{N}]/u.test(letter)) {
      if ((gap += 1) > MOST_BETWEEN) return null
      continue
    }
    const word = readSpoken !== null && value.length >= 2 && gap > 0 ? readSpoken(here) : null
    if (word === null && !/[A-Za-z0-9]/.test(letter)) return null
    value += word?.digits ?? letter
    if (word !== null) here = word.end - 1
    gap = word === null ? 0 : gap > 0 ? 0 : gap
    if (value.length > length) return null
    if (value.length === length) return /[A-Za-z0-9]/.test(text.charAt(here + 1)) ? null : { value, end: here + 1 }
  }
  return null
}

function toDigits(letters: string): string {
  return letters.replace(/[OoQ]/g, '0').replace(/[Il|]/g, '1')
}

/** The account as written, with lookalikes undone everywhere, and with those of the bank's four letters left alone. */
function isIbanInDisguise(iban: string): boolean {
  const readings = [
    iban,
    iban.slice(0, 2) + toDigits(iban.slice(2)),
    iban.slice(0, 2) + toDigits(iban.slice(2, 4)) + iban.slice(4, 8) + toDigits(iban.slice(8)),
  ]
  return readings.some((reading) => isIban(reading.toUpperCase()))
}

export function findIbans(text: string, isSpelled: boolean, claims: Claims): void {
  const readSpoken = isSpelled ? makeSpokenReader(text) : null
  for (const found of text.matchAll(IBAN_START)) {
    const country = `${found[1]}${found[2]}`.toUpperCase()
    const length = IBAN_LENGTHS[country]
    if (length === undefined) continue
    const written = collect(text, found.index, length, null)
    const collected =
      written !== null && isIbanInDisguise(written.value) ? written : ((readSpoken && collect(text, found.index, length, readSpoken)) ?? written)
    if (collected === null) continue
    const span = { start: found.index, end: collected.end, kind: 'iban' as const }
    if (isIbanInDisguise(collected.value)) keep(claims, { ...span, tier: 'A', score: 0.99 })
    else if (CUES.account.test(wordsBefore(text, found.index, 30)) && /\d{8}/.test(collected.value.slice(4).replace(/\D/g, '')))
      keep(claims, { ...span, tier: 'B', score: 0.6 })
  }
}

const FRENCH_CORSICA = /(?<![A-Za-z0-9])[12][ .-]?\d\d[ .-]?\d\d[ .-]?2[ABab][ .-]?\d{3}[ .-]?\d{3}[ .-]?\d\d(?!\d)/g

/** French numbers of people born in Corsica carry a letter. */
export function findCorsicans(text: string, claims: Claims): void {
  for (const { 0: found, index } of text.matchAll(FRENCH_CORSICA)) {
    const digits = found.replace(/[ .-]/g, '').replace(/2A/i, '19').replace(/2B/i, '18')
    if (isFrenchNumber(digits)) keep(claims, { start: index, end: index + found.length, kind: 'national-number', tier: 'A', score: 0.97 })
  }
}

const DOCUMENT_CODE = /(?<![A-Za-z0-9])(?=[A-Za-z]{0,3}[- ]?[A-Za-z0-9]{0,3}\d)(?:[A-Z0-9]{1,4}[- ]?){1,4}[A-Z0-9]{1,10}(?![A-Za-z0-9])/g

/** A code up to what another rule has taken already. */
function freePart(code: string, start: number, claims: Claims): string {
  let length = code.length
  while (length > 0 && !claims.isFree(start, start + length)) length = code.lastIndexOf(' ', length - 1)
  return code.slice(0, Math.max(0, length)).trimEnd()
}

/** Passport, card and licence numbers without a public check digit: the word must stand just before. */
export function findDocuments(text: string, claims: Claims): void {
  for (const { 0: found, index } of text.matchAll(DOCUMENT_CODE)) {
    const code = freePart(found, index, claims)
    const digits = code.replace(/\D/g, '').length
    if (digits < 4 || code.replace(/[^A-Za-z0-9]/g, '').length < 6) continue
    const before = wordsBefore(text, index, 40)
    const isTax = CUES.tax.test(before)
    if (!CUES.identity.test(before) && !isTax) continue
    if (/^\d{1,2}[-. ]\d{1,2}[-. ]\d{2,4}$/.test(code)) continue
    keep(claims, { start: index, end: index + code.length, kind: isTax ? 'tax-number' : 'identity-document', tier: 'A', score: 0.9 })
  }
}
