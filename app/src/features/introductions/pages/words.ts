import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { View } from '../../../ui/view.ts'
import { introductionsMessages, type IntroductionsTranslate } from '../messages/catalogue.ts'

export function wordsOf({ language }: Pick<View, 'language'>): IntroductionsTranslate {
  return translator(introductionsMessages, language)
}

export function listNames(language: Language, names: readonly BilingualName[]): string {
  return names.map((name) => nameIn(language, name)).join(', ')
}
