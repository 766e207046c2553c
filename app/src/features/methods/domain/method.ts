import { LANGUAGES, type Language, type LocalText } from '../../../kernel/language.ts'

/** A label in the four languages; a community's own card may leave some empty. */
export type LocalNames = Record<Language, string>

export const SPEAKS = ['everybody', 'presenter', 'others', 'one-by-one', 'nobody'] as const
/** Who has the floor: everybody, whoever brings the situation, everybody else, one after the other, or nobody (silence). */
export type Speaks = (typeof SPEAKS)[number]

export const CAPTURES = ['area-1', 'area-2', 'area-3', 'area-4', 'area-5', 'area-6', 'suggestion', 'question', 'parked', 'service'] as const
/** What may be written down: in one of the six areas of the grid, or as a card of its own. */
export type Capture = (typeof CAPTURES)[number]

export type MethodStep = {
  /** Unique in its method; it stays the same when the step is renamed. */
  key: string
  title: LocalNames
  /** null: as long as it takes; 0: done before the meeting. */
  minutes: number | null
  speaks: Speaks
  captures: Capture[]
  /** False while facts are cleared up: what would be advice is parked. */
  allowsAdvice: boolean
  hint: LocalNames
}

export type Method = {
  id: string
  /** null: shipped with Ronde, for everybody. */
  communityId: string | null
  /** Of a shipped card; a community's own has the key of the one it was copied from. */
  key: string
  version: number
  name: LocalNames
  about: LocalNames
  steps: MethodStep[]
  retiredAt: string | null
}

export const MOST_STEPS = 15
export const LONGEST_STEP_MINUTES = 240

/** Whether this may be written down in this step. Parking is always possible: nothing that somebody says is lost. */
export function mayCapture(step: Pick<MethodStep, 'captures' | 'allowsAdvice'>, capture: Capture): boolean {
  if (capture === 'parked') return true
  if (capture === 'suggestion' && !step.allowsAdvice) return false
  return step.captures.includes(capture)
}

/** The minutes that are known, those done before the meeting not counted; null when no step says. */
export function totalMinutes(method: Pick<Method, 'steps'>): number | null {
  const known = method.steps.flatMap(({ minutes }) => minutes ?? [])
  return known.length === 0 ? null : known.reduce((sum, minutes) => sum + minutes, 0)
}

/** The words in the reader's language, else in the first language that has some, which the page then names with `lang`. */
export function wordsFor(language: Language, names: LocalNames): LocalText {
  const found = [language, ...LANGUAGES].find((each) => names[each] !== '') ?? language
  return { language: found, text: names[found] }
}
