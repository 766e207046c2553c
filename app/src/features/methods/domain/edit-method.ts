import { LANGUAGES } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { LONGEST_STEP_MINUTES, MOST_STEPS, type LocalNames, type Method, type MethodStep } from './method.ts'

/** A card of a community, which may be changed. */
export type OwnMethod = Method & { communityId: string }

export type EditRefusal =
  | 'name-missing'
  | 'title-missing'
  | 'text-too-long'
  | 'minutes-wrong'
  | 'advice-unwelcome'
  | 'step-unknown'
  | 'last-step'
  | 'too-many-steps'
  | 'is-retired'

const LONGEST = { name: 120, about: 1_000, title: 120, hint: 500 } as const

export type CardWords = { name: LocalNames; about: LocalNames }
export type StepWish = Omit<MethodStep, 'key'>

/** A copy for a community, with all its words: the copy is changed, never the card it came from. */
export function copyFor(method: Method, communityId: string): Omit<OwnMethod, 'id' | 'version' | 'retiredAt'> {
  const { key, name, about, steps } = method
  return { communityId, key, name, about, steps }
}

export function withWords(method: OwnMethod, { name, about }: CardWords): Result<OwnMethod, EditRefusal> {
  if (method.retiredAt !== null) return refused('is-retired')
  if (isEmpty(name)) return refused('name-missing')
  if (isLonger(name, LONGEST.name) || isLonger(about, LONGEST.about)) return refused('text-too-long')
  return done({ ...method, name, about })
}

/** Changes a step, or adds one at the end where `key` is null. A suggestion cannot be taken down where no advice is given. */
export function withStep(method: OwnMethod, key: string | null, wish: StepWish): Result<OwnMethod, EditRefusal> {
  if (method.retiredAt !== null) return refused('is-retired')
  const objection = objectTo(wish)
  if (objection !== null) return refused(objection)
  if (key === null) {
    if (method.steps.length >= MOST_STEPS) return refused('too-many-steps')
    return done({ ...method, steps: [...method.steps, { ...wish, key: newKey(method.steps) }] })
  }
  if (!method.steps.some((step) => step.key === key)) return refused('step-unknown')
  return done({ ...method, steps: method.steps.map((step) => (step.key === key ? { ...wish, key } : step)) })
}

/** All steps at once, as a program sends them; keys that it does not name are made. */
export function withSteps(method: OwnMethod, wishes: readonly (StepWish & { key: string | null })[]): Result<OwnMethod, EditRefusal> {
  if (wishes.length === 0) return refused('last-step')
  let changed: Result<OwnMethod, EditRefusal> = done({ ...method, steps: [] })
  for (const { key, ...wish } of wishes) {
    if (!changed.ok) return changed
    const before: OwnMethod = changed.value
    changed = withStep(before, null, wish)
    if (changed.ok && key !== null && !before.steps.some((step) => step.key === key)) {
      const steps = changed.value.steps.with(-1, { ...wish, key })
      changed = done({ ...changed.value, steps })
    }
  }
  return changed
}

function objectTo({ title, hint, minutes, allowsAdvice, captures }: StepWish): EditRefusal | null {
  if (isEmpty(title)) return 'title-missing'
  if (isLonger(title, LONGEST.title) || isLonger(hint, LONGEST.hint)) return 'text-too-long'
  if (minutes !== null && (!Number.isInteger(minutes) || minutes < 0 || minutes > LONGEST_STEP_MINUTES)) return 'minutes-wrong'
  return !allowsAdvice && captures.includes('suggestion') ? 'advice-unwelcome' : null
}

export function withoutStep(method: OwnMethod, key: string): Result<OwnMethod, EditRefusal> {
  if (method.retiredAt !== null) return refused('is-retired')
  const steps = method.steps.filter((step) => step.key !== key)
  if (steps.length === method.steps.length) return refused('step-unknown')
  return steps.length === 0 ? refused('last-step') : done({ ...method, steps })
}

/** Past the one before or after it; at either end it stays. */
export function movedStep(method: OwnMethod, key: string, way: 'up' | 'down'): Result<OwnMethod, EditRefusal> {
  if (method.retiredAt !== null) return refused('is-retired')
  const from = method.steps.findIndex((step) => step.key === key)
  const moving = method.steps[from]
  if (moving === undefined) return refused('step-unknown')
  const to = Math.min(method.steps.length - 1, Math.max(0, way === 'up' ? from - 1 : from + 1))
  return done({ ...method, steps: method.steps.toSpliced(from, 1).toSpliced(to, 0, moving) })
}

function newKey(steps: readonly MethodStep[]): string {
  let number = steps.length + 1
  while (steps.some(({ key }) => key === `step-${number}`)) number += 1
  return `step-${number}`
}

const isEmpty = (names: LocalNames): boolean => LANGUAGES.every((language) => names[language].trim() === '')
const isLonger = (names: LocalNames, most: number): boolean => LANGUAGES.some((language) => names[language].length > most)

/** The cards in whose name, description or steps all these words stand, in whichever language; accents do not matter. */
export function findByWords<Card extends Pick<Method, 'name' | 'about' | 'steps'>>(cards: readonly Card[], search: string): Card[] {
  const wanted = normaliseName(search)
    .split(' ')
    .filter((word) => word !== '')
  if (wanted.length === 0) return [...cards]
  return cards.filter(({ name, about, steps }) => {
    const said = normaliseName([name, about, ...steps.map(({ title }) => title)].flatMap((names) => LANGUAGES.map((language) => names[language])).join(' '))
    return wanted.every((word) => said.includes(word))
  })
}
