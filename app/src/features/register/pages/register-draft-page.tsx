import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable, Pager } from '../../../ui/data-table.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { countProblems, countRows, filterProblems, type Draft, type ReadSheetSummary, type RegisterSummary } from '../domain/draft.ts'
import type { Problem } from '../domain/problem.ts'
import { sayRegister, type RegisterKey } from '../messages/catalogue.ts'
import { sayImport } from '../messages/import-catalogue.ts'
import { sayProblem } from '../messages/say-problem.ts'
import { sheetName } from './draft-pages.tsx'
import { ForgetForm, ImportSteps, nameOfDraft, UploadForm } from './import-page.tsx'

export type ProblemAsk = { words: string; sheet: string; code: string; page: number }
type RegisterDraftPageProps = { view: View; draft: Draft; summary: RegisterSummary; ask: ProblemAsk }

const PAGE = 50

/** What was understood of a register: counts, first rows, every problem at its place; and the button, once none is left. */
export function RegisterDraftPage({ view, draft, summary, ask }: RegisterDraftPageProps) {
  const t = sayImport(view.language)
  const rows = countRows(summary.sheets)
  const problems = [...summary.problems, ...(draft.outcome.conflicts ?? [])]
  const count = Math.max(problems.length, summary.problemCount)
  const title = count > 0 ? t('problems.title', { count }) : t('found.title', { count: rows })
  return (
    <PageFrame view={view} title={title} lead={count > 0 ? t('problems.lead') : t('save.lead')} crumbs={[{ label: t('title'), href: '/import' }]} wide>
      <ImportSteps language={view.language} current={count > 0 ? 2 : 3} rows={count > 0 ? undefined : rows} />
      <p class="quiet">{nameOfDraft(draft, view.language)}</p>
      {count > 0 ? (
        <>
          <Problems view={view} draft={draft} problems={problems} count={count} ask={ask} />
          <h2>{t('mended.title')}</h2>
          <UploadForm view={view} replaces={draft.id} />
        </>
      ) : (
        <Form view={view} action={`/import/${draft.id}/save`}>
          <Button kind="main">{t('save', { count: rows })}</Button>
        </Form>
      )}
      <h2>{t('step.understood')}</h2>
      <SheetCounts view={view} summary={summary} problems={problems} />
      {summary.sheets
        .filter(({ rows: shown }) => shown.length > 0)
        .map((sheet) => (
          <FirstRows key={sheet.sheet} view={view} sheet={sheet} />
        ))}
      <ForgetForm view={view} draft={draft} />
    </PageFrame>
  )
}

function SheetCounts({ view, summary, problems }: { view: View; summary: RegisterSummary; problems: readonly Problem[] }) {
  const t = sayImport(view.language)
  const counts = new Map(countProblems(problems).sheets)
  const missing = problems.filter(({ code }) => code === 'sheet-missing').map(({ sheet }) => ({ sheet, count: null }))
  const rows = [...summary.sheets.map(({ sheet, count }) => ({ sheet, count })), ...missing]
  return (
    <DataTable
      caption={t('found.sheets')}
      isCaptionHidden
      columns={[
        { key: 'sheet', heading: t('column.sheet'), isHeading: true, cell: ({ sheet }) => `${sheetName(view, sheet)} (${sheet})` },
        { key: 'rows', heading: t('found.rows'), isNumber: true, cell: ({ count }) => (count === null ? t('found.missing') : String(count)) },
        { key: 'problems', heading: t('found.problems'), isNumber: true, cell: ({ sheet }) => <ToMend count={counts.get(sheet) ?? 0} /> },
      ]}
      rows={rows}
      total={[null, String(countRows(summary.sheets)), String(problems.length)]}
    />
  )
}

function ToMend({ count }: { count: number }) {
  return count === 0 ? <StatusWord kind="done">0</StatusWord> : <StatusWord kind="refused">{count}</StatusWord>
}

function FirstRows({ view, sheet: { sheet, header, rows } }: { view: View; sheet: ReadSheetSummary }) {
  const label = sayImport(view.language)('found.first', { sheet: sheetName(view, sheet) })
  const columns = header.map((heading, index) => ({ key: String(index), heading, cell: (row: string[]) => row[index] ?? '' }))
  return (
    <Disclosure label={label}>
      <DataTable caption={label} isCaptionHidden columns={columns} rows={rows} onPhone="scroll" />
    </Disclosure>
  )
}

type ProblemsProps = { view: View; draft: Draft; problems: readonly Problem[]; count: number; ask: ProblemAsk }

function Problems({ view, draft, problems, count, ask }: ProblemsProps) {
  const t = sayImport(view.language)
  const say = sayRegister(view.language)
  const words = ask.words.toLowerCase()
  const fitting = filterProblems(problems, ask).filter(
    (problem) => words === '' || `${problem.column} ${sayProblem(say, problem)}`.toLowerCase().includes(words),
  )
  const hrefOf = (page: number) => `/import/${draft.id}?${new URLSearchParams({ q: ask.words, sheet: ask.sheet, code: ask.code, page: String(page) })}`
  return (
    <>
      {problems.length > PAGE_WITHOUT_FILTER && <Filter view={view} draft={draft} problems={problems} ask={ask} />}
      {count > problems.length && <Notice>{t('problems.most', { count: problems.length })}</Notice>}
      <DataTable
        caption={t('problems.title', { count })}
        isCaptionHidden
        columns={[
          { key: 'sheet', heading: t('column.sheet'), cell: ({ sheet }) => sheet },
          { key: 'row', heading: t('column.row'), isNumber: true, cell: ({ row }) => (row > 0 ? String(row) : '') },
          { key: 'column', heading: t('column.column'), cell: ({ column }) => column },
          { key: 'cell', heading: t('column.cell'), cell: ({ cell }) => cell },
          { key: 'problem', heading: t('column.problem'), isHeading: true, cell: (problem) => sayProblem(say, problem) },
        ]}
        rows={fitting.slice((ask.page - 1) * PAGE, ask.page * PAGE)}
        empty={<EmptyState action={{ label: t('filter.any'), href: `/import/${draft.id}` }}>{t('problems.none-here')}</EmptyState>}
      />
      <Pager page={ask.page} pages={Math.ceil(fitting.length / PAGE)} hrefOf={hrefOf} />
      <ButtonRow>
        <ButtonLink href={`/import/${draft.id}/marked.xlsx`} icon="download" isDownload>
          {t('marked.download')}
        </ButtonLink>
      </ButtonRow>
    </>
  )
}

/** Fewer are seen at a glance. */
const PAGE_WITHOUT_FILTER = 1

function Filter({ view, draft, problems, ask }: Omit<ProblemsProps, 'count'>) {
  const t = sayImport(view.language)
  const { sheets, codes } = countProblems(problems)
  return (
    <SearchBox label={t('filter.words')} value={ask.words} action={`/import/${draft.id}`} button={t('filter.button')}>
      <SelectField
        name="sheet"
        label={t('filter.sheet')}
        empty={t('filter.any')}
        chosen={ask.sheet}
        options={sheets.map(([sheet, count]) => ({ value: sheet, label: `${sheetName(view, sheet)} (${count})` }))}
      />
      <SelectField
        name="code"
        label={t('filter.code')}
        empty={t('filter.any')}
        chosen={ask.code}
        options={codes.map(([code, count]) => ({ value: code, label: `${sayKind(view, code)} (${count})` }))}
      />
    </SearchBox>
  )
}

/** The sentence of a kind of problem, without what differs from cell to cell. */
function sayKind(view: View, code: string): string {
  const bare = sayRegister(view.language)(`problem.${code}` as RegisterKey, {
    value: '…',
    column: '…',
    sheet: '…',
    row: '…',
    words: '…',
    most: '…',
    other: '…',
  })
  return bare.length > 70 ? `${bare.slice(0, 68)}…` : bare
}
