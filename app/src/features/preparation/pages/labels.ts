import { translator } from '../../../kernel/translate.ts'
import type { View } from '../../../ui/view.ts'
import { preparationMessages, type PreparationTranslate } from '../messages/catalogue.ts'

export function wordsOf(view: View): PreparationTranslate {
  return translator(preparationMessages, view.language)
}
