import { LOCALES, nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { isAccent, type Accent, type View } from '../../../ui/view.ts'
import type { NamedCommunity, Question } from '../domain/shown.ts'
import { closingMessages, type ClosingTranslate } from '../messages/catalogue.ts'

export function wordsOf(view: View): ClosingTranslate {
  return translator(closingMessages, view.language)
}

export function accentOf(communities: readonly Pick<NamedCommunity, 'accent'>[]): Accent {
  const accent = communities[0]?.accent
  return isAccent(accent) ? accent : 'teal'
}

export function writeHours(language: Language, hours: number): string {
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(hours)}\u00a0h`
}

export type SpokenQuestion = { text: string; language: Language | undefined }

/** The community's own words, spoken in their own language; without any, the question that everybody is asked. */
export function questionOf(view: View, question: Question): SpokenQuestion {
  if (question === null) return { text: wordsOf(view)('exit.question'), language: undefined }
  const spoken = view.language === 'nl' ? 'nl' : 'fr'
  return { text: nameIn(view.language, { fr: question.textFr, nl: question.textNl }), language: spoken === view.language ? undefined : spoken }
}
