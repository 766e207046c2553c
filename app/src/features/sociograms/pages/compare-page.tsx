import { formatNumber } from '@ronde/figures'
import { LOOKS, renderSvg } from '@ronde/sociogram'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { ComparePage } from '../domain/results.ts'
import type { TwoDrawings } from '../domain/two-waves.ts'
import { sceneOf } from './group-scene.ts'
import { resultWords, ResultFrame, sayReading } from './result-frame.tsx'
import { sayRate, titleOfWave, wordsOf } from './words.ts'

const PAGE = { width: 760, height: 480 }

/** A wave and the one before it, everybody at the same place, and what changed. */
export function ComparePageView({ view, shown }: { view: View; shown: ComparePage }) {
  const t = resultWords(view)
  const { drawings } = shown
  return (
    <ResultFrame view={view} head={shown} current="compare" title={t('compare.title')} lead={t('compare.lead')} wide>
      <p>
        {wordsOf(view)('wave.number', { number: shown.before.wave.number })}: {sayRate(view, shown.before.rate)}
      </p>
      {drawings === null ? <EmptyState>{t('compare.few')}</EmptyState> : <TwoPictures view={view} shown={shown} drawings={drawings} />}
      <Change view={view} shown={shown} />
    </ResultFrame>
  )
}

function TwoPictures({ view, shown, drawings }: { view: View; shown: ComparePage; drawings: TwoDrawings }) {
  const t = resultWords(view)
  const count = (kind: string) => drawings.after.filter((tie) => tie.kind === kind).length
  const description = t('compare.alternative', {
    people: drawings.people.length,
    kept: count('kept'),
    gained: count('new'),
    lost: drawings.before.filter(({ kind }) => kind === 'lost').length,
  })
  const panels = [
    { ties: drawings.before, subtitle: wordsOf(view)('wave.number', { number: shown.before.wave.number }) },
    { ties: drawings.after, subtitle: wordsOf(view)('wave.number', { number: shown.wave.number }) },
  ]
  const text = {
    language: view.language,
    title: titleOfWave(view, shown.survey, shown.wave),
    notes: [sayReading(view, shown)],
    levelNames: [],
    sayGroup: (code: string) => code,
  }
  const svg = renderSvg(sceneOf(drawings, { people: drawings.people, panels, description }, text, { look: LOOKS.page, page: PAGE }), { use: 'image' })
  return (
    <section>
      <p>{t(drawings.kind === 'named' ? 'group.named' : 'group.dots')}</p>
      {/* oxlint-disable-next-line react/no-danger -- made by the library of the house, every text in it escaped */}
      <div class="sociogram is-wide" dangerouslySetInnerHTML={{ __html: svg }} />
      <p>{description}</p>
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
      <p>{t('compare.ties', { ...ties })}</p>
      <DataTable
        caption={t('compare.figures')}
        isCaptionHidden
        rows={figures}
        keyOf={({ id }) => id}
        columns={[
          { key: 'figure', heading: t('compare.figure'), isHeading: true, cell: ({ id }) => t(`compare.${id}`) },
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
