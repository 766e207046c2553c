import type { FigureId } from '@ronde/figures'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { AttendanceStrip, heightOf, type StripColumn } from '../../../ui/attendance-strip.tsx'
import { FEW_COLUMNS, type PosterColumn, type PosterFigure, type PosterGroup, type PosterNote, type PosterRow } from '../../../ui/poster-table.tsx'
import { isAccent, type Accent } from '../../../ui/view.ts'
import { FIGURE_GROUPS, type Cell, type Sheet, type SheetColumn, type SheetStrip } from '../domain/sheet.ts'
import { wordsFor } from '../messages/catalogue.ts'

export function accentOf(name: string): Accent {
  return isAccent(name) ? name : 'teal'
}

export function posterColumns(sheet: Sheet, language: Language, hrefOf?: (id: string) => string | undefined): PosterColumn[] {
  return sheet.columns.map(({ id, names, accent }) => {
    const href = hrefOf?.(id)
    return { key: id, label: nameIn(language, names), accent: accentOf(accent), ...(href === undefined ? {} : { href }) }
  })
}

type Options = {
  cellOf: (column: SheetColumn, figure: FigureId) => Cell
  /** Where the card of a figure opens; left out on paper. */
  hrefOf?: (column: SheetColumn, figure: FigureId) => string
  isOpen?: (column: SheetColumn, figure: FigureId) => boolean
  /** What a phone shows below a row. */
  below?: (figure: FigureId) => PosterNote | undefined
}

/** The rows of the poster in their groups, the strips under the mean they belong to. */
export function posterGroups(sheet: Sheet, language: Language, options: Options): PosterGroup[] {
  const t = wordsFor(language)
  return FIGURE_GROUPS.map(({ key, figures }) => ({
    key,
    label: t(`group.${key}`),
    rows: figures.flatMap((figure): PosterRow[] => {
      const row: PosterRow = {
        key: figure,
        label: t(`row.${figure}`),
        figures: sheet.columns.map((column) => toFigure(column, figure, options)),
        below: options.below?.(figure),
      }
      return figure === 'participantsPerMeeting' && sheet.columns.some(({ strips }) => strips !== null) ? [row, stripRow(sheet, language)] : [row]
    }),
  }))
}

function toFigure(column: SheetColumn, figure: FigureId, { cellOf, hrefOf, isOpen }: Options): PosterFigure {
  const { text, spread, isWord, before } = cellOf(column, figure)
  return {
    text,
    isQuiet: isWord,
    ...(spread === null ? {} : { spread }),
    ...(before === null ? {} : { before }),
    ...(hrefOf === undefined ? {} : { href: hrefOf(column, figure) }),
    isOpen: isOpen?.(column, figure) ?? false,
  }
}

/** With many side by side only the strip is named, not each of its columns. */
function stripRow(sheet: Sheet, language: Language): PosterRow {
  const t = wordsFor(language)
  const labelled = sheet.columns.length <= FEW_COLUMNS
  const drawn = sheet.columns.map(({ strips }) =>
    (strips ?? []).map((strip) => (labelled ? toStripColumn(strip, language) : { ...toStripColumn(strip, language), label: '' })),
  )
  const tallest = Math.max(1, ...drawn.flat().map(heightOf))
  const widest = Math.max(1, ...drawn.map((columns) => columns.length))
  const pictures = sheet.columns.map(({ names, accent }, order) => {
    const columns = drawn[order] ?? []
    if (columns.length === 0) return null
    const counts = columns.map(({ counted, isCancelled }) => (isCancelled === true ? '×' : counted)).join(', ')
    return (
      <AttendanceStrip
        title={t('strips.title', { community: nameIn(language, names), counts })}
        columns={columns}
        accent={accentOf(accent)}
        tallest={tallest}
        widest={widest}
      />
    )
  })
  return { key: 'strips', label: t('strips.label'), pictures }
}

function toStripColumn({ heldOn, cancelled, hasAttendance, counted, others }: SheetStrip, language: Language): StripColumn {
  const t = wordsFor(language)
  const day = writeDay(language, heldOn)
  if (cancelled) return { label: t('strips.cancelled', { day }), counted: 0, isCancelled: true }
  return { label: hasAttendance ? t('strips.meeting', { day, counted, others }) : t('strips.silent', { day }), counted, others }
}
