import {
  buildOverTime,
  buildScene,
  spellWithLetters,
  type Box,
  type LettersSettings,
  type Look,
  type Network,
  type Positions,
  type Panel,
  type PersonInPicture,
  type PictureOverTime,
  type Scene,
  type SceneWords,
} from '@ronde/sociogram'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Drawing } from '../domain/consent-level.ts'
import type { WavesDrawing } from '../domain/draw-waves.ts'
import { resultsMessages, type ResultsTranslate } from '../messages/results-catalogue.ts'

/** `letters`: those that the file can write, where that is not all of them. */
export type SceneLook = { look: Look; page: { width: number; height: number; text?: number }; letters?: LettersSettings }
/** Words of one picture that are not those of every picture. */
export type SceneText = {
  language: Language
  title: string
  notes: readonly string[]
  levelNames: readonly string[]
  sayGroup: (code: string) => string
  /** What the groups are: sectors unless said. */
  groups?: string
  /** What the lines are: closeness unless said. */
  lines?: string
  /** Each group stands together, with an area round it. */
  isGrouped?: boolean
}

/** The drawing of a group as marks on a page; whatever is made of it holds what the drawing holds and no more. */
export function sceneOfGroup(drawing: Drawing, text: SceneText, look: SceneLook): Scene {
  const t = translator(resultsMessages, text.language)
  const people = drawing.people.map(({ name, group }): PersonInPicture => ({ name, group: group === null ? null : text.sayGroup(group) }))
  const description = t('picture.alternative', { people: drawing.people.length, ties: drawing.ties.length })
  const codes = new Set(drawing.people.flatMap(({ group }) => (group === null ? [] : [group])))
  const groupOrder = [...codes].toSorted().map((code) => text.sayGroup(code))
  return sceneOf(drawing, { people, panels: [{ ties: [...drawing.together, ...drawing.ties] }], description, groupOrder }, text, look)
}

/** The last two waves: beside each other on a wide page, below each other on a high one. */
export function sceneOfTwoWaves(
  drawing: WavesDrawing,
  subtitles: readonly [string, string],
  text: SceneText & { description: string },
  look: SceneLook,
): Scene {
  const panels = drawing.sideBySide.map((shown, at): Panel => ({ ...shown, subtitle: subtitles[at] ?? '' }))
  return sceneOf(drawing, { people: drawing.people, panels, description: text.description }, text, look)
}

/** All waves at the same places. */
export function pictureOverTime(drawing: WavesDrawing, text: SceneText, look: SceneLook): PictureOverTime {
  const { people, overTime } = drawing
  return buildOverTime({ ...inputOf(drawing, { people, description: '' }, text, look), times: overTime })
}

type Placed = { network: Network; positions: Positions; frame?: Box }
/** `groupOrder`: by their codes, so that whoever reads another language sees the same colours. */
type Content = { people: readonly PersonInPicture[]; description: string; groupOrder?: readonly string[] }

function sceneOf(placed: Placed, { panels, ...content }: Content & { panels: readonly Panel[] }, text: SceneText, look: SceneLook): Scene {
  const input = { ...inputOf(placed, content, text, look), panels, hasHulls: text.isGrouped === true }
  return buildScene(look.letters === undefined ? input : spellWithLetters(input, look.letters))
}

function inputOf(placed: Placed, content: Content, text: SceneText, { look, page }: SceneLook) {
  const t = translator(resultsMessages, text.language)
  const { title, notes } = text
  const hasNames = content.people.some(({ name }) => name !== null)
  return {
    network: placed.network,
    positions: placed.positions,
    ...(placed.frame === undefined ? {} : { frame: placed.frame }),
    ...content,
    look,
    page,
    title,
    notes,
    words: wordsOfScene(t, text),
    labels: hasNames ? ('auto' as const) : ('none' as const),
  }
}

function wordsOfScene(t: ResultsTranslate, { groups, lines, levelNames }: SceneText): SceneWords {
  return {
    groups: groups ?? t('picture.groups'),
    other: t('picture.other'),
    levels: lines ?? t('picture.levels'),
    levelNames,
    tie: t('picture.tie'),
    oneSided: t('picture.oneSided'),
    reconstructed: t('picture.reconstructed'),
    together: t('picture.together'),
    changes: { kept: t('picture.kept'), new: t('picture.new'), lost: t('picture.lost') },
    joined: t('picture.joined'),
    left: t('picture.left'),
    key: t('picture.key'),
    person: (name, group, ties, place) => t('picture.person', { name: name ?? t('group.number', { number: place + 1 }), group: group ?? '', ties }),
  }
}
