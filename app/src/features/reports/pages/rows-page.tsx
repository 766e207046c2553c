import { formatNumber, readDefinition, writeReason } from '@ronde/figures'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable, Pager, type Column } from '../../../ui/data-table.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { writeReportQuery } from '../domain/report-query.ts'
import type { NamedRow, RowsOfFigure } from '../domain/rows.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayPeriod } from '../messages/say-period.ts'
import { accentOf } from './poster-groups.tsx'

const PAGE_SIZE = 50

type RowsPageProps = { view: View; found: RowsOfFigure; page: number; tabs: readonly Tab[] }

/** The named lines behind one figure, for leads of the community. */
export function RowsPage({ view, found, page, tabs }: RowsPageProps) {
  const { language } = view
  const t = wordsFor(language)
  const { community, figure, query, rows } = found
  const name = nameIn(language, community.names)
  const back = `/communities/${community.id}/report${writeReportQuery(query)}#card`
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE))
  const title = t('rows.title', { figure: readDefinition(figure, language).title, community: name })
  return (
    <PageFrame
      view={view}
      title={title}
      lead={t('rows.lead', { counted: found.counted, leftOut: found.leftOut })}
      crumbs={[
        { label: name, href: `/communities/${community.id}` },
        { label: t('report'), href: back },
      ]}
      tabs={tabs}
      accent={accentOf(community.accent)}
      communityName={name}
      wide
    >
      <p class="quiet">{sayPeriod(language, query.window)}</p>
      <DataTable
        caption={t('rows.caption')}
        isCaptionHidden
        columns={columnsOf(found, language)}
        rows={shown}
        empty={<EmptyState>{t('rows.empty')}</EmptyState>}
      />
      <Pager page={page} pages={pages} hrefOf={(number) => `/communities/${community.id}/report/rows${writeReportQuery(query)}&page=${number}`} />
      <ButtonRow>
        <ButtonLink href={back}>{t('rows.back')}</ButtonLink>
      </ButtonRow>
    </PageFrame>
  )
}

function columnsOf({ figure, rows }: RowsOfFigure, language: Language): Column<NamedRow>[] {
  const t = wordsFor(language)
  const hasDays = rows.some(({ heldOn }) => heldOn !== null)
  const hasValues = rows.some(({ value }) => value !== null)
  const [first] = rows
  const unit =
    first === undefined || !hasValues ? '' : first.kind === 'meeting' && figure === 'hours' ? t('rows.unit.meeting.hours') : t(`rows.unit.${first.kind}`)
  const days: Column<NamedRow>[] = [{ key: 'when', heading: t('rows.when'), cell: ({ heldOn }) => (heldOn === null ? '' : writeDay(language, heldOn)) }]
  const values: Column<NamedRow>[] = [
    { key: 'value', heading: t('rows.value'), unit, isNumber: true, cell: ({ value }) => (value === null ? '' : formatNumber(language, value, 1)) },
  ]
  return [
    { key: 'who', heading: t('rows.who'), isHeading: true, cell: (row) => <RowName row={row} language={language} /> },
    ...(hasDays ? days : []),
    ...(hasValues ? values : []),
    {
      key: 'counts',
      heading: t('rows.counts'),
      cell: ({ isCounted, why }) => (
        <>
          <StatusWord kind={isCounted ? 'done' : 'quiet'}>{t(isCounted ? 'rows.yes' : 'rows.no')}</StatusWord>{' '}
          <span class="quiet small">{writeReason(why, language)}</span>
        </>
      ),
    },
  ]
}

function RowName({ row: { name, href, heldOn, kind }, language }: { row: NamedRow; language: Language }) {
  const t = wordsFor(language)
  const written = name === null ? t('rows.someone') : typeof name === 'string' ? name : nameIn(language, name)
  const text = written === '' && kind === 'meeting' && heldOn !== null ? writeDay(language, heldOn, 'weekday') : written
  return href === null ? <span class={name === null ? 'quiet' : undefined}>{text}</span> : <a href={href}>{text}</a>
}
