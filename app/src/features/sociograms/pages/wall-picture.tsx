import { LOOKS, renderSvg } from '@ronde/sociogram'
import { writeDay } from '../../../kernel/day.ts'
import type { View } from '../../../ui/view.ts'
import type { Drawing } from '../domain/consent-level.ts'
import type { ResultHead } from '../domain/results.ts'
import { sceneOfGroup } from './group-scene.ts'
import { resultWords } from './result-frame.tsx'
import { sceneTextOf } from './scene-text.ts'
import { sayRate, titleOfWave } from './words.ts'

/** Wide, as walls are; read from the last row. */
const WALL = { width: 960, height: 600, text: 14 }

type WallPictureProps = { view: View; shown: { head: ResultHead; drawing: Drawing | null }; isAsking: boolean }

/** The group on the wall of a room. `isAsking`: with the question of the mirror session above it. */
export function WallPicture({ view, shown: { head, drawing }, isAsking }: WallPictureProps) {
  const t = resultWords(view)
  const title = titleOfWave(view, head.survey, head.wave)
  return (
    <section class="board-wall" data-mirror={head.wave.id} aria-label={title}>
      {isAsking && <h2 class="board-step">{t('mirror.question')}</h2>}
      {drawing === null ? (
        <p>{t('group.few')}</p>
      ) : (
        // oxlint-disable-next-line react/no-danger -- made by the library of the house, every text in it escaped
        <div class="sociogram" dangerouslySetInnerHTML={{ __html: svgOf(view, head, drawing) }} />
      )}
      <p class="quiet">{t('mirror.wall', { title, day: writeDay(view.language, head.wave.closesOn), rate: sayRate(view, head.rate) })}</p>
    </section>
  )
}

function svgOf(view: View, head: ResultHead, drawing: Drawing): string {
  return renderSvg(sceneOfGroup(drawing, sceneTextOf(view, { ...head, drawing }, new Map()), { look: LOOKS.page, page: WALL }), { use: 'image' })
}
