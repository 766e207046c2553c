import {
  FIGURES,
  renderFigure,
  formatNumber,
  type AttendanceStrip,
  type CommunityFigures,
  type Definition,
  type FigureId,
  type PublicFigures,
  type PublicTable,
} from '@ronde/figures'
import type { Period } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import type { Switches } from './report-query.ts'

export type SheetStrip = Pick<AttendanceStrip, 'heldOn' | 'cancelled' | 'hasAttendance' | 'counted' | 'others'>
export type SheetColumn = { id: string; names: BilingualName; accent: string; figures: PublicFigures; strips: SheetStrip[] | null }

/** What a table says of itself wherever it goes (SDC-10): how it was made, and what of it is hidden. */
export type SheetMethod = { threshold: number | null; hiddenCells: number; definitionVersion: string }

/** A monitoring table as it is shown, printed and downloaded: live, frozen or released. */
export type Sheet = {
  names: BilingualName
  window: Period
  switches: Switches
  columns: SheetColumn[]
  table: PublicTable
  /** As they were when it was frozen; null: as they are now. */
  definitions: Record<Language, Definition[]> | null
  method: SheetMethod
  /** Only of a frozen one. */
  frozen: { version: number; digest: string; frozenAt: string } | null
  /** Only of a released one. */
  released: { signedName: string; releasedAt: string } | null
}

/** The rows of the poster in their three groups. */
export const FIGURE_GROUPS = [
  { key: 'meetings', figures: ['meetings', 'hours'] },
  { key: 'attendance', figures: ['participantsPerMeeting', 'meetingsPerParticipant'] },
  { key: 'composition', figures: ['members', 'organisations', 'selfEmployed', 'pairs', 'sectors'] },
] as const satisfies readonly { key: string; figures: readonly FigureId[] }[]

export type Cell = {
  /** "10"; a word where there is no number. */
  text: string
  /** "(±1)". */
  spread: string | null
  /** No figure but a word: not recorded, nothing to compute, hidden. */
  isWord: boolean
  /** What stood there under the usual switches, when it was something else. */
  before: string | null
}

type CellOptions = {
  threshold?: number
  usual?: CommunityFigures
  /** On paper a missing figure is "(-)", as on the poster; on a screen it is a word. */
  onPaper?: boolean
}

/** One cell in whole numbers, as on the poster; 0, not recorded and hidden never look alike. */
export function makeCell(figures: PublicFigures, figure: FigureId, language: Language, options: CellOptions = {}): Cell {
  const threshold = options.threshold === undefined ? {} : { threshold: options.threshold }
  const value = figures[figure]
  const usual = options.usual?.[figure]
  const isChanged = usual !== undefined && JSON.stringify(usual) !== JSON.stringify(value)
  if (isMissing(value)) {
    const form = options.onPaper === true ? 'poster' : 'screen'
    return {
      text: renderFigure(figures, figure, { language, form, ...threshold }),
      spread: null,
      isWord: true,
      before: isChanged ? renderWhole(options.usual, figure, language) : null,
    }
  }
  const whole = options.onPaper === true ? renderFigure(figures, figure, { language, form: 'poster' }) : renderWhole(figures, figure, language)
  const before = isChanged ? renderWhole(options.usual, figure, language) : null
  if (before !== null && before === whole) {
    const [now, then] = [splitSpread(renderExact(value, language)), splitSpread(renderExact(usual, language))]
    return { ...now, isWord: false, before: now.text === then.text && then.spread !== null ? then.spread : `${then.text}${then.spread ?? ''}` }
  }
  return { ...splitSpread(whole), isWord: false, before }
}

function isMissing(value: PublicFigures[FigureId]): boolean {
  if (value === null) return true
  if (typeof value === 'number') return false
  return 'suppressed' in value || ('min' in value ? value.min === null : value.mean === null)
}

function renderWhole(figures: PublicFigures | undefined, figure: FigureId, language: Language): string {
  if (figures === undefined) return ''
  if (isMissing(figures[figure])) return renderFigure(figures, figure, { language, form: 'screen' })
  return renderFigure(figures, figure, { language, form: 'poster' }).replace(/^(\d+)–(\d+)$/, '$1 – $2')
}

/** Two decimals, where whole numbers hide that something changed. */
function renderExact(value: PublicFigures[FigureId] | undefined, language: Language): string {
  if (typeof value === 'number') return formatNumber(language, value, 2)
  if (value === null || value === undefined || !('mean' in value) || value.mean === null) return ''
  return `${formatNumber(language, value.mean, 2)} (${value.sd === null ? '-' : `±${formatNumber(language, value.sd, 2, true)}`})`
}

function splitSpread(text: string): Pick<Cell, 'text' | 'spread'> {
  const [, number = text, spread = null] = /^(.*?) (\(.*\))$/.exec(text) ?? []
  return { text: number, spread }
}

/** All cells of a sheet as on paper, a row a figure: what print, PDF and CSV have in common. */
export function listCells(sheet: Sheet, language: Language): { figure: FigureId; cells: Cell[] }[] {
  const options = sheet.table.threshold === undefined ? {} : { threshold: sheet.table.threshold }
  return FIGURES.map((figure) => ({ figure, cells: sheet.columns.map((column) => makeCell(column.figures, figure, language, { ...options, onPaper: true })) }))
}
