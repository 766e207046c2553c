import type { Language } from '../../../kernel/language.ts'
import type { ResultHead } from '../domain/results.ts'
import type { SceneText } from './group-scene.ts'
import { sayReading, stepNames } from './result-frame.tsx'
import { sayRate, titleOfWave } from './words.ts'

/** The words of the picture of a group, on the page and on paper alike: response rate and what counts as a tie always stand below it. */
export function sceneTextOf({ language }: { language: Language }, head: ResultHead, sectors: ReadonlyMap<string, string>): SceneText {
  const reader = { language }
  return {
    language,
    title: titleOfWave(reader, head.survey, head.wave),
    notes: [sayRate(reader, head.rate), sayReading(reader, head)],
    levelNames: stepNames(reader, head),
    sayGroup: (code) => sectors.get(code) ?? code,
  }
}
