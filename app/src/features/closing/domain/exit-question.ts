import type { Instant } from '../../../kernel/day.ts'

/** What one tap says; there is no fourth answer and no room for words. */
export const EXIT_ANSWERS = ['yes', 'partly', 'no'] as const
export type ExitAnswer = (typeof EXIT_ANSWERS)[number]
export type ExitCounts = Record<ExitAnswer, number>

export const NO_ANSWERS: ExitCounts = { yes: 0, partly: 0, no: 0 }

/** Below five nothing is shown. */
const FEWEST = 5
const OPEN_DAYS = 7

export function totalOf(counts: ExitCounts): number {
  return counts.yes + counts.partly + counts.no
}

/** One week from opening. */
export function closesAt(openedAt: Instant): Instant {
  return new Date(Date.parse(openedAt) + OPEN_DAYS * 86_400_000).toISOString()
}

export type ExitRound = { meetingId: string; openedAt: Instant; closesAt: Instant; closedAt: Instant | null }

export function isOpenRound({ closesAt: end, closedAt }: Pick<ExitRound, 'closesAt' | 'closedAt'>, now: Instant): boolean {
  return closedAt === null && now < end
}

/** What a reader may know: nothing while people answer, then the counts, or that there were too few. */
export type ExitResult = { state: 'open' } | { state: 'too-few' } | { state: 'shown'; counts: ExitCounts; total: number }

/**
 * Counts are shown once the question is closed, in one piece and for good: two looks at a growing count would tell the answer in
 * between. Whoever counted the slips of paper knows them; so what was given otherwise must be five or more on its own too, or none.
 */
export function resultOf(isOpen: boolean, given: ExitCounts, onPaper: ExitCounts): ExitResult {
  if (isOpen) return { state: 'open' }
  const alone = totalOf(given)
  const total = alone + totalOf(onPaper)
  if (total < FEWEST || (alone > 0 && alone < FEWEST)) return { state: 'too-few' }
  return { state: 'shown', total, counts: { yes: given.yes + onPaper.yes, partly: given.partly + onPaper.partly, no: given.no + onPaper.no } }
}

/**
 * The sum over meetings, of shown meetings alone: a sum that held hidden ones would give them back when the shown are taken away.
 */
export function sumShown(results: readonly ExitResult[]): { counts: ExitCounts; total: number; meetings: number; hidden: number } {
  const shown = results.flatMap((result) => (result.state === 'shown' ? [result] : []))
  const sum = (answer: ExitAnswer) => shown.reduce((so, { counts }) => so + counts[answer], 0)
  return {
    counts: { yes: sum('yes'), partly: sum('partly'), no: sum('no') },
    total: shown.reduce((so, { total }) => so + total, 0),
    meetings: shown.length,
    hidden: results.filter(({ state }) => state === 'too-few').length,
  }
}

export type PaperRefusal = 'count-wrong' | 'more-than-there' | 'not-open'

/** Slips of one meeting: whole numbers, and no more than people were there. */
export function checkPaper(counts: ExitCounts, room: number | null): PaperRefusal | null {
  if (EXIT_ANSWERS.some((answer) => !Number.isInteger(counts[answer]) || counts[answer] < 0 || counts[answer] > 5_000)) return 'count-wrong'
  return room !== null && totalOf(counts) > room ? 'more-than-there' : null
}
