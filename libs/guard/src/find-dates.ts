import { CUES, plain, wordsAfter, wordsBefore } from './data/cues.ts'
import { MONTHS } from './data/months.ts'
import { MONTH_WORD } from './data/triggers.ts'
import { keep, type Claims, type Finding } from './span.ts'
import { matchAtTriggers, type Words } from './tokens.ts'

const BIRTH_REACH = 32
const EVENT_REACH = 60
/** A full date in brackets behind a name is a birth date when it is this old. */
const LATEST_BRACKET_YEAR = 2012

const MONTH_NAMES = [...MONTHS.keys()].toSorted((one, other) => other.length - one.length).join('|')
const NUMERIC =
  /(?<![\d.,/-])(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d/-]|[.,]\d)|(?<![\d.,/-])(\d{4})([-/.])(\d{1,2})\6(\d{1,2})(?![\d/-])|(?<!\d)(\d{2}) (\d{2}) ((?:19|20)\d{2})(?!\d)/g
const SHORT_NUMERIC = /(?<![\d.,/-])(\d{1,2})[/.](\d{1,2})(?![\d./-])/g
const DAY_FIRST = new RegExp(
  `(?<![\\d.,/-])(\\d{1,2})(?:er|e|ste|de|st|nd|rd|th|\\.)?(?: of| de|-)? ?(${MONTH_NAMES})\\.?(?![\\p{L}])(?:,? ?('?\\d{4}|'?\\d{2})(?![\\d:h]))?`,
  'giu',
)
const MONTH_FIRST = new RegExp(`(?<!\\p{L})(${MONTH_NAMES})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?!\\d)`, 'iuy')

type FoundDate = { start: number; end: number; day: number; month: number; year: number | null }

function fullYear(year: string | undefined): number | null {
  if (year === undefined) return null
  const digits = year.replace("'", '')
  return digits.length === 4 ? Number(digits) : Number(digits) > 30 ? 1900 + Number(digits) : 2000 + Number(digits)
}

function isPossible({ day, month, year }: FoundDate): boolean {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && (year === null || (year >= 1880 && year <= 2100))
}

function* listNumericDates(text: string): Generator<FoundDate> {
  for (const found of text.matchAll(NUMERIC)) {
    const [all, day, , month, year, isoYear, , isoMonth, isoDay, spacedDay, spacedMonth, spacedYear] = found
    const date = { start: found.index, end: found.index + all.length }
    const swapped = Number(month) > 12 && Number(day) <= 12
    if (isoYear !== undefined) yield { ...date, day: Number(isoDay), month: Number(isoMonth), year: Number(isoYear) }
    else if (spacedDay !== undefined) yield { ...date, day: Number(spacedDay), month: Number(spacedMonth), year: fullYear(spacedYear) }
    else yield { ...date, day: Number(swapped ? month : day), month: Number(swapped ? day : month), year: fullYear(year) }
  }
}

function* listNamedDates(text: string, words: Words): Generator<FoundDate> {
  if ((words.triggers & MONTH_WORD) === 0) return
  for (const found of text.matchAll(DAY_FIRST)) {
    const [all, day, month = '', year] = found
    yield {
      start: found.index,
      end: found.index + all.replace(/\.? ?$/, '').length,
      day: Number(day),
      month: MONTHS.get(plain(month)) ?? 0,
      year: fullYear(year),
    }
  }
  for (const found of matchAtTriggers(words, MONTH_WORD, text, MONTH_FIRST)) {
    const [all, month = '', day, year] = found
    yield { start: found.index, end: found.index + all.length, day: Number(day), month: MONTHS.get(plain(month)) ?? 0, year: fullYear(year) }
  }
}

function* listShortDates(text: string): Generator<FoundDate> {
  for (const found of text.matchAll(SHORT_NUMERIC)) {
    yield { start: found.index, end: found.index + found[0].length, day: Number(found[1]), month: Number(found[2]), year: null }
  }
}

/** The cue that stands nearest before decides: “née le … à …, admise le 12/03/2024” has one of each. */
function lastIndexOf(words: string, cue: RegExp): number {
  let last = -1
  for (const { index, 0: found } of words.matchAll(new RegExp(cue.source, `${cue.flags.replace('g', '')}g`))) last = index + found.length
  return last
}

const NAME_IN_FRONT = /\p{Lu}\p{L}+[ ,]{0,2}\(? ?$/u
const MEETING =
  /\b(?:reunion\w*|vergader\w*|meeting\w*|sitzung\w*|rendez-vous|rdv|afspraak|appointment|termin|agenda|prochaine|volgende|next|table ronde|intervision|intervisie)\b/

const OF_A_HOUSE =
  /\b(?:naissance|anniversaire|geboorte|verjaardag|birthday|geburtstag|geburt) (?:du |de la |de l'|des |de |d'|van de |van het |van ons |van |of the |of our |of |der |des |vom )/
const IS_BORN = /\b(?:est|sont|fut|a ete|is|zijn|werd|werden|was|were|wurde|wurden|ist|sind)\b/

/** “L’asbl est née le 12 mai 1998”, “verjaardag van de vzw”: the day on which a group began. */
function isBirthOfGroup(text: string, date: FoundDate, before: string): boolean {
  const [sentence = ''] = before.split(/[.!?] /).slice(-1)
  const group = CUES.house.exec(sentence)
  if (group === null || CUES.somebody.test(sentence.replace(/\b(?:nee?|zijn|sie|er)\b/g, ''))) return false
  const birthday = OF_A_HOUSE.exec(sentence)
  if (birthday !== null && birthday.index < group.index) return true
  const behind = sentence.slice(group.index) + wordsAfter(text, date.end, 24)
  return !behind.includes(',') && IS_BORN.test(behind)
}

function isBirth(text: string, date: FoundDate, before: string): boolean {
  const cue = lastIndexOf(before, CUES.birth)
  if (cue >= 0 && lastIndexOf(before, MEETING) < cue && lastIndexOf(before, CUES.event) <= cue && !/[.!?;] /.test(before.slice(cue).replace(/^\.? ?:? ?/, '')))
    return true
  if (date.year === null || date.year > LATEST_BRACKET_YEAR) return false
  const isBracketed = /^ ?\)/.test(text.slice(date.end, date.end + 2)) && /\( ?$/.test(text.slice(Math.max(0, date.start - 2), date.start))
  if (isBracketed && NAME_IN_FRONT.test(text.slice(Math.max(0, date.start - 40), date.start))) return true
  return /^[ ,]{0,2}(?:\(?)(?:ne |nee |geboren(?! uit\b)|geb\b|date de naissance|geboortedatum)/.test(wordsAfter(text, date.end, 24))
}

/** Dutch and German say the verb last: “op 3 mei opgenomen”. */
function isEventBehind(text: string, end: number): boolean {
  const [behind = ''] = wordsAfter(text, end, EVENT_REACH).split(/[.!?;\n]/)
  return CUES.event.test(behind) && !MEETING.test(behind)
}

const SINCE = /\b(?:depuis le|depuis|sinds|since|seit dem|seit) $/

/** The date of a law or decree is nobody's. */
const LAW =
  /\b(?:arrete (?:royal|ministeriel|du)|koninklijk besluit|ministerieel besluit|k\.?b\.?|royal decree|koniglicher? (?:erlass|beschluss)|decret|decreet|dekret|loi|wet|law|act|gesetz|ordonnance|ordonnantie|verordnung|besluit|circulaire|omzendbrief)(?: (?:du|de la|van de|van|of|vom|royal))? ?$/

function recordDate(text: string, date: FoundDate, claims: Claims): void {
  if (!isPossible(date) || !claims.isFree(date.start, date.end)) return
  const before = wordsBefore(text, date.start, EVENT_REACH)
  const { start, end, year, month } = date
  if (LAW.test(before)) return claims.claim(start, end)
  const note = year === null ? { month } : { year, month }
  if (isBirth(text, date, before.slice(-BIRTH_REACH)) && !isBirthOfGroup(text, date, before)) {
    keep(claims, { start, end, kind: 'birth-date', tier: 'A', score: 0.95, note } satisfies Finding)
    return
  }
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('! '), before.lastIndexOf('? ')) + 1)
  const event = lastIndexOf(sentence, CUES.event)
  const isEvent = (event >= 0 && lastIndexOf(sentence, MEETING) < event) || (!MEETING.test(sentence) && isEventBehind(text, end))
  const isStay = CUES.staySince.test(sentence) || (SINCE.test(sentence) && CUES.stayBehind.test(wordsAfter(text, end, 30)))
  if (isStay) return void keep(claims, { start, end, kind: 'date', tier: 'B', score: 0.75, note })
  if (!isEvent && year !== null && end - start >= 8) claims.claim(start, end)
  if (isEvent) keep(claims, { start, end, kind: 'date', tier: 'B', score: 0.75, note })
}

/** Birth dates by the word before them, dates of admissions and the like; all other dates pass. */
export function findDates(text: string, words: Words, claims: Claims): void {
  for (const date of listNumericDates(text)) recordDate(text, date, claims)
  for (const date of listNamedDates(text, words)) recordDate(text, date, claims)
  for (const date of listShortDates(text)) recordDate(text, date, claims)
}
