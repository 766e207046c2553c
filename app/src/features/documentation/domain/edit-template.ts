import { LANGUAGES } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { AREAS, type GridTemplate, type LocalNames } from './grid.ts'

export type TemplateRefusal = 'name-missing' | 'prompt-missing' | 'text-too-long'

const LONGEST_NAME = 80
const LONGEST_PROMPT = 400

/** Each area has a name and a prompt, in one language at least. */
export function checkAreas(areas: GridTemplate['areas']): Result<GridTemplate['areas'], TemplateRefusal> {
  const all = AREAS.map((area) => areas[area])
  if (all.some(({ name }) => isEmpty(name))) return refused('name-missing')
  if (all.some(({ prompt }) => isEmpty(prompt))) return refused('prompt-missing')
  if (all.some(({ name, prompt }) => isLonger(name, LONGEST_NAME) || isLonger(prompt, LONGEST_PROMPT))) return refused('text-too-long')
  return done(areas)
}

const isEmpty = (names: LocalNames): boolean => LANGUAGES.every((language) => names[language].trim() === '')
const isLonger = (names: LocalNames, most: number): boolean => LANGUAGES.some((language) => names[language].length > most)
