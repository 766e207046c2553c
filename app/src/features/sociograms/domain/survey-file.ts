import { normaliseName } from '../../../kernel/normalise-name.ts'
import { levelsOf, type TieScale } from './scale.ts'
import type { Target } from './survey.ts'

/** One line of a spreadsheet of answers, as it was pasted: who says it, of whom, how close. */
type FileLine = { line: number; from: string; to: string; level: string }

const MOST_LINES = 5_000

/** Three columns, divided by tabs, semicolons or commas; a first line of headings and empty lines are left out. */
export function parseSurveyFile(text: string): { lines: FileLine[]; broken: number[] } {
  const lines: FileLine[] = []
  const broken: number[] = []
  for (const [index, raw] of text.split(/\r?\n/).slice(0, MOST_LINES).entries()) {
    if (raw.trim() === '') continue
    const divider = ['\t', ';', ','].find((each) => raw.includes(each)) ?? '\t'
    const [from = '', to = '', level = '', ...more] = raw.split(divider).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''))
    if (index === 0 && HEADINGS.has(normaliseName(from))) continue
    if (from === '' || to === '' || level === '' || more.some((cell) => cell !== '')) broken.push(index + 1)
    else lines.push({ line: index + 1, from, to, level })
  }
  return { lines, broken }
}

const HEADINGS = new Set(['from', 'de', 'van', 'von', 'source', 'qui', 'wie', 'wer', 'who'])

export type Named = { key: string; name: string }
export type Doubt = { kind: 'from' | 'to' | 'level'; words: string }

/** `person-…` for who says it; null leaves the line out. */
export type FileAnswer = { from: string; to: Target; level: number }

/** What a file holds once every doubt is answered; a doubt that is not is asked, never guessed. */
export type ReadFile = { answers: FileAnswer[]; doubts: AskedDoubt[]; left: number }

/** `answer`: a key, a level, `''` to leave its lines out; null until it is given. */
export type AskedDoubt = Doubt & { answer: string | null }

type Known = { froms: readonly Named[]; tos: readonly (Named & { target: Target })[]; scale: TieScale }

/** @param settled what was answered to a doubt: a key, a level, or `''` to leave out; a doubt without an answer is asked */
export function readSurveyFile(lines: readonly FileLine[], { froms, tos, scale }: Known, settled: ReadonlyMap<string, string>): ReadFile {
  const doubts = new Map<string, AskedDoubt>()
  const answers: FileAnswer[] = []
  let left = 0
  const resolve = (kind: Doubt['kind'], words: string, found: readonly string[]): string | null => {
    if (found.length === 1) return found[0] ?? null
    const answer = settled.get(doubtKey({ kind, words }))
    doubts.set(doubtKey({ kind, words }), { kind, words, answer: answer ?? null })
    return answer === undefined || answer === '' ? null : answer
  }
  for (const line of lines) {
    const from = resolve('from', line.from, matches(froms, line.from))
    const to = resolve('to', line.to, matches(tos, line.to))
    const level = resolve('level', line.level, matchLevel(scale, line.level))
    const target = tos.find(({ key }) => key === to)?.target
    if (!froms.some(({ key }) => key === from) || from === null || target === undefined || level === null || from === to) left += 1
    else answers.push({ from, to: target, level: Number(level) })
  }
  return { answers, doubts: [...doubts.values()], left }
}

/** One doubt, however often its words stand in the file. */
export function doubtKey({ kind, words }: Doubt): string {
  return `${kind} ${normaliseName(words)}`
}

/** By whole name, in either order; two of one name are a doubt. */
function matches(named: readonly Named[], words: string): string[] {
  const wanted = sorted(words)
  return named.filter(({ name }) => sorted(name) === wanted).map(({ key }) => key)
}

function sorted(name: string): string {
  return normaliseName(name).split(' ').toSorted().join(' ')
}

/** The figure, or the words of the scale in one of its languages. */
function matchLevel(scale: TieScale, words: string): string[] {
  const levels = levelsOf(scale)
  if (/^\d$/.test(words)) return levels.includes(Number(words)) ? [words] : []
  const wanted = normaliseName(words)
  return scale.anchors
    .filter(({ fr, nl, en, de }) => [fr, nl, en, de].some((text) => text !== '' && normaliseName(text) === wanted))
    .map(({ level }) => String(level))
}
