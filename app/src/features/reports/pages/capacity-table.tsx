import { formatNumber, type CommunityExtras } from '@ronde/figures'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { wordsFor } from '../messages/catalogue.ts'

type CapacityColumn = { id: string; names: BilingualName; extras: CommunityExtras; listSize: number }
type Line = { key: string; label: string; valueOf: (column: CapacityColumn) => number | null; decimals?: number }

/** Seats, people on a day, people over time, list and pool: numbers that are often taken for one another; then what stands beside the poster. */
export function CapacityTable({ language, columns }: { language: Language; columns: readonly CapacityColumn[] }) {
  const t = wordsFor(language)
  const on = columns.map(({ extras }) => extras.on).findLast((day) => day !== null)
  const lines: Line[] = [
    { key: 'seats', label: t('capacity.seats'), valueOf: ({ extras }) => extras.seats },
    {
      key: 'registered',
      label: t('capacity.registered', { day: on === undefined ? '…' : writeDay(language, on) }),
      valueOf: ({ extras }) => extras.registered,
    },
    { key: 'active', label: t('capacity.active'), valueOf: ({ extras }) => extras.active },
    { key: 'distinct', label: t('capacity.distinct'), valueOf: ({ extras }) => extras.distinct },
    { key: 'list', label: t('capacity.list'), valueOf: ({ listSize }) => listSize },
    { key: 'pool', label: t('capacity.pool'), valueOf: ({ extras }) => extras.pool },
    { key: 'replaced', label: t('beside.replaced'), valueOf: ({ extras }) => extras.replaced },
    { key: 'sole', label: t('beside.solePractices'), valueOf: ({ extras }) => extras.solePractices },
    { key: 'hours', label: t('beside.personHours'), valueOf: ({ extras }) => extras.personHours, decimals: 1 },
  ]
  const write = ({ valueOf, decimals = 0 }: Line, column: CapacityColumn) => {
    const value = valueOf(column)
    return value === null ? <span class="quiet">{t('capacity.none')}</span> : formatNumber(language, value, decimals)
  }
  const table: Column<Line>[] = [
    { key: 'line', heading: t('totals.figure'), isHeading: true, cell: ({ label }) => label },
    ...columns.map((column): Column<Line> => ({
      key: column.id,
      heading: nameIn(language, column.names),
      isNumber: true,
      cell: (line) => write(line, column),
    })),
  ]
  return (
    <section>
      <h2>{t('capacity.title')}</h2>
      <p class="quiet">{t('capacity.lead')}</p>
      <DataTable caption={t('capacity.title')} isCaptionHidden columns={table} rows={lines} keyOf={({ key }) => key} />
      <p class="small quiet">{t('capacity.note')}</p>
    </section>
  )
}
