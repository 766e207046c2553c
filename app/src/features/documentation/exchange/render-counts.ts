import { joinBytes, writeCsv, writeWorkbook } from '@ronde/tabular'
import type { BilingualName } from '../../../kernel/language.ts'
import { AREAS } from '../domain/grid.ts'
import { sumOf, type CountedBy, type PeriodCounts } from '../domain/periods.ts'

export const COUNT_FORMATS = ['csv', 'xlsx'] as const
export type CountFormat = (typeof COUNT_FORMATS)[number]
export type CountLine = PeriodCounts & { name: BilingualName }

const HEADER = ['community', 'counted_by', 'period', 'from', 'until', 'meeting', ...AREAS.map((area) => `area_${area}`), 'total']

/** One line a community and period; nothing is a zero, not a gap. */
export function renderCounts(
  format: CountFormat,
  lines: readonly CountLine[],
  { by, nameOf }: { by: CountedBy; nameOf: (name: BilingualName) => string },
): Promise<Uint8Array> {
  const rows = lines.map(({ name, key, from, until, meetingId, title, counts }) => [
    nameOf(name),
    by,
    meetingId === null ? key : from,
    from,
    until,
    title,
    ...AREAS.map((area) => counts[area]),
    sumOf(counts),
  ])
  const table = { header: [...HEADER], rows }
  return format === 'csv' ? joinBytes(writeCsv(table)) : joinBytes(writeWorkbook([{ name: 'counts', ...table }]))
}
