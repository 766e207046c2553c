import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { Field } from '../../../ui/field.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { AREAS, type GridArea, type GridTemplate } from '../domain/grid.ts'
import type { CommunityCounts } from '../domain/shown.ts'
import { areaLabel, wordsOf } from './labels.ts'

type NetworkPageProps = { view: View; communities: readonly CommunityCounts[]; template: GridTemplate; from: string; until: string }
type Row = { month: string; counts: Record<GridArea, number> }

/** Area by month for each community that the reader leads: counts, no words. */
export function NetworkPage({ view, communities, template, from, until }: NetworkPageProps) {
  const t = wordsOf(view)
  const columns: Column<Row>[] = [
    { key: 'month', heading: t('network.month'), isHeading: true, cell: ({ month }) => writeDay(view.language, `${month}-01`, 'month') },
    ...AREAS.map((area): Column<Row> => ({
      key: String(area),
      heading: areaLabel(t, view.language, template, area),
      isNumber: true,
      cell: ({ counts }) => counts[area] || null,
    })),
    { key: 'total', heading: t('list.total'), isNumber: true, cell: ({ counts }) => AREAS.reduce((sum, area) => sum + counts[area], 0) },
  ]
  return (
    <PageFrame view={view} title={t('network.title')} lead={t('network.lead')} wide>
      <form method="get" class="search">
        <Field kind="date" name="from" label={t('list.from')} value={from} />
        <Field kind="date" name="until" label={t('list.until')} value={until} />
        <Button>{t('list.counts')}</Button>
      </form>
      {communities.length === 0 && <EmptyState>{t('network.empty')}</EmptyState>}
      {communities.map(({ communityId, name, months }) => (
        <section key={communityId}>
          <h2>
            <a href={`/communities/${communityId}/grid`}>{nameIn(view.language, name)}</a>
          </h2>
          <DataTable<Row>
            caption={nameIn(view.language, name)}
            isCaptionHidden
            rows={months}
            keyOf={({ month }) => month}
            columns={columns}
            empty={<p class="quiet">{t('network.none')}</p>}
          />
        </section>
      ))}
    </PageFrame>
  )
}
