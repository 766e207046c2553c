import { ratio, total, type KindScore, type Rate } from './score.ts'
import { KINDS, LANGUAGES, type Language } from './span.ts'

/** Rows of words under each other; the first column to the left, the others to the right. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')}`)
    .join('\n')
}

export function share(rate: Rate): string {
  return rate.of === 0 ? '–' : ratio(rate).toFixed(3)
}

/** Recall a language, recall with the lower tier, and precision, a row for each kind. */
export function renderKinds(kinds: readonly KindScore[]): string {
  const all = [...new Set([...KINDS, ...kinds.map(({ kind }) => kind)])]
  const rows = all.flatMap((kind) => {
    const scores = kinds.filter((score) => score.kind === kind)
    if (scores.length === 0) return []
    const of = (language: Language): Rate => total(scores.filter((score) => score.language === language).map(({ recallBlocking }) => recallBlocking))
    const sum = (which: 'recallBlocking' | 'recallAny' | 'precisionBlocking' | 'precisionAny' | 'sameKind'): Rate => total(scores.map((score) => score[which]))
    return [
      [
        kind,
        String(sum('recallBlocking').of),
        share(sum('recallBlocking')),
        share(sum('recallAny')),
        share(sum('precisionBlocking')),
        share(sum('precisionAny')),
        share(sum('sameKind')),
        ...LANGUAGES.map((language) => share(of(language))),
      ],
    ]
  })
  return renderTable([
    ['kind', 'gold', 'recall', 'or think', 'precision', 'or think', 'same kind', ...LANGUAGES.map((language) => `recall ${language}`)],
    ...rows,
  ])
}
