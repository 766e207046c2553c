import { renderFootnote, renderPoster, renderTable, type MonitoringTable } from '@ronde/figures'
import { joinBytes, writeCsv } from '@ronde/tabular'
import type { Language } from '../../../kernel/language.ts'

export type TableForm = { language: Language; isPoster: boolean }

/** The rows of the table as text: whole numbers as on the poster, or one decimal and both totals. */
function renderRows(table: MonitoringTable, { language, isPoster }: TableForm): string[][] {
  return isPoster ? renderPoster(table, language) : renderTable(table, language)
}

/** The community first, since several may have the same to say. */
function sayWarning({ communities }: MonitoringTable, { community, message }: MonitoringTable['warnings'][number]): string {
  const name = communities.find(({ id }) => id === community)?.name
  return name === undefined ? message : `${name}: ${message}`
}

/** Columns set under each other for a terminal, then the footnote and what the checker says. */
export function renderPlainTable(table: MonitoringTable, form: TableForm): string {
  const rows = renderRows(table, form)
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  return [...lines, '', renderFootnote(form.language), ...table.warnings.map((warning) => `! ${sayWarning(table, warning)}`)].join('\n')
}

export async function renderCsvTable(table: MonitoringTable, form: TableForm): Promise<Uint8Array> {
  const [header = [], ...rows] = renderRows(table, form)
  return joinBytes(writeCsv({ header, rows }))
}

/** A page that stands alone: for a mail, a website or a printer. */
export function renderHtmlTable(table: MonitoringTable, form: TableForm, title: string): string {
  const [header = [], ...rows] = renderRows(table, form)
  const head = header.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')
  const body = rows.map(
    ([label = '', ...cells]) => `<tr><th scope="row">${escapeHtml(label)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  const warnings = table.warnings.map((warning) => `<li>${escapeHtml(sayWarning(table, warning))}</li>`).join('')
  return `<!doctype html>
<html lang="${form.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color:#20242b;background:#fbf7f0}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .8rem;border-bottom:1px solid #ddd5c8;text-align:right}th[scope=row]{text-align:left;font-weight:400}@page{size:A3 landscape}</style></head>
<body><table><caption>${escapeHtml(title)}</caption><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table><p>${escapeHtml(renderFootnote(form.language))}</p>${warnings === '' ? '' : `<ul>${warnings}</ul>`}</body></html>
`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
