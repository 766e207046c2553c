import { writeDay } from '../../../kernel/day.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Pager } from '../../../ui/data-table.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { ENTRY_STATES } from '../domain/entry.ts'
import type { GridTemplate } from '../domain/grid.ts'
import { sumOf, type CountedBy, type ShownPeriods } from '../domain/periods.ts'
import { ROWS_A_PAGE, type FoundEntry, type GridFilter } from '../domain/shown.ts'
import type { GridTranslate } from '../messages/catalogue.ts'
import { byWord, countedByOptions, CountFiles, PeriodTable } from './count-tables.tsx'
import { EntryItem } from './entry-parts.tsx'
import { areaLabel, areaOptions, languageOptions, wordsOf, type Around, type RoleNames } from './labels.ts'

type CommunityPageProps = {
  view: View
  around: Around
  communityId: string
  filter: GridFilter & { by: CountedBy }
  grid: {
    template: GridTemplate
    counted: ShownPeriods
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
    <PageFrame view={view} {...around} lead={t('list.lead')} wide>
      <ButtonRow>
        <ButtonLink href={`${address}/template`}>{t('list.template')}</ButtonLink>
        {hasNetwork && <ButtonLink href="/grid">{t('list.network')}</ButtonLink>}
      </ButtonRow>
      <FilterBox view={view} t={t} address={address} filter={filter} template={grid.template} />
      {grid.counted.periods.some(({ counts }) => sumOf(counts) > 0) && (
        <PeriodTable
          view={view}
          caption={t('list.counts', { by: byWord(t, filter.by) })}
          template={grid.template}
          by={filter.by}
          counted={grid.counted}
          hrefOf={(choice) => `?${query({ ...paramsOf(filter), ...choice })}#notes`}
          olderHref={(until) => `?${query({ ...paramsOf(filter), until })}`}
        />
      )}
      <h2 id="notes">{t('list.found', { count: grid.found })}</h2>
      {filter.meetingId !== null && (
        <p>
          {t('list.oneMeeting')} <a href={`?${query(paramsOf({ ...filter, meetingId: null }))}`}>{t('list.allMeetings')}</a>
        </p>
      )}
      {grid.found === 0 && <EmptyState>{t(isFiltered ? 'list.nothing' : 'list.empty')}</EmptyState>}
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
      <CountFiles view={view} href={(format) => `/grid/download?${query({ ...countsOf(filter), community: communityId, format })}`} />
      {grid.mayExport && grid.found > 0 && <Files t={t} address={address} filter={filter} />}
    </PageFrame>
  )
}

function query(params: Record<string, string>): string {
  return new URLSearchParams(params).toString()
}

/** What the reader chose, as the address keeps it; what is not chosen is left out. */
function paramsOf({ words, area, language, state, meetingId, from, until, by }: CommunityPageProps['filter']): Record<string, string> {
  const choices = { q: words, area: area === null ? '' : String(area), language: language ?? '', state: state ?? '', meeting: meetingId ?? '' }
  return filled({ ...choices, from: from ?? '', until: until ?? '', by })
}

/** The numbers know no words and no state. */
function countsOf({ from, until, by }: CommunityPageProps['filter']): Record<string, string> {
  return filled({ from: from ?? '', until: until ?? '', by })
}

function filled(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
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
      <SelectField name="by" label={t('list.by')} options={countedByOptions(t)} chosen={filter.by} empty={false} />
    </SearchBox>
  )
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
