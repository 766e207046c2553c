import type { ComponentChildren } from 'preact'
import { useWords } from './words.ts'

export type Column<Row> = {
  key: string
  heading: string
  /** Stands quietly behind the heading, so that the figures stay bare: "hours". */
  unit?: string
  /** Figures stand at the end, the rest at the start. */
  align?: 'start' | 'end' | 'middle'
  /** Figures, under each other digit by digit. */
  isNumber?: boolean
  /** Names of several words: no narrower than a line can hold. */
  isBroad?: boolean
  /** The cell that names its row. */
  isHeading?: boolean
  cell: (row: Row) => ComponentChildren
}

type DataTableProps<Row> = {
  caption: string
  /** When the heading above already says it. */
  isCaptionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf?: (row: Row, order: number) => string | number
  /** On a phone: cards (the rule), or sideways scrolling in its own box. */
  onPhone?: 'cards' | 'scroll'
  /** Last row, such as a total; one cell a column. */
  total?: readonly ComponentChildren[]
  /** What stands there when no row does. */
  empty?: ComponentChildren
}

function classOf<Row>(column: Column<Row>): string | undefined {
  const align = column.align ?? (column.isNumber ? 'end' : 'start')
  return [align !== 'start' && align, column.isBroad === true && 'broad'].filter(Boolean).join(' ') || undefined
}

/** A table that prints, and becomes cards where it would not fit. */
export function DataTable<Row>({ caption, isCaptionHidden = false, columns, rows, keyOf, onPhone = 'cards', total, empty }: DataTableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  const isCards = onPhone === 'cards'
  // Cards are no table to a browser any more: roles say that they are one all the same.
  const roleOf = (role: 'table' | 'rowgroup' | 'row' | 'columnheader') => (isCards ? role : undefined)
  return (
    <div class="table-box">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of a keyboard */}
      <div class="table-scroll" tabindex={0} role="group" aria-label={caption}>
        <table class={isCards ? 'table cards' : 'table'} role={roleOf('table')}>
          <caption class={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
          <thead role={roleOf('rowgroup')}>
            <tr role={roleOf('row')}>
              {columns.map((column) => (
                <th key={column.key} scope="col" role={roleOf('columnheader')} class={classOf(column)}>
                  {column.heading}
                  {column.unit && <span class="unit"> ({column.unit})</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role={roleOf('rowgroup')}>
            {rows.map((row, order) => (
              <tr key={keyOf?.(row, order) ?? order} role={roleOf('row')}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} content={column.cell(row)} isCard={isCards} />
                ))}
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot role={roleOf('rowgroup')}>
              <tr role={roleOf('row')}>
                {columns.map((column, order) => (
                  <Cell key={column.key} column={column} content={total[order]} isCard={isCards} />
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </div>
  )
}

function Cell<Row>({ column, content, isCard }: { column: Column<Row>; content: ComponentChildren; isCard: boolean }) {
  if (column.isHeading) {
    return (
      <th scope="row" role={isCard ? 'rowheader' : undefined} class={classOf(column)}>
        {content}
      </th>
    )
  }
  const isEmpty = content === null || content === undefined || content === ''
  if (!isCard) return <td class={classOf(column)}>{isEmpty ? null : content}</td>
  return (
    <td role="cell" class={classOf(column)} data-label={column.unit ? `${column.heading} (${column.unit})` : column.heading}>
      {isEmpty ? null : <span>{content}</span>}
    </td>
  )
}

type PagerProps = { page: number; pages: number; hrefOf: (page: number) => string }

/** One page of many; says where the reader is. Nothing when all fits on one. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  const t = useWords()
  if (pages <= 1) return null
  return (
    <nav class="pager" aria-label={t('pager')}>
      {page > 1 ? (
        <a class="button" rel="prev" href={hrefOf(Math.min(page - 1, pages))}>
          {t('previousPage')}
        </a>
      ) : (
        <span />
      )}
      <p class="quiet figures">{t('pageOf', { page, pages })}</p>
      {page < pages ? (
        <a class="button" rel="next" href={hrefOf(page + 1)}>
          {t('nextPage')}
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
