import { nameIn } from '../../../kernel/language.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, MarginNote } from '../../../ui/card.tsx'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { FEW_COLUMNS, PosterTable } from '../../../ui/poster-table.tsx'
import type { View } from '../../../ui/view.ts'
import { writeReportQuery } from '../domain/report-query.ts'
import { addressOf, namesOf, sheetOf, versionsOf, type Report } from '../domain/report.ts'
import { FIGURE_GROUPS, makeCell, type Cell } from '../domain/sheet.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayPeriod, sayPeriodShort } from '../messages/say-period.ts'
import { FigureCard } from './figure-card.tsx'
import { accentOf, posterColumns, posterGroups } from './poster-groups.tsx'
import { Capacity, Downloads, MeetingTables, Switches, Totals, WindowChooser } from './report-parts.tsx'

type ReportPageProps = { view: View; report: Report; tabs: readonly Tab[] }

/** The monitoring table: one sentence, the poster, and for each figure an answer when it is asked. */
export function ReportPage({ view, report, tabs }: ReportPageProps) {
  const t = wordsFor(view.language)
  const { scope, query, open, table } = report
  const seesRows = report.columns.some((column) => column.seesRows)
  const current = scope.communities.find(({ id }) => id === scope.place.id)
  return (
    <PageFrame
      view={view}
      title={sayTotals(report, view)}
      lead={[
        current !== undefined && report.columns.length > 1 && t('lead.beside', { community: nameIn(view.language, current.names) }),
        t(seesRows ? 'lead' : 'lead.figuresOnly'),
      ]
        .filter(Boolean)
        .join(' ')}
      crumbs={crumbsOf(report, view)}
      tabs={tabs}
      accent={current === undefined ? undefined : accentOf(current.accent)}
      communityName={nameIn(view.language, current?.names ?? namesOf(scope))}
      wide
      isMarginOnlyWide
      margin={open === null ? <Help view={view} /> : <FigureCard view={view} report={report} card={open} level={2} />}
    >
      {query.fault !== null && <Notice kind="refused">{t(`fault.${query.fault}`)}</Notice>}
      <Actions view={view} report={report} />
      {scope.communities.length === 0 && <EmptyState>{t('empty.communities')}</EmptyState>}
      {scope.communities.length > 0 && table.distinct.meetings === 0 && (
        <EmptyState action={scope.place.kind === 'community' ? { label: t('empty.action'), href: `/communities/${scope.place.id}/meetings` } : undefined}>
          {t('empty.text')}
        </EmptyState>
      )}
      {scope.communities.length > 0 && <Body view={view} report={report} />}
    </PageFrame>
  )
}

function sayTotals({ table, query }: Report, { language }: View): string {
  const t = wordsFor(language)
  const period = sayPeriod(language, query.window)
  const { meetings, members } = table.distinct
  return meetings === 0 ? t('title.none', { period }) : t('title', { meetings, members, period })
}

function crumbsOf({ scope, opens }: Report, { language }: View): Crumb[] {
  const { place, programme } = scope
  const community = scope.communities.find(({ id }) => id === place.id)
  const above = programme === null || !opens.programme ? [] : [{ label: nameIn(language, programme.names), href: `/programmes/${programme.id}` }]
  return community === undefined || !opens.community ? above : [...above, { label: nameIn(language, community.names), href: `/communities/${place.id}` }]
}

function Help({ view }: { view: View }) {
  const t = wordsFor(view.language)
  return (
    <Card title={t('help.title')} level={2}>
      <p class="small">{t('help.text')}</p>
    </Card>
  )
}

function Actions({ view, report }: { view: View; report: Report }) {
  const t = wordsFor(view.language)
  const address = addressOf(report.scope)
  const words = writeReportQuery({ ...report.query, open: null })
  return (
    <ButtonRow>
      {report.mayFreeze ? (
        <ButtonLink kind="main" href={`${address}/snapshots${words}`}>
          {t('action.freeze')}
        </ButtonLink>
      ) : (
        <ButtonLink kind="main" href={`${address}/report/poster${words}`}>
          {t('action.poster')}
        </ButtonLink>
      )}
      <ButtonLink href="#window">{t('action.window', { period: sayPeriodShort(view.language, report.query.window) })}</ButtonLink>
      <ButtonLink href="#download">{t('action.download')}</ButtonLink>
      {!report.mayFreeze && <ButtonLink href={`${address}/snapshots`}>{t('action.snapshots')}</ButtonLink>}
    </ButtonRow>
  )
}

function Body({ view, report }: { view: View; report: Report }) {
  const address = addressOf(report.scope)
  const changed = report.columns.some(({ usual }) => usual !== null) ? countChanged(report, view) : null
  return (
    <>
      <Table view={view} report={report} />
      <Warnings view={view} report={report} />
      <Foot view={view} report={report} />
      {/* With more, the lines of each meeting are in the spreadsheet alone. */}
      {report.columns.length <= FEW_COLUMNS && <MeetingTables view={view} report={report} />}
      <Switches view={view} report={report} changed={changed} />
      {report.columns.length > 1 && <Totals view={view} report={report} />}
      <Capacity view={view} report={report} />
      <WindowChooser view={view} report={report} />
      <Downloads view={view} address={`${address}/report`} query={writeReportQuery({ ...report.query, open: null })} />
    </>
  )
}

type CellId = { communityId: string; figure: Parameters<typeof makeCell>[1] }

function cellOf({ columns }: Report, { language }: View, { communityId, figure }: CellId): Cell {
  const column = columns.find(({ community }) => community.id === communityId)
  if (column === undefined) throw new Error('a column of the sheet is a column of the report')
  return makeCell(column.figures, figure, language, column.usual === null ? {} : { usual: column.usual })
}

function countChanged(report: Report, view: View): number {
  const figures = FIGURE_GROUPS.flatMap((group) => [...group.figures])
  return report.columns
    .flatMap(({ community }) => figures.map((figure) => cellOf(report, view, { communityId: community.id, figure })))
    .filter(({ before }) => before !== null).length
}

function Table({ view, report }: { view: View; report: Report }) {
  const { language } = view
  const t = wordsFor(language)
  const sheet = sheetOf(report)
  const { open, query, usualWindow } = report
  return (
    <PosterTable
      caption={t('caption', { period: sayPeriod(language, query.window) })}
      columns={posterColumns(sheet, language, (id) => (report.columns.length > 1 && id !== report.scope.place.id ? `/communities/${id}/report` : undefined))}
      groups={posterGroups(sheet, language, {
        cellOf: (column, figure) => cellOf(report, view, { communityId: column.id, figure }),
        hrefOf: (column, figure) => `${writeReportQuery({ ...query, open: { figure, communityId: column.id } }, usualWindow)}#card`,
        isOpen: (column, figure) => open !== null && open.column.community.id === column.id && open.explanation.figure === figure,
        below: (figure) =>
          open !== null && open.explanation.figure === figure
            ? { id: 'card', content: <FigureCard view={view} report={report} card={open} level={2} /> }
            : undefined,
      })}
    />
  )
}

/** Remarks of the checker, each with its community, in words. */
function Warnings({ view, report }: { view: View; report: Report }) {
  const t = wordsFor(view.language)
  return (
    <>
      {report.table.warnings.map(({ code, community, message }, order) => {
        const column = report.columns.find((each) => each.community.id === community)
        const rows = `/communities/${community}/report/rows${writeReportQuery({ ...report.query, open: { figure: code === 'no-membership' ? 'members' : 'organisations', communityId: community } })}`
        return (
          <MarginNote key={order} kind={code === 'switched' ? 'quiet' : 'attention'}>
            <p>
              <b>{column === undefined ? '' : nameIn(view.language, column.community.names)}</b> · {message}{' '}
              {column?.seesRows === true && ['organisations-exceed-salaried', 'pairs-do-not-add-up', 'no-membership'].includes(code) && (
                <a href={rows}>{t('warnings.rows')}</a>
              )}
            </p>
          </MarginNote>
        )
      })}
    </>
  )
}

function Foot({ view, report }: { view: View; report: Report }) {
  const t = wordsFor(view.language)
  return (
    <p class="small quiet">
      {t('foot.counted')} {t(`foot.sd.${report.query.sd}`)} {t('foot.version', { version: versionsOf(report.table) })}
    </p>
  )
}
