import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { nameIn, startSentence, type Language } from '../../../kernel/language.ts'
import { AttendanceStrip } from '../../../ui/attendance-strip.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { DataTable, Pager, type Column } from '../../../ui/data-table.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { MEETINGS_A_PAGE, type MeetingRow, type MeetingsPage } from '../domain/shown.ts'
import type { MeetingTranslate } from '../messages/catalogue.ts'
import { accentOf, foreignLanguage, titleOf, wordsOf, writeDayOfYear, writeSpan } from './labels.ts'

type MeetingsPageProps = { view: View; meetings: MeetingsPage; tabs: readonly Tab[]; search: { words: string; page: number }; isLead: boolean }

/** When we meet: the next one first, then year by year, the latest first. */
export function MeetingsPageView({ view, meetings, tabs, search, isLead }: MeetingsPageProps) {
  const t = wordsOf(view)
  const { community, next, rows, found } = meetings
  const address = `/communities/${community.id}/meetings`
  const name = nameIn(view.language, community.name)
  return (
    <PageFrame
      view={view}
      title={t('list.title')}
      lead={next === null ? t('list.noNext') : <NextMeeting t={t} language={view.language} next={next} />}
      accent={accentOf([community])}
      communityName={name}
      crumbs={[{ label: name, href: `/communities/${community.id}` }]}
      tabs={tabs}
      wide
      mainAction={
        isLead &&
        !community.isClosed && (
          <ButtonLink kind="main" icon="add" href={`${address}/new`}>
            {t('list.plan')}
          </ButtonLink>
        )
      }
    >
      {search.words === '' && search.page === 1 && <Strip t={t} language={view.language} meetings={meetings} />}
      {(found > 10 || search.words !== '') && <SearchBox label={t('list.search')} value={search.words} button={t('list.find')} />}
      {rows.length === 0 && (
        <EmptyState action={isLead && !community.isClosed ? { label: t('list.plan'), href: `${address}/new` } : undefined}>
          {t(search.words === '' ? 'list.empty' : 'list.nothing')}
        </EmptyState>
      )}
      {groupByYear(rows).map(([year, ofYear]) => (
        <section key={year}>
          <h2>{year}</h2>
          <DataTable<MeetingRow>
            caption={`${t('list.title')} ${year}`}
            isCaptionHidden
            columns={columnsOf({ t, view, isLead, rows: ofYear })}
            rows={ofYear}
            keyOf={(row) => row.id}
          />
        </section>
      ))}
      <Pager page={search.page} pages={Math.ceil(found / MEETINGS_A_PAGE)} hrefOf={(page) => hrefOf(address, { ...search, page })} />
      {isLead && (
        <p>
          <a href={`/communities/${community.id}/calendars`}>{t('list.calendars')}</a>
        </p>
      )}
      {rows.length > 0 && <MarginNote kind="quiet">{t('list.explain')}</MarginNote>}
    </PageFrame>
  )
}

function NextMeeting({ t, language, next }: { t: MeetingTranslate; language: Language; next: MeetingRow }) {
  return <a href={`/meetings/${next.id}`}>{t('list.next', { when: writeSpan(t, language, next) })}</a>
}

function hrefOf(address: string, { words, page }: MeetingsPageProps['search']): string {
  return `${address}?${new URLSearchParams({ ...(words === '' ? {} : { q: words }), page: String(page) })}`
}

function groupByYear(rows: readonly MeetingRow[]): [string, MeetingRow[]][] {
  const years = new Map<string, MeetingRow[]>()
  for (const row of rows) {
    const year = dayOf(row.startsAt).slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), row])
  }
  return [...years]
}

function Strip({ t, language, meetings }: { t: MeetingTranslate; language: Language; meetings: MeetingsPage }) {
  if (meetings.strip.length < 2) return null
  const columns = meetings.strip.map(({ startsAt, state, counted, besides }) => {
    const day = writeDay(language, dayOf(startsAt))
    const isCancelled = state === 'cancelled'
    return { label: isCancelled ? t('strip.cancelled', { day }) : t('strip.column', { day, counted, others: besides }), counted, others: besides, isCancelled }
  })
  return (
    <figure class="chart">
      <AttendanceStrip title={t('strip.title')} columns={columns} accent={accentOf([meetings.community])} widest={columns.length} />
      <figcaption>{t('strip.title')}</figcaption>
    </figure>
  )
}

type ColumnWishes = { t: MeetingTranslate; view: View; isLead: boolean; rows: readonly MeetingRow[] }

/** Columns nobody fills are left out. */
function columnsOf({ t, view, isLead, rows }: ColumnWishes): Column<MeetingRow>[] {
  const { language } = view
  const columns: (Column<MeetingRow> & { isLeftOut?: boolean })[] = [
    {
      key: 'day',
      heading: t('list.when'),
      isHeading: true,
      cell: (row) => <a href={`/meetings/${row.id}`}>{startSentence(writeDayOfYear(language, row.startsAt))}</a>,
    },
    { key: 'time', heading: t('list.time'), cell: (row) => `${writeTime(language, row.startsAt)}\u00a0–\u2060\u00a0${writeTime(language, row.endsAt)}` },
    {
      key: 'title',
      heading: t('list.meeting'),
      isLeftOut: rows.every(({ title }) => title === ''),
      cell: (row) => row.title && <span lang={foreignLanguage(view, row)}>{row.title}</span>,
    },
    { key: 'where', heading: t('list.where'), isLeftOut: rows.every(({ place }) => place === ''), cell: (row) => row.place },
    {
      key: 'with',
      heading: t('list.with'),
      isLeftOut: rows.every(({ others }) => others.length === 0),
      cell: (row) => row.others.map((name) => nameIn(language, name)).join(', '),
    },
    {
      key: 'state',
      heading: t('list.state'),
      cell: (row) => <StatusWord kind={row.state === 'cancelled' ? 'attention' : 'quiet'}>{t(`state.${row.state}`)}</StatusWord>,
    },
    { key: 'came', heading: t('list.came'), isNumber: true, cell: (row) => (row.counted + row.besides === 0 ? null : came(row)) },
    {
      key: 'register',
      heading: t('list.register'),
      isLeftOut: !isLead,
      cell: (row) => (row.state === 'cancelled' ? null : <RegisterLink t={t} view={view} row={row} />),
    },
  ]
  return columns.filter(({ isLeftOut }) => isLeftOut !== true)
}

function came({ counted, besides }: MeetingRow): string {
  return besides === 0 ? String(counted) : `${counted} + ${besides}`
}

function RegisterLink({ t, view, row }: { t: MeetingTranslate; view: View; row: MeetingRow }) {
  return (
    <>
      <a href={`/meetings/${row.id}/attendance`}>
        {t('list.attendance')}
        <span class="visually-hidden"> {titleOf(t, view.language, row)}</span>
      </a>
      <span class="quiet"> · {t(`register.${row.registerState}`)}</span>
    </>
  )
}
