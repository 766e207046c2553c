import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { nameIn } from '../../../kernel/language.ts'
import type { View } from '../../../ui/view.ts'
import type { SituationLists } from '../domain/domains.ts'
import { situationsMessages, type SituationsTranslate } from '../messages/catalogue.ts'

/** What every page knows, and the lists of this house as they stand today. */
export type ListedView = View & { lists: SituationLists }

export function wordsOf({ language }: { language: Language }): SituationsTranslate {
  return translator(situationsMessages, language)
}

/** How a community calls the practice role; the name of Ronde where it never said. */
export function roleLabel(t: SituationsTranslate, language: Language, name: BilingualName | null): string {
  return name === null ? t('role.name') : nameIn(language, name)
}
