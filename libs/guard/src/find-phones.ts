import { CUES, wordsBefore } from './data/cues.ts'
import { ANY_INTERNATIONAL, NATIONAL_SHAPES } from './data/phones.ts'
import type { DigitRun } from './digit-runs.ts'
import { listReaches, stretchOf, type Stretch } from './find-numbers.ts'
import { keep, type Claims } from './span.ts'

const SHORTEST = 6
const LONGEST = 17

/** Lines for everybody: 0800, 070, 078 of Belgium, 0800 and 0900 of the Netherlands and Germany, 0 800 and 0 8xx of France, 0180. */
function isPublicLine(digits: string): boolean {
  if (/^0800\d{4,7}$|^0900\d{4,7}$|^090[1-9]\d{5,6}$|^0180\d{5,8}$|^00800\d{8}$/.test(digits)) return true
  if (/^07[078]\d{6}$/.test(digits)) return true
  return /^08(?:0[0-9]|1[0-2]|2[0-9]|9[0-9])\d{6}$/.test(digits)
}

const COUNTRIES = ['352', '32', '31', '33', '49'] as const

/** The digits after + or 00; a 0 in brackets behind the country is dropped. */
function isInternational(digits: string): boolean {
  for (const country of COUNTRIES) {
    if (!digits.startsWith(country)) continue
    const national = digits.slice(country.length).replace(/^0/, '')
    return NATIONAL_SHAPES[country]?.test(national) ?? false
  }
  return ANY_INTERNATIONAL.test(digits)
}

const BELGIAN_SHAPES = /^(?:[24]-[0-9-]{5,10}|3-[0-9-]{4,8}|9|10|4-6|3-6|2-7|3-7)$/
const DUTCH_SHAPES = /^(?:10|2-8|3-7|4-6|2-[1-4-]{3,15}|3-[2-4-]{3,8}|4-[2-3-]{3,5})$/

/** Numbers that begin with 0: how they are grouped decides, so that sums, dates and file numbers are not taken. */
function scoreNational(stretch: Stretch): number {
  const { digits, shape } = stretch
  // Digit by digit, or said in words: grouping says nothing.
  if (
    (stretch.isSpelled || /^1(?:-1){8,9}$/.test(shape)) &&
    /^0[1-9]/.test(digits) &&
    (digits.length === 10 || (digits.length === 9 && !digits.startsWith('04')))
  )
    return 0.9
  if (digits.length === 9 && /^0[1-9]/.test(digits) && (BELGIAN_SHAPES.test(shape) || /^2-3-2-2$|^3-2-2-2$|^2-2-2-3$/.test(shape))) return 0.9
  if (digits.length === 10 && /^0[1-9]/.test(digits)) {
    if (/^(?:2-){4}2$|^4-2-2-2$|^4-3-3$|^3-3-2-2$|^2-8$|^10$|^4-6$/.test(shape) || BELGIAN_SHAPES.test(shape) || DUTCH_SHAPES.test(shape)) return 0.9
  }
  if (digits.length >= 8 && digits.length <= 12 && /^0[1-9]/.test(digits)) {
    if (stretch.isHead && CUES.call.test(stretch.before())) return 0.9
    // German: area code, then one stroke or space: 0241/123456, 0171 1234567.
    if (digits.length >= 9 && /^[3-5]-\d(?:-\d){0,3}$/.test(shape) && /^[ /-]*$/.test(stretch.separators)) return 0.75
    if (/^01[567]/.test(digits) && digits.length >= 11) return 0.85
  }
  return 0
}

/** A number of an enterprise right behind its word, whatever its check digits say. */
const ENTERPRISE_BEFORE =
  /(?:\b(?:bce|kbo|tva|btw|vat|kvk|company|enterprise|business|ondernemings?|entreprise|unternehmens?|firmen|rpm|rpr)[- ]?(?:n[°o.]|nr\.?|no\.?|num(?:mer|ber|ero)|id)?|n° d'entreprise|numero d'entreprise|\b(?:ondernemings|unternehmens|firmen|btw-|mwst-)(?:nummer|nr\.?))[ .:°-]{0,3}(?:be ?)?$/
const NOT_BEFORE =
  /(?:\b(?:commande|bestel\w*|factuur\w*|facture|invoice|order|ticket|dossier\w*|reference|code|lot|serie\w*|bestellung|bestellnummer|rechnung\w*|kundennummer|klantnummer|client|artikel\w*)(?: (?:n[°o]|nr|no|number|nummer|numero))?[ .:°]{0,3}|\bp(?:age|\.)? ?|\b(?:art(?:icle|ikel|\.)?|isbn|issn|ref|page|pagina|seite|§) ?|[#€$£]|\d[.,])$/

/** “+32”, “(+32”, “+ 32”. */
function hasPlus(text: string, start: number): boolean {
  return /\+ ?\(?$/.test(text.slice(Math.max(0, start - 3), start))
}

function scoreOf(stretch: Stretch, isPlus: boolean): number {
  if (isPlus) return isInternational(stretch.digits) ? 0.97 : 0
  if (stretch.digits.startsWith('00') && isInternational(stretch.digits.slice(2))) return 0.95
  const score = scoreNational(stretch) || scoreWithoutZero(stretch)
  if (score === 0) return 0
  const before = stretch.before()
  if ((NOT_BEFORE.test(before) || ENTERPRISE_BEFORE.test(before)) && !CUES.call.test(before)) return 0
  return CUES.amount.test(stretch.after()) ? 0 : score
}

/** Luxembourg has no 0: mobile 6x1 …, fixed lines of six digits behind a word. Belgian mobiles are written without it too. */
function scoreWithoutZero(stretch: Stretch): number {
  if (!/^[2-9]\d{5,8}$/.test(stretch.digits)) return 0
  if (/^6[0-9]1\d{6}$/.test(stretch.digits) && /^3-(?:3-3|2-2-2|6)$/.test(stretch.shape)) return 0.7
  if (/^4[5-9]\d{7}$/.test(stretch.digits) && /^3-2-2-2$|^3-3-3$/.test(stretch.shape)) return 0.7
  return stretch.isHead && CUES.phone.test(stretch.before().slice(-16)) ? 0.7 : 0
}

function startOf(text: string, start: number): number {
  let at = start
  while (at > 0 && start - at < 3 && '+( '.includes(text.charAt(at - 1))) at -= 1
  const lead = text.slice(at, start)
  const plus = lead.indexOf('+')
  if (plus >= 0) return at + (lead.indexOf('(') >= 0 && lead.indexOf('(') < plus ? lead.indexOf('(') : plus)
  return lead.endsWith('(') ? start - 1 : start
}

/** Shapes that are a phone number even when other digits stand before them with the same blank: “86 095 742 719” has none. */
const STANDS_ALONE = /^4-2-2-2$|^2-2-2-2-2$|^4-6$|^3-2-2-2$|^2-3-2-2$|^10$|^9$/

/** “BE-2024/…”, “CMD 88-…”: letters of a reference. */
const LETTERS_JOINED = /\p{L}[-/]$/u

/** Between two numbers, not inside one. */
const NOT_IN_A_PHONE = /[^ ./()+'’*_\t-]/

function mayBegin(run: DigitRun, from: number, text: string): boolean {
  const first = run.groups[from]!
  return (
    run.digits.charCodeAt(first) === 48 ||
    from === 0 ||
    hasPlus(text, run.starts[first]!) ||
    NOT_IN_A_PHONE.test(run.separators[from - 1] ?? '') ||
    (run.digits.length <= 12 && run.groups.length <= 6)
  )
}

/** Phone numbers of people; lines for everybody are closed for other rules. The longest stretch that fits is taken. */
export function findPhones(text: string, runs: readonly DigitRun[], claims: Claims): void {
  for (const run of runs) {
    if (run.digits.length < SHORTEST) continue
    for (let from = 0; from < run.groups.length; from += 1) {
      if (!mayBegin(run, from, text) || !claims.isFree(run.starts[run.groups[from]!]!, run.ends[run.groups[from]!]!)) continue
      if (from > 0 && isReference(run, text, from)) continue
      const isInside = from > 0 && !run.isSpelled && claims.isFree(run.starts[run.groups[from - 1]!]!, run.starts[run.groups[from - 1]!]! + 1)
      for (const reach of listReaches(run, from, SHORTEST, LONGEST).toReversed()) {
        const stretch = stretchOf(run, text, reach)
        if (isInside && !STANDS_ALONE.test(stretch.shape) && !hasPlus(text, stretch.start) && run.separators[from - 1] === stretch.separators) continue
        if (readReach(text, stretch, claims)) break
      }
    }
  }
}

/** “Commande 2024-0471 22 33 44”: what follows inside a reference is no phone. */
function isReference(run: DigitRun, text: string, from: number): boolean {
  if (run.isSpelled || /[\n,;]/.test(run.separators[from - 1] ?? '')) return false
  const before = wordsBefore(text, run.starts[0]!, 45)
  return (NOT_BEFORE.test(before) || ENTERPRISE_BEFORE.test(before) || LETTERS_JOINED.test(before)) && !CUES.call.test(before)
}

function readReach(text: string, stretch: Stretch, claims: Claims): boolean {
  if (!stretch.isSpelled && NOT_IN_A_PHONE.test(stretch.separators)) return false
  const isPlus = hasPlus(text, stretch.start)
  if (!isPlus && isPublicLine(stretch.digits)) {
    claims.claim(stretch.start, stretch.end)
    return true
  }
  const score = scoreOf(stretch, isPlus)
  return score > 0 && keep(claims, { start: startOf(text, stretch.start), end: stretch.end, kind: 'phone', tier: 'A', score })
}
