import { buildScene, type Look, type Network, type Positions, type Panel, type PersonInPicture, type Scene, type SceneWords } from '@ronde/sociogram'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Drawing } from '../domain/consent-level.ts'
import { resultsMessages, type ResultsTranslate } from '../messages/results-catalogue.ts'

export type SceneLook = { look: Look; page: { width: number; height: number; text?: number } }
/** Words of one picture that are not those of every picture. */
export type SceneText = { language: Language; title: string; notes: readonly string[]; levelNames: readonly string[]; sayGroup: (code: string) => string }

/** The drawing of a group as marks on a page; whatever is made of it holds what the drawing holds and no more. */
export function sceneOfGroup(drawing: Drawing, text: SceneText, look: SceneLook): Scene {
  const t = translator(resultsMessages, text.language)
  const people = drawing.people.map(({ name, group }): PersonInPicture => ({ name, group: group === null ? null : text.sayGroup(group) }))
  const description = t('picture.alternative', { people: drawing.people.length, ties: drawing.ties.length })
  return sceneOf(drawing, { people, panels: [{ ties: [...drawing.together, ...drawing.ties] }], description }, text, look)
}

type Content = { people: readonly PersonInPicture[]; panels: readonly Panel[]; description: string }

export function sceneOf(placed: { network: Network; positions: Positions }, content: Content, text: SceneText, { look, page }: SceneLook): Scene {
  const t = translator(resultsMessages, text.language)
  const { title, notes, levelNames } = text
  const hasNames = content.people.some(({ name }) => name !== null)
  return buildScene({
    network: placed.network,
    positions: placed.positions,
    ...content,
    look,
    page,
    title,
    notes,
    words: wordsOfScene(t, levelNames),
    labels: hasNames ? 'auto' : 'none',
  })
}

function wordsOfScene(t: ResultsTranslate, levelNames: readonly string[]): SceneWords {
  return {
    groups: t('picture.groups'),
    other: t('picture.other'),
    levels: t('picture.levels'),
    levelNames,
    tie: t('picture.tie'),
    oneSided: t('picture.oneSided'),
    reconstructed: t('picture.reconstructed'),
    together: t('picture.together'),
    changes: { kept: t('picture.kept'), new: t('picture.new'), lost: t('picture.lost') },
    joined: t('picture.joined'),
    left: t('picture.left'),
    key: t('picture.key'),
    person: (name, group, ties) => t('picture.person', { name: name ?? t('picture.dot'), group: group ?? '', ties }),
  }
}
