import { LOOKS, type PictureOverTime } from '@ronde/sociogram'
import { LOCALES, type Language } from '../../../kernel/language.ts'
import type { WaveShown } from '../domain/draw-waves.ts'
import type { OverTimePage } from '../domain/results.ts'
import { pictureOverTime } from './group-scene.ts'
import { resultWords } from './result-frame.tsx'
import { waveTextOf } from './scene-text.ts'
import { pageOf } from './picture-page.ts'
import { wordsOf } from './words.ts'

/** What the script of the page shows and says, wave by wave. */
export type Story = { picture: PictureOverTime; waves: string[]; says: string[] }

const NARROWEST = 300
const WIDEST = 760

/** @param width of the place for it on the page, in pixels, so that its letters are as large as those around it */
export function storyOf(reader: { language: Language }, { waves, drawing, ...head }: OverTimePage, width: number): Story {
  const shape = width >= 600 ? 'wide' : 'narrow'
  const page = pageOf(shape, { people: drawing.people.length, isNamed: drawing.kind === 'named', panels: 1 })
  const asWide = Number.isFinite(width) ? Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) : page.width
  const names = waves.map(({ number }) => wordsOf(reader)('wave.number', { number }))
  return {
    picture: pictureOverTime(drawing, waveTextOf(reader, head), { look: LOOKS.page, page: { ...page, width: asWide } }),
    waves: names,
    says: drawing.overTime.map((shown, at) => sayWave(reader, shown, { wave: names[at] ?? '', isFirst: at === 0, people: drawing.people })),
  }
}

type Said = { wave: string; isFirst: boolean; people: OverTimePage['drawing']['people'] }

function sayWave({ language }: { language: Language }, { ties, presence }: WaveShown, { wave, isFirst, people }: Said): string {
  const t = resultWords({ language })
  const count = (wanted: string) => ties.filter(({ kind }) => kind === wanted).length
  const list = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' })
  const who = (wanted: string) => list.format(people.flatMap(({ name }, place) => (presence[place] === wanted && name !== null ? [name] : [])))
  const lines = isFirst
    ? t('story.first', { wave, ties: ties.length })
    : t('story.next', { wave, kept: count('kept'), gained: count('new'), lost: count('lost') })
  const joined = who('joined') === '' ? [] : [t('story.joined', { names: who('joined') })]
  const left = who('left') === '' ? [] : [t('story.left', { names: who('left') })]
  return [lines, ...joined, ...left].join(' ')
}
