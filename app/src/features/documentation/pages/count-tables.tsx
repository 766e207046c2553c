import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type BilingualName } from '../../../kernel/language.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import type { View } from '../../../ui/view.ts'
import { AREAS, type GridArea, type GridTemplate } from '../domain/grid.ts'
import { addCounts, COUNTED_BY, sumOf, type AreaCounts, type CountedBy, type PeriodCounts, type PeriodLine, type ShownPeriods } from '../domain/periods.ts'
import type { GridTranslate } from '../messages/catalogue.ts'
import { areaLabel, wordsOf } from './labels.ts'

export function countedByOptions(t: GridTranslate): { value: CountedBy; label: string }[] {
  return COUNTED_BY.map((value) => ({ value, label: byWord(t, value) }))
}

export function byWord(t: GridTranslate, by: CountedBy): string {
  return t(({ meeting: 'list.byMeeting', month: 'list.byMonth', quarter: 'list.byQuarter', year: 'list.byYear' } as const)[by])
}

/** "Février 2023", "1er trimestre 2023", "2023", "14 février 2023 · Soirée". */
function periodName(view: View, t: GridTranslate, by: CountedBy, { key, from, title }: PeriodCounts): string {
  if (by === 'meeting') return [writeDay(view.language, from), title].filter((part) => part !== '').join(' · ')
  if (by === 'month') return writeDay(view.language, from, 'month')
  if (by === 'year') return key
  return t('count.quarter', { number: key.slice(-1), year: key.slice(0, 4) })
}

/** A number opens what it counts; nothing is said, not left blank. */
function Count({ t, count, href }: { t: GridTranslate; count: number; href: string }) {
  return count > 0 ? <a href={href}>{count}</a> : <Nothing t={t} />
}

function Nothing({ t }: { t: GridTranslate }) {
  return (
    <span class="quiet">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{t('count.none')}</span>
    </span>
  )
}

type Row = { key: string; counts: AreaCounts }

function areaColumns<Each extends Row>(view: View, template: GridTemplate, hrefOf: (row: Each, area: GridArea | null) => string): Column<Each>[] {
  const t = wordsOf(view)
  return [
    ...AREAS.map((area): Column<Each> => ({
      key: String(area),
      heading: areaLabel(t, view.language, template, area),
      isNumber: true,
      // A line without any note says so once, at its end.
      cell: (row) => (sumOf(row.counts) > 0 ? <Count t={t} count={row.counts[area]} href={hrefOf(row, area)} /> : null),
    })),
    {
      key: 'total',
      heading: t('list.total'),
      isNumber: true,
      cell: (row) =>
        sumOf(row.counts) > 0 ? (
          <Count t={t} count={sumOf(row.counts)} href={hrefOf(row, null)} />
        ) : (
          <span class="quiet">{t('count.none').replaceAll(' ', '\u00a0')}</span>
        ),
    },
  ]
}

type PeriodTableProps = {
  view: View
  caption: string
  template: GridTemplate
  by: CountedBy
  counted: ShownPeriods
  /** The notes behind a number, with what else the reader chose. */
  hrefOf: (choice: Record<string, string>) => string
  olderHref: (until: string) => string
}

/** Areas across, time down, the latest first. */
export function PeriodTable({ view, caption, template, by, counted, hrefOf, olderHref }: PeriodTableProps) {
  const t = wordsOf(view)
  const { periods, olderUntil } = counted
  const behind = ({ from, until, meetingId }: PeriodCounts, area: GridArea | null) =>
    hrefOf({ ...(meetingId === null ? { from, until } : { meeting: meetingId }), ...(area === null ? {} : { area: String(area) }) })
  const columns: Column<PeriodLine>[] = [
    {
      key: 'period',
      heading: t(by === 'meeting' ? 'count.meeting' : 'count.period'),
      isHeading: true,
      isBroad: true,
      cell: (period) => (period.since === null ? '' : `${periodName(view, t, by, period.since)} – `) + periodName(view, t, by, period),
    },
    ...areaColumns<PeriodLine>(view, template, behind),
  ]
  return (
    <>
      <DataTable<PeriodLine> caption={caption} rows={periods} keyOf={({ key }) => key} columns={columns} empty={<p class="quiet">{t('count.nothing')}</p>} />
      {olderUntil !== null && (
        <p class="no-print">
          <a href={olderHref(olderUntil)}>{t('count.older')}</a>
        </p>
      )}
    </>
  )
}

type Totals = { communityId: string; name: BilingualName; counts: AreaCounts }
type TotalsTableProps = {
  view: View
  template: GridTemplate
  totals: readonly Totals[]
  hrefOf: (communityId: string, choice: Record<string, string>) => string
}

/** Areas across, communities down, and all of them together. */
export function TotalsTable({ view, template, totals, hrefOf }: TotalsTableProps) {
  const t = wordsOf(view)
  const rows = totals.map((each) => ({ ...each, key: each.communityId }))
  const behind = ({ communityId }: Totals & Row, area: GridArea | null) => hrefOf(communityId, area === null ? {} : { area: String(area) })
  const columns: Column<Totals & Row>[] = [
    { key: 'name', heading: t('network.community'), isHeading: true, isBroad: true, cell: ({ name }) => nameIn(view.language, name) },
    ...areaColumns<Totals & Row>(view, template, behind),
  ]
  const all = addCounts(rows.map(({ counts }) => counts))
  const total = [t('list.total'), ...[...AREAS.map((area) => all[area]), sumOf(all)].map((count) => count || <Nothing t={t} />)]
  return <DataTable<Totals & Row> caption={t('network.all')} rows={rows} keyOf={({ key }) => key} columns={columns} {...(rows.length > 1 ? { total } : {})} />
}

export function CountFiles({ view, href }: { view: View; href: (format: string) => string }) {
  const t = wordsOf(view)
  return (
    <section class="no-print">
      <h2>{t('count.files')}</h2>
      <ButtonRow>
        {(['xlsx', 'csv'] as const).map((format) => (
          <ButtonLink key={format} icon="download" isDownload href={href(format)}>
            {t(`format.${format}`)}
          </ButtonLink>
        ))}
      </ButtonRow>
    </section>
  )
}
