import type { LocalNames, Method, MethodStep } from './method.ts'

/** French, Dutch, English, German: the order of every label in the data files. */
export function words(fr: string, nl: string, en: string, de: string): LocalNames {
  return { fr, nl, en, de }
}

/** A step in which advice is welcome. */
export function open(
  key: string,
  minutes: number | null,
  speaks: MethodStep['speaks'],
  captures: MethodStep['captures'],
  [title, hint]: LocalNames[],
): MethodStep {
  return { key, title: title ?? NOTHING, minutes, speaks, captures, allowsAdvice: true, hint: hint ?? NOTHING }
}

/** A step without advice: what would be a suggestion is parked. */
export function facts(key: string, minutes: number | null, speaks: MethodStep['speaks'], captures: MethodStep['captures'], words: LocalNames[]): MethodStep {
  return { ...open(key, minutes, speaks, captures, words), allowsAdvice: false }
}

const NOTHING: LocalNames = { fr: '', nl: '', en: '', de: '' }

/** A card that comes with Ronde. Its id never changes, so that a round of years ago still finds it. */
export function shipped(number: number, key: string, name: LocalNames, about: LocalNames, steps: MethodStep[]): Method {
  return { id: `00000000-0000-4000-a000-${String(number).padStart(12, '0')}`, communityId: null, key, version: 1, name, about, steps, retiredAt: null }
}
