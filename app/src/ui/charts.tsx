import type { ComponentChildren } from 'preact'
import { DataTable } from './data-table.tsx'
import { Disclosure } from './small-parts.tsx'
import { useWords } from './words.ts'
import type { Accent } from './view.ts'

type ChartProps = { caption: string; table: { headings: readonly string[]; rows: readonly (readonly ComponentChildren[])[] }; children: ComponentChildren }

/** A picture with its caption and, behind it, the same facts as a table. */
export function Chart({ caption, table, children }: ChartProps) {
  const t = useWords()
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <div class="strip-box">{children}</div>
      <Disclosure label={t('table')}>
        <DataTable<readonly ComponentChildren[]>
          caption={caption}
          isCaptionHidden
          rows={table.rows}
          columns={table.headings.map((heading, order) => ({ key: heading, heading, isHeading: order === 0, isNumber: order > 0, cell: (row) => row[order] }))}
        />
      </Disclosure>
    </figure>
  )
}

export type SmallBar = { label: string; value: number; text?: string; accent?: Accent }

/** A few lengths side by side; it is a table, so nothing is only drawn. */
export function SmallBars({ caption, bars, max, accent }: { caption: string; bars: readonly SmallBar[]; max?: number; accent?: Accent }) {
  const longest = Math.max(max ?? 0, ...bars.map(({ value }) => value), Number.MIN_VALUE)
  return (
    <table class={accent ? `bars accent-${accent}` : 'bars'}>
      <caption>{caption}</caption>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            <td class="value">{bar.text ?? bar.value}</td>
            <td class="length">
              <svg class={bar.accent && `accent-${bar.accent}`} viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                <rect class="filled" width={(bar.value / longest) * 100} height="14" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export type YearMark = { kind: 'held' | 'planned' | 'cancelled'; label: string; href?: string }
export type YearMonth = { label: string; name: string; marks: readonly YearMark[] }

/** A year at a glance: twelve months, a dot each time. `label` is short ("févr."), `name` long. */
export function YearStrip({ title, months, accent }: { title: string; months: readonly YearMonth[]; accent?: Accent }) {
  return (
    <div class={accent ? `year-box accent-${accent}` : 'year-box'}>
      <ol class="year" aria-label={title}>
        {months.map((month) => (
          <li key={month.name}>
            <div class="marks">
              {month.marks.map((mark, order) => (
                <YearMarkDot key={order} mark={mark} />
              ))}
            </div>
            <abbr title={month.name}>{month.label}</abbr>
          </li>
        ))}
      </ol>
    </div>
  )
}

function YearMarkDot({ mark }: { mark: YearMark }) {
  const dot = (
    <svg viewBox="0 0 14 14" width="14" height="14" role="img" aria-label={mark.label}>
      <title>{mark.label}</title>
      {mark.kind === 'held' && <circle class="filled" cx="7" cy="7" r="5.5" />}
      {mark.kind === 'planned' && <circle class="hollow" cx="7" cy="7" r="5" />}
      {mark.kind === 'cancelled' && <path class="struck" d="M3 3l8 8m0-8l-8 8" />}
    </svg>
  )
  return mark.href ? <a href={mark.href}>{dot}</a> : dot
}
