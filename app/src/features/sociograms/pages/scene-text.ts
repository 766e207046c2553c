import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import type { Drawing } from '../domain/consent-level.ts'
import type { GroupPage, ResultHead } from '../domain/results.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import type { SceneText } from './group-scene.ts'
import { resultWords, sayReading, stepNames } from './result-frame.tsx'
import { sayRate, titleOfWave } from './words.ts'

type HeadShown = ResultHead & Partial<Pick<GroupPage, 'drawing' | 'organisations'>>

/** The words of the picture of a group, on the page and on paper alike: response rate and what counts as a tie always stand below it. */
export function sceneTextOf({ language }: { language: Language }, shown: HeadShown, sectors: ReadonlyMap<string, string>): SceneText {
  const reader = { language }
  const order = shown.drawing?.order ?? 'ties'
  return {
    language,
    title: titleOfWave(reader, shown.survey, shown.wave),
    notes: [sayRate(reader, shown.rate), sayReading(reader, shown)],
    levelNames: stepNames(reader, shown),
    sayGroup: (code) => (order === 'organisation' ? shown.organisations : sectors)?.get(code) ?? code,
    groups: resultWords(reader)(order === 'organisation' ? 'picture.organisations' : 'picture.groups'),
    isGrouped: order !== 'ties',
  }
}

/** The words of a picture of waves, which tells nobody’s sector and no levels. */
export function waveTextOf({ language }: { language: Language }, head: ResultHead): SceneText {
  const reader = { language }
  return {
    language,
    title: nameIn(language, head.survey.name),
    notes: [sayReading(reader, head)],
    lines: resultWords(reader)('compare.figures'),
    levelNames: [],
    sayGroup: (code) => code,
  }
}

/** What a picture on paper says beside, since it lies on a table without its page: when it was asked, how much is drawn, and whose it is. */
export function paperNotesOf(reader: { language: Language }, { wave, community }: ResultHead, { people, ties }: Drawing): string[] {
  const t = inputWords(reader)
  const day = writeDay(reader.language, wave.closesOn)
  return [t('print.drawn', { day, people: people.length, ties: ties.length }), t('print.licence', { community: nameIn(reader.language, community.name) })]
}
