import { DOUBLE_WORDS, NUMBER_WORDS } from './data/number-words.ts'
import { NUMBER_WORD } from './data/triggers.ts'
import { fold } from './fold.ts'
import type { Words } from './tokens.ts'

/** Digits that stand together, written as digits or as words: where each begins and ends, and after which a separator comes. */
export type DigitRun = {
  digits: string
  starts: number[]
  ends: number[]
  /** Index of the first digit of each group. */
  groups: number[]
  /** What stands between group n and n + 1. */
  separators: string[]
  isSpelled: boolean
}

const MOST_DIGITS = 60
const LONGEST_SEPARATOR = 3
const LONGEST_NUMBER_WORD = 40
const LEAST_OF_A_NUMBER = 8
const LETTER = /[\p{L}\p{N}]/u
/** Anything but letters and digits. */
const SEPARATOR = /^[^\p{L}\p{N}]{1,3}$/u

type Group = { digits: string; start: number; end: number; isSpelled: boolean; each: boolean }

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** The digit that a letter stands for when it touches digits: O478, 12l4. Empty for others. */
function lookalikeOf(code: number): string {
  if (code === 0x4f || code === 0x6f) return '0'
  return code === 0x49 || code === 0x6c || code === 0x7c ? '1' : ''
}

/** Digits from `at` on, with lookalikes between or around them; null when letters touch the group. */
function readGroup(text: string, at: number): Group | null {
  let start = at
  while (start > 0 && at - start < 4 && lookalikeOf(text.charCodeAt(start - 1)) !== '') start -= 1
  if (start > 0 && start < at && LETTER.test(text.charAt(start - 1))) start = at
  let end = at
  let digits = ''
  for (let here = start; here < text.length; here += 1) {
    const code = text.charCodeAt(here)
    const digit = isDigit(code) ? text.charAt(here) : lookalikeOf(code)
    if (digit === '') break
    digits += digit
    end = here + 1
  }
  // A letter right after: “12l” or “5Old” are no lookalikes, the plain digits remain.
  if (end < text.length && LETTER.test(text.charAt(end)) && !isDigit(text.charCodeAt(end - 1))) {
    while (end > at && !isDigit(text.charCodeAt(end - 1))) {
      end -= 1
      digits = digits.slice(0, -1)
    }
  }
  return digits === '' ? null : { digits, start, end, isSpelled: false, each: true }
}

const WORD = /[\p{L}]+(?:-[\p{L}]+){0,3}/uy

/** The longest part of a hyphenated word that is a number: “dix-sept”, but “sechs” of “sechs-acht-eins”. */
function longestNumber(word: string): { digits: string; length: number } | null {
  for (let length = word.length; length > 0; length = word.lastIndexOf('-', length - 1)) {
    const digits = NUMBER_WORDS.get(fold(word.slice(0, length)))
    if (digits !== undefined) return { digits, length }
  }
  return null
}

function readNumberWord(text: string, at: number): Group | null {
  WORD.lastIndex = at
  const found = WORD.exec(text)
  if (found === null || found[0].length > LONGEST_NUMBER_WORD) return null
  const end = at + found[0].length
  if (DOUBLE_WORDS.has(fold(found[0]))) {
    WORD.lastIndex = end + 1
    const next = WORD.exec(text)
    const digit = next === null ? undefined : NUMBER_WORDS.get(fold(next[0]))
    return next === null || digit?.length !== 1 ? null : { digits: digit + digit, start: at, end: end + 1 + next[0].length, isSpelled: true, each: false }
  }
  const number = longestNumber(found[0])
  return number === null ? null : { digits: number.digits, start: at, end: at + number.length, isSpelled: true, each: false }
}

/** Between a ten and its unit: “septante huit”, “vingt et un”. */
const JOINT = /^(?:[ -]|[ -]et[ -])$/

/** The value of two number words that are one: 70 and 8, 4 and 20, 80 and 15. */
function joinTwo(before: string, digits: string, between: string): string | null {
  if (!JOINT.test(between)) return null
  if (before === '4' && digits === '20') return '80'
  if (!/^[2-9]0$/.test(before)) return null
  const isUnit = /^[1-9]$/.test(digits)
  return isUnit || (before === '80' && /^1\d$/.test(digits)) ? String(Number(before) + Number(digits)) : null
}

/** A number word with those that belong to it: “quatre vingt neuf”. */
function readSpokenNumber(text: string, at: number): Group | null {
  let number = readNumberWord(text, at)
  for (let words = 0; number !== null && words < 2; words += 1) {
    const gap = /^(?:[ -]et[ -]|[ -])(?=\p{L})/u.exec(text.slice(number.end, number.end + 5))?.[0]
    const next = gap === undefined ? null : readNumberWord(text, number.end + gap.length)
    const value = next === null || gap === undefined ? null : joinTwo(number.digits, next.digits, gap)
    if (next === null || value === null) return number
    number = { ...number, digits: value, end: next.end }
  }
  return number
}

/** Reads each place at most once: several accounts may be tried over the same words. */
export function makeSpokenReader(text: string): (at: number) => Group | null {
  const known = new Map<number, Group | null>()
  return (at) => {
    const before = known.get(at)
    if (before !== undefined) return before
    const read = readSpokenNumber(text, at)
    known.set(at, read)
    return read
  }
}

/** “septante huit” is 78, “quatre vingt douze” is 92. */
function joinTens(groups: Group[], text: string): Group[] {
  const joined: Group[] = []
  for (const group of groups) {
    const before = joined.at(-1)
    const value = before?.isSpelled && group.isSpelled ? joinTwo(before.digits, group.digits, text.slice(before.end, group.start)) : null
    if (before !== undefined && value !== null) joined[joined.length - 1] = { ...before, digits: value, end: group.end }
    else joined.push(group)
  }
  return joined
}

function toRun(groups: readonly Group[], text: string): DigitRun {
  const run: DigitRun = { digits: '', starts: [], ends: [], groups: [], separators: [], isSpelled: false }
  groups.forEach((group, index) => {
    run.groups.push(run.digits.length)
    run.isSpelled ||= group.isSpelled
    for (let digit = 0; digit < group.digits.length; digit += 1) {
      run.starts.push(group.each ? group.start + digit : group.start)
      run.ends.push(group.each ? group.start + digit + 1 : group.end)
    }
    run.digits += group.digits
    const next = groups[index + 1]
    if (next !== undefined) run.separators.push(text.slice(group.end, next.start))
  })
  return run
}

const NUMBER_WORD_START = /\p{L}/u

const LOOKALIKES = /[OoIl]{1,4}(?![\p{L}\p{N}])/uy

/** “2l ll7”, “5O OO 12”: a group of nothing but lookalikes, inside a run. A lone I is a word. */
function readLookalikes(text: string, at: number): Group | null {
  LOOKALIKES.lastIndex = at
  const found = LOOKALIKES.exec(text)?.[0]
  if (found === undefined || found === 'I') return null
  const digits = [...found].map((letter) => lookalikeOf(letter.charCodeAt(0))).join('')
  return { digits, start: at, end: at + found.length, isSpelled: false, each: true }
}

/** First digit, or letter that begins a word, from `at` on. */
function nextGroup(text: string, at: number, readsWords: boolean): Group | null {
  const code = text.charCodeAt(at)
  if (isDigit(code)) return readGroup(text, at)
  if (lookalikeOf(code) !== '' && (at === 0 || !LETTER.test(text.charAt(at - 1)))) {
    for (let here = at + 1; here < at + 4; here += 1) {
      if (isDigit(text.charCodeAt(here))) return readGroup(text, here)
      if (lookalikeOf(text.charCodeAt(here)) === '') break
    }
  }
  if (!readsWords || !NUMBER_WORD_START.test(text.charAt(at)) || (at > 0 && LETTER.test(text.charAt(at - 1)))) return null
  return readNumberWord(text, at)
}

function isSeparator(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to)
  return SEPARATOR.test(between) || between === ' et ' || between === ' ... '
}

/** The group that goes on with a run that ended at `end`: after one to three separators. */
function continuation(text: string, end: number, readsWords: boolean): Group | null {
  for (let gap = 1; gap <= LONGEST_SEPARATOR; gap += 1) {
    if (!isSeparator(text, end, end + gap)) return null
    const group = nextGroup(text, end + gap, readsWords) ?? readLookalikes(text, end + gap)
    if (group !== null) return group
  }
  return null
}

/** Where digits, or number words when asked for, may begin, in order. */
function listStarts(text: string, words: Words | null): number[] {
  const starts: number[] = []
  for (const { index } of text.matchAll(DIGITS)) starts.push(index)
  if (words === null) return starts
  for (const { start, trigger } of words.tokens) if ((trigger & NUMBER_WORD) !== 0) starts.push(start)
  return starts.sort((one, other) => one - other)
}

const DIGITS = /\d/g

/**
 * All runs of digits, left to right, each cut at 60 digits.
 * @param words those of the text when spelled digits count, else null: dearer, so only where it has two number words in a row
 */
export function findDigitRuns(text: string, words: Words | null): DigitRun[] {
  const readsWords = words !== null
  const runs: DigitRun[] = []
  let after = 0
  for (const index of listStarts(text, words)) {
    if (index < after) continue
    const first = nextGroup(text, index, readsWords)
    if (first === null) continue
    const groups = [first]
    let count = first.digits.length
    for (let last = first; count < MOST_DIGITS;) {
      const next = continuation(text, last.end, readsWords)
      if (next === null || next.end <= last.end) break
      // A number in digits and one in words beside it are two; a short start may go on in words.
      if (next.isSpelled !== last.isSpelled && count >= LEAST_OF_A_NUMBER) break
      groups.push(next)
      count += next.digits.length
      last = next
    }
    after = groups.at(-1)?.end ?? index + 1
    const joined = joinTens(groups, text)
    runs.push(toRun(joined, text))
    // Said in pairs, “vingt trois” may also be 20 and 3.
    if (joined.length < groups.length) runs.push(toRun(groups, text))
  }
  return runs
}

/** Whether two number words follow each other anywhere: without that, spelled digits are not looked for. */
export function hasSpelledDigits({ tokens, triggers }: Words): boolean {
  if ((triggers & NUMBER_WORD) === 0) return false
  return tokens.some((token, index) => {
    const next = tokens[index + 1]
    if ((token.trigger & NUMBER_WORD) !== 0 && token.folded.includes('-') && !NUMBER_WORDS.has(token.folded)) return true
    return (token.trigger & NUMBER_WORD) !== 0 && next !== undefined && (next.trigger & NUMBER_WORD) !== 0 && next.start - token.end <= LONGEST_SEPARATOR
  })
}
