import { writeDay } from '../../../kernel/day.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable, Pager, type Column } from '../../../ui/data-table.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { ENTRY_STATES } from '../domain/entry.ts'
import { AREAS, type GridArea, type GridTemplate } from '../domain/grid.ts'
import { ROWS_A_PAGE, type CountColumn, type FoundEntry, type GridFilter } from '../domain/shown.ts'
import type { GridTranslate } from '../messages/catalogue.ts'
import { EntryItem } from './entry-parts.tsx'
import { areaLabel, areaOptions, languageOptions, wordsOf, type Around, type RoleNames } from './labels.ts'

type CommunityPageProps = {
  view: View
  around: Around
  communityId: string
  filter: GridFilter & { by: 'meeting' | 'month' }
  grid: {
    template: GridTemplate
    columns: CountColumn[]
    rows: FoundEntry[]
    found: number
    mayExport: boolean
  }
  nameRole: RoleNames
  /** The network's own page, for who leads more than one community. */
  hasNetwork: boolean
}

/** A community's grid over time: how much was said where, and what. */
export function CommunityGridPage({ view, around, communityId, filter, grid, nameRole, hasNetwork }: CommunityPageProps) {
  const t = wordsOf(view)
  const address = `/communities/${communityId}/grid`
  const isFiltered = Object.keys(paramsOf(filter)).some((name) => name !== 'by')
  return (
    <PageFrame view={view} {...around} lead={t('list.lead')}>
      <ButtonRow>
        <ButtonLink href={`${address}/template`}>{t('list.template')}</ButtonLink>
        {hasNetwork && <ButtonLink href="/grid">{t('list.network')}</ButtonLink>}
      </ButtonRow>
      <FilterBox view={view} t={t} address={address} filter={filter} template={grid.template} />
      {grid.columns.length > 0 && <Counts view={view} t={t} template={grid.template} columns={grid.columns} />}
      {grid.found === 0 ? <EmptyState>{t(isFiltered ? 'list.nothing' : 'list.empty')}</EmptyState> : <h2>{t('list.found', { count: grid.found })}</h2>}
      {grid.rows.map((entry) => (
        <EntryItem key={entry.id} view={view} entry={entry} nameRole={nameRole}>
          <p class="quiet small">
            {areaLabel(t, view.language, grid.template, entry.area)} ·{' '}
            <a href={`/meetings/${entry.meetingId}/grid#area-${entry.area}`}>
              {writeDay(view.language, entry.heldOn)}
              {entry.meetingTitle !== '' && ` · ${entry.meetingTitle}`}
            </a>
          </p>
        </EntryItem>
      ))}
      <Pager page={filter.page} pages={Math.ceil(grid.found / ROWS_A_PAGE)} hrefOf={(page) => `?${query({ ...paramsOf(filter), page: String(page) })}`} />
      {grid.mayExport && grid.found > 0 && <Files t={t} address={address} filter={filter} />}
    </PageFrame>
  )
}

function query(params: Record<string, string>): string {
  return new URLSearchParams(params).toString()
}

/** What the reader chose, as the address keeps it; what is not chosen is left out. */
function paramsOf({ words, area, language, state, from, until, by }: CommunityPageProps['filter']): Record<string, string> {
  const all = { q: words, area: area === null ? '' : String(area), language: language ?? '', state: state ?? '', from: from ?? '', until: until ?? '', by }
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== '' && !(name === 'by' && value === 'meeting')))
}

type BoxProps = { view: View; t: GridTranslate; address: string; filter: CommunityPageProps['filter']; template: GridTemplate }

function FilterBox({ view, t, address, filter, template }: BoxProps) {
  const states = ENTRY_STATES.filter((state) => state !== 'retracted').map((state) => ({ value: state, label: t(`state.${state}`) }))
  return (
    <SearchBox label={t('list.search')} hint={t('list.searchHint')} value={filter.words} action={address}>
      <SelectField
        name="area"
        label={t('list.area')}
        options={areaOptions(t, view.language, template)}
        chosen={filter.area === null ? null : String(filter.area)}
        empty={t('list.allAreas')}
      />
      <SelectField name="language" label={t('field.language')} options={languageOptions()} chosen={filter.language} empty={t('list.allLanguages')} />
      <SelectField name="state" label={t('list.state')} options={states} chosen={filter.state} empty={t('list.allStates')} />
      <Field kind="date" name="from" label={t('list.from')} value={filter.from} />
      <Field kind="date" name="until" label={t('list.until')} value={filter.until} />
      <SelectField
        name="by"
        label={t('list.by')}
        options={[
          { value: 'meeting', label: t('list.byMeeting') },
          { value: 'month', label: t('list.byMonth') },
        ]}
        chosen={filter.by}
        empty={false}
      />
    </SearchBox>
  )
}

type CountRow = { key: string; name: string; counts: (number | null)[]; total: number }

/** Areas down, meetings or months across, the latest first. */
function Counts({ view, t, template, columns }: { view: View; t: GridTranslate; template: GridTemplate; columns: readonly CountColumn[] }) {
  const rowOf = (area: GridArea): CountRow => ({
    key: String(area),
    name: areaLabel(t, view.language, template, area),
    counts: columns.map(({ counts }) => counts[area] || null),
    total: columns.reduce((sum, { counts }) => sum + counts[area], 0),
  })
  const shown: Column<CountRow>[] = [
    { key: 'area', heading: t('list.area'), isHeading: true, isBroad: true, cell: ({ name }) => name },
    ...columns.map((column, order): Column<CountRow> => ({
      key: column.key,
      heading: column.meetingId === null ? writeDay(view.language, column.heldOn, 'month') : writeDay(view.language, column.heldOn, 'short'),
      isNumber: true,
      cell: ({ counts }) => counts[order],
    })),
    { key: 'total', heading: t('list.total'), isNumber: true, cell: ({ total }) => total },
  ]
  return <DataTable<CountRow> caption={t('list.counts')} rows={AREAS.map(rowOf)} keyOf={({ key }) => key} columns={shown} onPhone="scroll" />
}

function Files({ t, address, filter }: Pick<BoxProps, 't' | 'address' | 'filter'>) {
  return (
    <section>
      <h2>{t('list.files')}</h2>
      <p class="quiet">{t('list.filesHint')}</p>
      <ButtonRow>
        {(['docx', 'xlsx', 'csv', 'json'] as const).map((format) => (
          <ButtonLink key={format} icon="download" isDownload href={`${address}/download?${query({ ...paramsOf(filter), format })}`}>
            {t(`format.${format}`)}
          </ButtonLink>
        ))}
      </ButtonRow>
    </section>
  )
}
