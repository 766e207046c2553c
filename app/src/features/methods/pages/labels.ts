import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { isAccent, type Accent, type View } from '../../../ui/view.ts'
import { mayCapture, totalMinutes, wordsFor, type LocalNames, type Method, type MethodStep } from '../domain/method.ts'
import { methodsMessages, type MethodsTranslate } from '../messages/catalogue.ts'

export function wordsOf(view: View): MethodsTranslate {
  return translator(methodsMessages, view.language)
}

export function accentOf(accent: string): Accent {
  return isAccent(accent) ? accent : 'teal'
}

/** "15 min", "before the meeting". */
export function minutesLabel(t: MethodsTranslate, minutes: number | null): string {
  if (minutes === null) return t('openEnd')
  return minutes === 0 ? t('before') : t('minutes', { minutes })
}

/** "4 steps · 20 min". */
export function lengthLabel(t: MethodsTranslate, method: Pick<Method, 'steps'>): string {
  const total = totalMinutes(method)
  const steps = t('steps', { count: method.steps.length })
  return total === null || total === 0 ? steps : `${steps} · ${t('minutes', { minutes: total })}`
}

/** "Area 1, who it is about · Questions". */
export function capturesLabel(t: MethodsTranslate, step: Pick<MethodStep, 'captures' | 'allowsAdvice'>): string {
  const taken = step.captures.filter((capture) => mayCapture(step, capture))
  return taken.length === 0 ? t('noCaptures') : taken.map((capture) => t(`captures.${capture}`)).join(' · ')
}

/** For a heading or a button, where there is no room for the language of the words. */
export function plainWords(language: Language, names: LocalNames): string {
  return wordsFor(language, names).text
}
