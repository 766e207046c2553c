import type { ComponentChildren } from 'preact'
import { MARGIN_ID } from './page-frame.tsx'
import { useWords } from './words.ts'
import type { Accent } from './view.ts'

/** Up to this many communities side by side a table shows everything; with more it stays light. */
export const FEW_COLUMNS = 5

export type PosterColumn = { key: string; label: ComponentChildren; href?: string; accent?: Accent | undefined }

export type PosterFigure = {
  /** "10"; "non noté" with `isQuiet`. */
  text: ComponentChildren
  /** "(±1)", quieter. */
  spread?: string | undefined
  /** Opens the card that explains it. */
  href?: string | undefined
  isOpen?: boolean
  /** No figure but a word: not recorded, suppressed. */
  isQuiet?: boolean
  /** What stood here before a switch was changed. */
  before?: string | undefined
}

export type PosterRow =
  | { key: string; label: ComponentChildren; figures: readonly PosterFigure[]; below?: PosterNote | undefined }
  | { key: string; label: ComponentChildren; pictures: readonly ComponentChildren[] }

/** What a narrow page shows below a row; a wide one shows it in the margin. `id` is where the figure's own link leads. */
export type PosterNote = { id: string; content: ComponentChildren }

export type PosterGroup = { key: string; label: string; rows: readonly PosterRow[] }

type PosterTableProps = { caption: string; columns: readonly PosterColumn[]; groups: readonly PosterGroup[] }

/** Figures side by side, each a question one may ask. With more than five columns a phone scrolls it in its own box. */
export function PosterTable({ caption, columns, groups }: PosterTableProps) {
  const isFew = columns.length <= FEW_COLUMNS
  return (
    <div class={isFew ? 'poster-box' : 'poster-box poster-many'} {...(isFew ? {} : { tabindex: 0, role: 'group', 'aria-label': caption })}>
      <table class={isFew ? 'poster poster-few' : 'poster'} role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" />
            {columns.map((column) => (
              <th key={column.key} scope="col" role="columnheader" class={column.accent && `accent-${column.accent}`}>
                {column.href ? <a href={column.href}>{column.label}</a> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key} role="rowgroup">
            <tr class="group" role="row">
              <th colspan={columns.length + 1} scope="rowgroup" role="rowheader">
                {group.label}
              </th>
            </tr>
            {group.rows.map((row) => ('pictures' in row ? <PictureRow key={row.key} row={row} /> : <FigureRow key={row.key} row={row} columns={columns} />))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function FigureRow({ row, columns }: { row: Extract<PosterRow, { figures: unknown }>; columns: readonly PosterColumn[] }) {
  const t = useWords()
  return (
    <>
      <tr role="row">
        <th scope="row" role="rowheader">
          {row.label}
        </th>
        {row.figures.map((figure, order) => (
          <FigureCell key={columns[order]?.key ?? order} figure={figure} />
        ))}
      </tr>
      {row.below && (
        <tr class="below" role="row">
          <td id={row.below.id} colspan={columns.length + 1} role="cell">
            <div class="only-narrow">{row.below.content}</div>
            <a class="to-margin only-wide" href={`#${MARGIN_ID}`}>
              {t('toMargin')}
            </a>
          </td>
        </tr>
      )}
    </>
  )
}

function PictureRow({ row }: { row: Extract<PosterRow, { pictures: unknown }> }) {
  return (
    <tr class="pictures" role="row">
      <th scope="row" role="rowheader">
        {row.label}
      </th>
      {row.pictures.map((picture, order) => (
        <td key={order} role="cell">
          {picture}
        </td>
      ))}
    </tr>
  )
}

function FigureCell({ figure }: { figure: PosterFigure }) {
  const t = useWords()
  const classes = [figure.isOpen && 'open', figure.before !== undefined && 'changed', figure.isQuiet && 'no-number'].filter(Boolean).join(' ')
  const words = (
    <>
      {figure.text}
      {figure.spread && ' '}
      {figure.spread && <span class="spread">{figure.spread}</span>}
    </>
  )
  return (
    <td class={classes === '' ? undefined : classes} role="cell">
      {figure.before !== undefined && (
        <span class="change">
          <span class="visually-hidden">{t('changed', { before: figure.before })}</span>
          <span aria-hidden="true">{figure.before} →</span>
        </span>
      )}
      {figure.href ? (
        <a href={figure.href} aria-current={figure.isOpen ? 'true' : undefined}>
          {words}
        </a>
      ) : (
        <span class={figure.isQuiet ? 'quiet' : undefined}>{words}</span>
      )}
    </td>
  )
}
