import { FIGURES, type FigureId } from './community-figures.ts'
import { DEFINITION_VERSIONS } from './definition-versions.ts'
import type { ExplanationReason } from './explain.ts'
import type { Language } from './language.ts'
import { wordsIn } from './words/in-language.ts'
import type { DefinitionWords } from './words/words.ts'

/** The card of one figure: what it counts, how, and whom it leaves out. */
export type Definition = DefinitionWords & { id: FigureId; version: string }

export function readDefinition(figure: FigureId, language: Language): Definition {
  return { id: figure, version: DEFINITION_VERSIONS[figure], ...wordsIn(language).definitions[figure] }
}

export function listDefinitions(language: Language): Definition[] {
  return FIGURES.map((figure) => readDefinition(figure, language))
}

/** Why a row of an explanation counts or not, in a few words. */
export function writeReason(reason: ExplanationReason, language: Language): string {
  return wordsIn(language).reasons[reason]
}
