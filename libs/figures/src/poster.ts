import { FIGURES, type FigureId } from './community-figures.ts'
import type { Language } from './language.ts'
import type { PublicFigures, PublicTable } from './public-table.ts'
import { formatNumber } from './rounding.ts'
import { wordsIn } from './words/in-language.ts'

/** `poster`: whole numbers, `10 (±1)`, `(-)`; `screen`: one decimal, and words where a number is missing. */
export type TableForm = 'poster' | 'screen'

const HIDDEN = '…'

/** Figures whose null means "not recorded"; in the others it means that there is nothing to compute. */
const RECORDED: readonly FigureId[] = ['organisations', 'selfEmployed', 'pairs', 'sectors']

function renderMissing(figure: FigureId, language: Language, form: TableForm): string {
  if (form === 'poster') return '(-)'
  return RECORDED.includes(figure) ? wordsIn(language).notRecorded : wordsIn(language).noData
}

export type RenderOptions = { language: Language; form: TableForm; threshold?: number }

/** One cell in words; 0, not recorded and suppressed never look alike. */
export function renderFigure(figures: PublicFigures, figure: FigureId, { language, form, threshold = 5 }: RenderOptions): string {
  const value = figures[figure]
  const decimals = form === 'poster' ? 0 : 1
  const missing = renderMissing(figure, language, form)
  if (value === null) return missing
  if (typeof value === 'number') return formatNumber(language, value, figure === 'hours' ? decimals : 0)
  if ('suppressed' in value) return renderSuppressed(figure, threshold)
  if ('min' in value) {
    return value.min === null || value.max === null ? missing : `${formatNumber(language, value.min)}–${formatNumber(language, value.max)}`
  }
  if (value.mean === null) return missing
  const deviation = value.sd === null ? '(-)' : `(±${formatNumber(language, value.sd, decimals, true)})`
  return `${formatNumber(language, value.mean, decimals, true)} ${deviation}`
}

/** A hidden count says below which threshold it lies; a mean or a range of hidden values says nothing at all. */
function renderSuppressed(figure: FigureId, threshold: number): string {
  return figure === 'participantsPerMeeting' || figure === 'meetingsPerParticipant' ? HIDDEN : `<${threshold}`
}

/** A total may be hidden only to protect a column, so it does not claim to be small. */
function renderTotal(figures: PublicFigures, figure: FigureId, language: Language): string {
  const value = figures[figure]
  const hidden = value !== null && typeof value === 'object' && 'suppressed' in value
  return hidden ? HIDDEN : renderFigure(figures, figure, { language, form: 'screen' })
}

/** The poster: a head with the communities, then a row a figure, whole numbers as printed there. */
export function renderPoster(table: PublicTable, language: Language): string[][] {
  const words = wordsIn(language)
  const options: RenderOptions = { language, form: 'poster', ...(table.threshold === undefined ? {} : { threshold: table.threshold }) }
  return [
    ['', ...table.communities.map(({ name }) => name)],
    ...FIGURES.map((figure) => [words.poster[figure], ...table.communities.map((column) => renderFigure(column, figure, options))]),
  ]
}

/** The table of the interface: one decimal, and the two totals, each labelled with what it counts twice or once. */
export function renderTable(table: PublicTable, language: Language): string[][] {
  const words = wordsIn(language)
  const options: RenderOptions = { language, form: 'screen', ...(table.threshold === undefined ? {} : { threshold: table.threshold }) }
  return [
    ['', ...table.communities.map(({ name }) => name), words.distinct, words.summed],
    ...FIGURES.map((figure) => [
      words.poster[figure],
      ...table.communities.map((column) => renderFigure(column, figure, options)),
      renderTotal(table.distinct, figure, language),
      renderTotal(table.summed, figure, language),
    ]),
  ]
}

/** Whom the starred rows leave out; stands under every table. */
export function renderFootnote(language: Language): string {
  return wordsIn(language).footnote
}
