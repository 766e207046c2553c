import { formatNumber } from '@ronde/figures'
import { Facts } from '../../../ui/card.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { Attribute } from '../domain/consent-level.ts'
import type { BreakdownPage } from '../domain/results.ts'
import { resultWords, ResultFrame, stepNames } from './result-frame.tsx'

/** `sayGroup`: the words of a code; own words come back as they were written. */
type BreakdownProps = { view: View; shown: BreakdownPage; sayGroup: (attribute: Attribute, group: string) => string }

/** The group by sector, function, discipline and mission, how pairs see their ties, and how close the ties are. */
export function BreakdownPageView({ view, shown, sayGroup }: BreakdownProps) {
  const t = resultWords(view)
  const parts = shown.parts.filter(({ rows }) => rows !== null)
  return (
    <ResultFrame view={view} head={shown} current="breakdown" title={t('breakdown.title')} lead={t('breakdown.lead')} wide>
      {parts.length === 0 && <EmptyState>{t('breakdown.none')}</EmptyState>}
      {parts.map(({ attribute, rows }) => (
        <section key={attribute}>
          <h2>{t(`attribute.${attribute}`)}</h2>
          <DataTable
            caption={t(`attribute.${attribute}`)}
            isCaptionHidden
            rows={rows ?? []}
            keyOf={({ group }) => group ?? ''}
            columns={[
              {
                key: 'group',
                heading: t('breakdown.group'),
                isHeading: true,
                cell: ({ group }) => (group === null ? t('picture.other') : sayGroup(attribute, group)),
              },
              { key: 'people', heading: t('breakdown.people'), isNumber: true, cell: ({ people }) => formatNumber(view.language, people) },
              { key: 'inside', heading: t('breakdown.inside'), cell: ({ inside }) => t(`band.${inside}`) },
              { key: 'outside', heading: t('breakdown.outside'), cell: ({ outside }) => t(`band.${outside}`) },
            ]}
          />
        </section>
      ))}
      <PairsAndSteps view={view} shown={shown} />
    </ResultFrame>
  )
}

function PairsAndSteps({ view, shown }: { view: View; shown: BreakdownPage }) {
  const t = resultWords(view)
  const { gaps, steps } = shown
  const names = stepNames(view, shown)
  const number = (value: number) => formatNumber(view.language, value, Number.isInteger(value) ? 0 : 1)
  return (
    <>
      {gaps !== null && (
        <section>
          <h2>{t('gaps.title')}</h2>
          <p class="quiet">{t('gaps.says')}</p>
          <Facts facts={(['same', 'different', 'oneSided'] as const).map((kind) => ({ label: t(`gaps.${kind}`), value: String(gaps[kind]) }))} />
        </section>
      )}
      {steps.length > 1 && (
        <section>
          <h2>{t('steps.title')}</h2>
          <DataTable
            caption={t('steps.title')}
            isCaptionHidden
            rows={steps}
            keyOf={({ step }) => step}
            columns={[
              { key: 'from', heading: t('steps.from'), isHeading: true, isBroad: true, cell: ({ step }) => names[step - 1] ?? '' },
              { key: 'density', heading: t('steps.density'), isNumber: true, cell: ({ density }) => (density === null ? '–' : number(density)) },
              { key: 'named', heading: t('steps.named'), isNumber: true, cell: ({ named }) => number(named) },
            ]}
          />
        </section>
      )}
    </>
  )
}
