import { buildScene, LOOKS, measureText, spellWithLetters, type Mark, type Scene, type SceneInput, type TieInPicture } from '@ronde/sociogram'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { networkOfPicture, type PublicPicture } from '../domain/public-picture.ts'
import type { PublicMethod, PublicPage } from '../domain/published.ts'
import { publicMessages, type PublicTranslate } from '../messages/public-catalogue.ts'
import type { SceneLook } from './group-scene.ts'
import { sayReading } from './result-frame.tsx'

export function publicWords({ language }: { language: Language }): PublicTranslate {
  return translator(publicMessages, language)
}

/** A4, lying. */
export const PUBLIC_PAPER: SceneLook = { look: LOOKS.print, page: { width: 842, height: 595 } }

/** How it was made: on the page, in the picture and in every file (SDC-10). `address`: where it stands for good; null while it is only looked at before. */
export function sayPublicMethod(language: Language, method: PublicMethod, version: { madeIn: string; address: string } | null): string[] {
  const t = publicWords({ language })
  const month = (day: string) => writeDay(language, day, 'month')
  const said = [
    t(`method.rate.${method.rate}`, { month: month(method.askedIn) }),
    sayReading({ language }, method),
    t(`method.${method.kind}`),
    t('method.hidden'),
  ]
  if (version === null) return said
  const source = { community: nameIn(language, method.communityName), address: version.address }
  return [...said, t('method.made', { month: month(version.madeIn) }), t('method.licence', source)]
}

/** Points and lines as they are stored. No line is wider than another: width would give a number. */
export function sceneOfPublic(
  picture: PublicPicture,
  method: PublicMethod,
  notes: readonly string[],
  language: Language,
  { look, page, letters }: SceneLook,
): Scene {
  const t = publicWords({ language })
  const { nodes, ties } = picture
  // Names stand outside, where no line runs.
  const middle = nodes.reduce((sum, { x }) => sum + x, 0) / Math.max(1, nodes.length)
  const input: SceneInput = {
    network: networkOfPicture(nodes.length, ties),
    positions: { x: Float64Array.from(nodes, ({ x }) => x), y: Float64Array.from(nodes, ({ y }) => y) },
    people: nodes.map((node) => ({ name: node[language], group: null, side: node.x < middle ? 'left' : 'right' })),
    panels: [{ ties: ties.map(tieInPicture) }],
    look,
    page,
    title: t(`page.${method.kind}`),
    notes,
    description: t('page.alternative'),
    words: {
      groups: '',
      other: '',
      levels: t('picture.lines'),
      levelNames: [],
      tie: t('picture.people'),
      oneSided: '',
      reconstructed: '',
      together: t('picture.convention'),
      changes: { kept: '', new: '', lost: '' },
      joined: '',
      left: '',
      key: '',
      person: (name, _, count) => t('page.node', { name: name ?? '', ties: count }),
    },
  }
  return buildScene(letters === undefined ? input : spellWithLetters(input, letters))
}

function tieInPicture({ from, to, kind }: PublicPicture['ties'][number]): TieInPicture {
  return { from, to, kind: kind === 'people' ? 'named' : 'together', isMutual: true, level: 0 }
}

/** What stands at the address of a version that is no longer valid, in every kind of file: that it is not, since which month, and where to look. */
export function sceneOfEnded({ kind, endedIn, madeIn }: Pick<PublicPage, 'kind' | 'endedIn' | 'madeIn'>, newer: string | null, language: Language): Scene {
  const t = publicWords({ language })
  const { look, page } = PUBLIC_PAPER
  const { width, height } = page
  const mark = t('ended.mark', { month: writeDay(language, endedIn ?? madeIn, 'month') })
  const where = newer === null ? t('ended.none') : t('ended.where', { address: newer })
  const stroke = { kind: 'line' as const, width: 1.5, colour: look.hairline, dash: [] }
  const marks: Mark[] = [
    { ...stroke, x1: 20, y1: 20, x2: width - 20, y2: height - 20 },
    { ...stroke, x1: 20, y1: height - 20, x2: width - 20, y2: 20 },
    lineOfText(t(`page.${kind}`), { y: 0.3 * height, wanted: 20, role: 'title' }),
    lineOfText(mark, { y: 0.52 * height, wanted: 48, role: 'title' }),
    lineOfText(where, { y: 0.68 * height, wanted: 14, role: 'note' }),
  ]
  const { ground, ink, font } = look
  return { width, height, ground, ink, font, title: mark, description: `${mark}. ${where}`, marks, people: [], named: 0, numbered: 0 }
}

/** Across the picture, as large as wanted or as fits. */
function lineOfText(text: string, { y, wanted, role }: { y: number; wanted: number; role: 'title' | 'note' }): Mark {
  const { look, page } = PUBLIC_PAPER
  const weight = role === 'title' ? ('bold' as const) : ('regular' as const)
  const size = Math.min(wanted, (wanted * (page.width - 80)) / Math.max(1, measureText(text, wanted, weight)))
  return { kind: 'text', x: page.width / 2, y: Math.round(y), text, size, weight, anchor: 'middle', colour: look.ink, halo: look.ground, role }
}
