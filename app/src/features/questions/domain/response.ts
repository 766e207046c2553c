import type { Instant } from '../../../kernel/day.ts'
import { workingMinutes } from '../../../kernel/holidays.ts'

/** How long people wait for a first answer; null while there was none. */
export type ResponseTimes = { asked: number; answered: number; medianMinutes: number | null; medianWorkingMinutes: number | null }

/**
 * From the sending of a question to its first answer, by the clock and within working hours. Questions without an answer have no time:
 * how many they are stands beside it.
 */
export function responseTimes(questions: readonly { askedAt: Instant; firstAnswerAt: Instant | null }[]): ResponseTimes {
  const answered = questions.flatMap(({ askedAt, firstAnswerAt }) => (firstAnswerAt === null ? [] : [{ askedAt, firstAnswerAt }]))
  return {
    asked: questions.length,
    answered: answered.length,
    medianMinutes: medianOf(answered.map(({ askedAt, firstAnswerAt }) => (Date.parse(firstAnswerAt) - Date.parse(askedAt)) / 60_000)),
    medianWorkingMinutes: medianOf(answered.map(({ askedAt, firstAnswerAt }) => workingMinutes(askedAt, firstAnswerAt))),
  }
}

/** The one in the middle, or halfway between the two in the middle. */
function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}
