import { formatNumber } from '@ronde/figures'
import { ButtonRow } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { WavesDrawing } from '../domain/draw-waves.ts'
import type { ComparePage } from '../domain/results.ts'
import { measureWords } from '../messages/measures-catalogue.ts'
import { sceneOfTwoWaves, type SceneLook } from './group-scene.ts'
import { addressOfWave, readingQuery, resultWords, ResultFrame } from './result-frame.tsx'
import { waveTextOf } from './scene-text.ts'
import { lookOf, pageOf } from './picture-page.ts'
import { ServerPicture } from './server-picture.tsx'
import { sayRate, wordsOf } from './words.ts'

type ComparePageProps = { view: View; shown: ComparePage; scripts?: readonly string[] }

/** A wave and the one before it, everybody at the same place, and what changed. */
export function ComparePageView({ view, shown, scripts = [] }: ComparePageProps) {
  const t = resultWords(view)
  const { drawing } = shown
  const hasStory = shown.waves > 1
  return (
    <ResultFrame view={view} head={shown} current="compare" title={t('compare.title')} lead={t('compare.lead')} wide scripts={hasStory ? scripts : []}>
      <p>
        {wordsOf(view)('wave.number', { number: shown.before.wave.number })}: {sayRate(view, shown.before.rate)}
      </p>
      {drawing === null ? <EmptyState>{t('compare.few')}</EmptyState> : <TwoPictures view={view} shown={shown} drawing={drawing} />}
      {hasStory && <Story view={view} shown={shown} />}
      <Change view={view} shown={shown} />
    </ResultFrame>
  )
}

function TwoPictures({ view, shown, drawing }: { view: View; shown: ComparePage; drawing: WavesDrawing }) {
  const t = resultWords(view)
  const size = { people: drawing.people.length, isNamed: drawing.kind === 'named', panels: 2 }
  const isMoving = drawing.sideBySide[1].presence.some((presence) => presence === 'joined' || presence === 'left')
  return (
    <section>
      <p>
        {t(drawing.kind === 'named' ? 'group.named' : 'group.dots')} {isMoving && t('compare.moving')}
      </p>
      <ServerPicture
        sceneIn={(shape) => sceneOfComparison(view, shown, drawing, { look: lookOf('page'), page: pageOf(shape, size) })}
        use="image"
        addressOf={(shape, look) => `${addressOfWave(shown)}/picture${readingQuery(shown)}&of=waves&format=svg&shape=${shape}&look=${look}`}
      />
      <p>{sayComparison(view, drawing)}</p>
    </section>
  )
}

function sayComparison(view: Pick<View, 'language'>, { people, sideBySide: [before, after] }: WavesDrawing): string {
  const count = (ties: typeof after.ties, wanted: string) => ties.filter(({ kind }) => kind === wanted).length
  const counts = { kept: count(after.ties, 'kept'), gained: count(after.ties, 'new'), lost: count(before.ties, 'lost') }
  return resultWords(view)('compare.alternative', { people: people.length, ...counts })
}

export function sceneOfComparison(view: Pick<View, 'language'>, shown: ComparePage, drawing: WavesDrawing, look: SceneLook) {
  const waveName = (number: number) => wordsOf(view)('wave.number', { number })
  const text = { ...waveTextOf(view, shown), description: sayComparison(view, drawing) }
  return sceneOfTwoWaves(drawing, [waveName(shown.before.wave.number), waveName(shown.wave.number)], text, look)
}

/** One picture that goes from wave to wave; without a script the two beside each other say it. */
function Story({ view, shown }: { view: View; shown: ComparePage }) {
  const t = resultWords(view)
  return (
    <section class="no-print" data-waves={`${addressOfWave(shown)}/over-time${readingQuery(shown)}`} hidden>
      <h2>{t('story.title')}</h2>
      <p>{t('story.lead')}</p>
      <div class="sociogram over-time">
        <canvas role="img" aria-label={t('story.title')} />
        <canvas aria-hidden="true" />
      </div>
      <p role="status" data-says />
      <ButtonRow>
        <button type="button" class="button button-small" data-step="-1">
          {t('story.back')}
        </button>
        <button type="button" class="button button-small" data-play data-stop={t('story.stop')}>
          {t('story.play')}
        </button>
        <button type="button" class="button button-small" data-step="1">
          {t('story.on')}
        </button>
      </ButtonRow>
      <p>
        <label>
          {t('story.slider')} <input type="range" min="0" max={shown.waves - 1} step="1" value="0" />
        </label>
      </p>
    </section>
  )
}

function Change({ view, shown }: { view: View; shown: ComparePage }) {
  const t = resultWords(view)
  if (shown.change === null) return <p>{t('figures.few')}</p>
  const { figures, ties } = shown.change
  const percent = (value: number) => formatNumber(view.language, Math.round(value * 100))
  const signed = (value: number) => `${Math.round(value * 100) > 0 ? '+' : ''}${percent(value)}`
  return (
    <section>
      <h2>{t('compare.figures')}</h2>
      {ties !== null && <p>{t('compare.ties', { ...ties })}</p>}
      <DataTable
        caption={t('compare.figures')}
        isCaptionHidden
        rows={figures}
        keyOf={({ id }) => id}
        columns={[
          { key: 'figure', heading: t('compare.figure'), isHeading: true, cell: ({ id }) => <Figure view={view} id={id} /> },
          { key: 'before', heading: t('compare.before'), isNumber: true, cell: ({ before }) => percent(before) },
          { key: 'after', heading: t('compare.after'), isNumber: true, cell: ({ after }) => percent(after) },
          {
            key: 'change',
            heading: t('compare.change'),
            isNumber: true,
            cell: ({ before, after, change }) =>
              change === null
                ? signed(after - before)
                : t('compare.interval', { change: signed(after - before), low: signed(change.low), high: signed(change.high) }),
          },
        ]}
      />
      <p class="small quiet">{t('compare.note')}</p>
    </section>
  )
}

const MEASURE_OF = { density: 'density', both: 'reciprocity_edgewise' } as const

/** In plain words, with the term under which those who study know it. */
function Figure({ view, id }: { view: View; id: keyof typeof MEASURE_OF }) {
  return (
    <span>
      {resultWords(view)(`compare.${id}`)} <span class="small unit">({measureWords(view)(`name.${MEASURE_OF[id]}`)})</span>
    </span>
  )
}
