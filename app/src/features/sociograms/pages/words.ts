import { writeDay } from '../../../kernel/day.ts'
import { LOCALES, nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { isAccent, type Accent, type View } from '../../../ui/view.ts'
import { anchorIn, levelsOf, type TieScale } from '../domain/scale.ts'
import type { RateShown, ShownCommunity } from '../domain/shown.ts'
import { isOnScale, wordsOfQuestion, type Question } from '../domain/question.ts'
import type { Survey, Wave } from '../domain/survey.ts'
import { sociogramsMessages, type SociogramsTranslate } from '../messages/catalogue.ts'

export function wordsOf({ language }: { language: Language }): SociogramsTranslate {
  return translator(sociogramsMessages, language)
}

export function accentOf({ accent }: ShownCommunity): Accent {
  return isAccent(accent) ? accent : 'teal'
}

/** "Who works with whom, wave 2". */
export function titleOfWave(view: Pick<View, 'language'>, survey: Pick<Survey, 'name'>, wave: Pick<Wave, 'number'>): string {
  return wordsOf(view)('wave.title', { survey: nameIn(view.language, survey.name), number: wave.number })
}

/** "from 1 to 20 March 2026": when a wave was asked. */
export function sayDays({ language }: { language: Language }, { opensOn, closesOn }: Pick<Wave, 'opensOn' | 'closesOn'>): string {
  return wordsOf({ language })('forgotten.days', { from: writeDay(language, opensOn ?? closesOn), until: writeDay(language, closesOn) })
}

/** "12 of 18 answered (67 %)", and never which. */
export function sayRate({ language }: { language: Language }, { asked, answered, isAtLeast, share }: RateShown): string {
  const t = wordsOf({ language })
  if (share === null) return t('rate.nobody')
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 }).format(share)
  return t(isAtLeast ? 'rate.atLeast' : 'rate.said', { asked, answered, percent })
}

/** "67 %", rounded down to what may be said. */
export function sayShare({ language }: { language: Language }, { share, isAtLeast }: RateShown): string {
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 }).format(share ?? 0)
  return isAtLeast ? `≥ ${percent}` : percent
}

/** The answers of a question, the lowest first; each in the reader's language, or in the one it was written in. */
export function optionsOf(language: Language, scale: TieScale, question: Question): { value: string; label: string; lang?: string }[] {
  const t = wordsOf({ language })
  if (!isOnScale(question)) return [0, 1].map((level) => ({ value: String(level), label: t(level === 0 ? 'answer.no' : 'answer.yes') }))
  return levelsOf(scale).map((level) => {
    const anchor = scale.anchors.find((each) => each.level === level)
    if (anchor === undefined) return { value: String(level), label: t('answer.noTie') }
    const { text, language: written } = anchorIn(language, anchor)
    return { value: String(level), label: text, ...(written === language ? {} : { lang: written }) }
  })
}

/** A question as it is named beside figures, in notes and in files. */
export function sayQuestion({ language }: { language: Language }, { own }: Pick<Survey, 'own'>, question: Question): string {
  return wordsOfQuestion(question, own, 'question', { language, t: wordsOf({ language }) }).text
}

/** A question as somebody is asked it, and the language of its words where that is another. */
export function askQuestion({ language }: { language: Language }, { own }: Pick<Survey, 'own'>, question: Question): { text: string; lang?: string } {
  const asked = wordsOfQuestion(question, own, 'ask', { language, t: wordsOf({ language }) })
  return { text: asked.text, ...(asked.language === language ? {} : { lang: asked.language }) }
}
