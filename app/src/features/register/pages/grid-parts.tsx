import type { ComponentChildren } from 'preact'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Draft } from '../domain/draft.ts'
import type { Grid, GridNote } from '../domain/read-grid.ts'
import { sayImport, type ImportKey } from '../messages/import-catalogue.ts'
import { ForgetForm, ImportSteps, nameOfDraft } from './import-page.tsx'

export type GridPageProps = { view: View; draft: Draft; grid: Grid }

/** The frame that the questions about a grid share. */
export function GridFrame({
  view,
  draft,
  title,
  lead,
  current = 2,
  rows,
  children,
}: {
  view: View
  draft: Draft
  title: string
  lead: string
  current?: 2 | 3
  rows?: number
  children: ComponentChildren
}) {
  const t = sayImport(view.language)
  return (
    <PageFrame view={view} title={title} lead={lead} crumbs={[{ label: t('title'), href: '/import' }]} wide>
      <ImportSteps language={view.language} current={current} rows={rows} />
      <p class="quiet">{nameOfDraft(draft, view.language)}</p>
      {children}
      <ForgetForm view={view} draft={draft} />
    </PageFrame>
  )
}

/** What was passed over, and why. */
export function Notes({ view, notes }: { view: View; notes: readonly GridNote[] }) {
  const t = sayImport(view.language)
  if (notes.length === 0) return null
  return (
    <Disclosure label={t('grid.notes', { count: notes.length })}>
      <ul>
        {notes.slice(0, 100).map(({ kind, place, text }) => (
          <li key={`${kind}${place}`}>{t(`note.${kind}` as ImportKey, { place, text })}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

const SHOWN_ROWS = 5
const SHOWN_DATES = 12

export function FirstGridRows({ view, grid }: { view: View; grid: Grid }) {
  const t = sayImport(view.language)
  const dates = grid.dates.slice(0, SHOWN_DATES).map((date, index) => ({
    key: String(date.column),
    heading: date.heading,
    align: 'middle' as const,
    cell: (row: Grid['rows'][number]) => row.marks[index] ?? '',
  }))
  const name = {
    key: 'name',
    heading: t('people.name'),
    isHeading: true,
    cell: ({ name: written }: Grid['rows'][number]) => ('whole' in written ? written.whole : `${written.given} ${written.family}`),
  }
  return (
    <Disclosure label={t('grid.first')}>
      <DataTable caption={t('grid.first')} isCaptionHidden columns={[name, ...dates]} rows={grid.rows.slice(0, SHOWN_ROWS)} onPhone="scroll" />
    </Disclosure>
  )
}

/** What stands in the way, at its place; nothing is asked before it is mended. */
export function GridProblems({ view, grid }: { view: View; grid: Grid }) {
  const t = sayImport(view.language)
  return (
    <DataTable
      caption={t('problems.title', { count: grid.problems.length })}
      isCaptionHidden
      columns={[
        { key: 'row', heading: t('column.row'), isNumber: true, cell: ({ row }) => (row > 0 ? String(row) : '') },
        { key: 'cell', heading: t('column.cell'), cell: ({ cell }) => cell },
        { key: 'problem', heading: t('column.problem'), isHeading: true, cell: ({ code, value }) => t(`grid-problem.${code}`, { value }) },
      ]}
      rows={grid.problems.slice(0, 100)}
    />
  )
}
