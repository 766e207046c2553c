import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { View } from '../../../ui/view.ts'
import type { QuestionRow } from '../domain/shown.ts'
import type { ResponseTimes } from '../domain/response.ts'
import { questionsMessages, type QuestionsTranslate } from '../messages/catalogue.ts'

export function wordsOf(view: View): QuestionsTranslate {
  return translator(questionsMessages, view.language)
}

/** "The whole network", or the name of the community. */
export function audienceLabel(t: QuestionsTranslate, language: Language, community: QuestionRow['community']): string {
  return community === null ? t('audience.network') : nameIn(language, community)
}

/** "3 h 20", "45 min". */
function writeMinutes(t: QuestionsTranslate, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return hours === 0 ? t('times.minutes', { minutes: rest }) : t('times.hours', { hours, minutes: String(rest).padStart(2, '0') })
}

/** How long a first answer takes, and of how many; never a nought where nothing was answered. */
export function writeTimes(t: QuestionsTranslate, { asked, answered, medianMinutes, medianWorkingMinutes }: ResponseTimes): string {
  if (medianMinutes === null || medianWorkingMinutes === null) return asked === 0 ? t('times.none') : t('times.noneOf', { asked })
  return t('times.median', { clock: writeMinutes(t, medianMinutes), working: writeMinutes(t, medianWorkingMinutes), answered, asked })
}
