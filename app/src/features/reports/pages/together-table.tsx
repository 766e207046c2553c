import { formatNumber } from '@ronde/figures'
import { writeDay } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import type { Together } from '../domain/together.ts'
import { wordsFor } from '../messages/catalogue.ts'

type Line = { key: string; label: string; value: number | null }

/** Seats, people on a day, people over time and moderators, side by side: the numbers by which a method is told. */
export function TogetherTable({ language, together, meetings }: { language: Language; together: Together; meetings: number }) {
  const t = wordsFor(language)
  const day = together.on === null ? '…' : writeDay(language, together.on)
  const lines: Line[] = [
    { key: 'meetings', label: t('row.meetings'), value: meetings },
    { key: 'seats', label: t('capacity.seats'), value: together.seats },
    { key: 'registered', label: t('capacity.registered', { day }), value: together.registered },
    { key: 'active', label: t('capacity.active'), value: together.active },
    { key: 'distinct', label: t('capacity.distinct'), value: together.distinct },
    { key: 'moderators', label: t('together.moderators', { day }), value: together.moderators },
    { key: 'moderatorsMeetings', label: t('together.moderatorsMeetings'), value: together.moderatorsMeetings },
  ]
  const columns: Column<Line>[] = [
    { key: 'line', heading: t('totals.figure'), isHeading: true, cell: ({ label }) => label },
    {
      key: 'value',
      heading: t('totals.distinct'),
      isNumber: true,
      cell: ({ value }) => (value === null ? <span class="quiet">{t('capacity.none')}</span> : formatNumber(language, value, 0)),
    },
  ]
  return <DataTable caption={t('together.title')} columns={columns} rows={lines} keyOf={({ key }) => key} />
}
