import { writeDay, type Day } from '../../../kernel/day.ts'
import { LOCALES, nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { View } from '../../../ui/view.ts'
import type { Audience, SharedField } from '../domain/introduction.ts'
import { introductionsMessages, type IntroductionsTranslate } from '../messages/catalogue.ts'

export function wordsOf({ language }: Pick<View, 'language'>): IntroductionsTranslate {
  return translator(introductionsMessages, language)
}

export function listNames(language: Language, names: readonly BilingualName[]): string {
  return names.map((name) => nameIn(language, name)).join(', ')
}

/** What is shared with whom until when, one line an audience, neither as "my" nor as "your". */
export function sayShares(view: Pick<View, 'language'>, shares: readonly SharedLine[], communities: string): string[] {
  const t = wordsOf(view)
  return shares.map(({ audience, fields, untilOn }) => {
    const what = new Intl.ListFormat(LOCALES[view.language], { type: 'unit' }).format(fields.map((field) => t(`field.${field}`)))
    const who = t(`who.${audience}`, { communities })
    return untilOn === null ? t('who.line', { what, who }) : t('who.lineUntil', { what, who, day: writeDay(view.language, untilOn) })
  })
}

export type SharedLine = { audience: Audience; fields: readonly SharedField[]; untilOn: Day | null }
