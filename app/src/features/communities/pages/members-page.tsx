import type { ComponentChildren } from 'preact'
import type { CodeList } from '../../../kernel/code-list.ts'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { DataTable, Pager, type Column } from '../../../ui/data-table.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { isArchive } from '../domain/community.ts'
import { MEMBERS_A_PAGE, type MemberRow, type MembersPage } from '../domain/member-row.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { accentOf, reasonLabel, wordsOf } from './labels.ts'

type MembersPageProps = {
  view: View
  members: MembersPage
  reasons: CodeList
  tabs: readonly Tab[]
  search: { words: string; withEnded: boolean; page: number }
  /** Moderators and coordinators: they see ways to reach people and open each line. */
  isLead: boolean
  today: string
  /** What another feature puts above the list. */
  top: ComponentChildren
}

/** Who belongs here, fifty at a time. */
export function MembersPageView({ view, members, reasons, tabs, search, isLead, today, top }: MembersPageProps) {
  const t = wordsOf(view)
  const { community, counts, found, rows } = members
  const address = `/communities/${community.id}/members`
  const name = nameIn(view.language, community.name)
  const mayAdd = isLead && !isArchive(community)
  return (
    <PageFrame
      view={view}
      title={t('members.title', { count: counts.active })}
      lead={countsLine(t, members)}
      accent={accentOf(community.accent)}
      communityName={name}
      crumbs={[{ label: name, href: `/communities/${community.id}` }]}
      tabs={tabs}
      wide
      mainAction={mayAdd && <AddLink t={t} address={address} />}
    >
      {top}
      <SearchBox label={t('members.search')} value={search.words} button={t('search')}>
        {isLead && <CheckField name="ended" label={t('members.withEnded')} isChecked={search.withEnded} />}
      </SearchBox>
      {search.words !== '' && found > 0 && <p class="quiet">{t('members.found', { count: found })}</p>}
      <DataTable<MemberRow>
        caption={t('members.caption')}
        isCaptionHidden
        columns={columnsOf({ t, language: view.language, reasons, address, isLead, today, rows })}
        rows={rows}
        keyOf={(row) => row.id}
        empty={
          <EmptyState action={mayAdd ? { label: t('members.add'), href: `${address}/new` } : undefined}>
            {t(search.words === '' ? 'members.empty' : 'members.nothing')}
          </EmptyState>
        }
      />
      <Pager page={search.page} pages={Math.ceil(found / MEMBERS_A_PAGE)} hrefOf={(page) => hrefOf(address, { ...search, page })} />
      <MarginNote kind="quiet">
        <p>{t('members.explain')}</p>
        {isLead && <p>{t('members.notice')}</p>}
      </MarginNote>
    </PageFrame>
  )
}

function AddLink({ t, address }: { t: CommunityTranslate; address: string }) {
  return (
    <ButtonLink kind="main" icon="add" href={`${address}/new`}>
      {t('members.add')}
    </ButtonLink>
  )
}

function countsLine(t: CommunityTranslate, { counts: { registered, active, seats, others } }: MembersPage): string {
  const counts = seats === null ? t('members.counts', { registered, active }) : t('members.countsWithSeats', { registered, active, seats })
  return others === 0 ? counts : `${counts} · ${t('members.others', { count: others })}`
}

function hrefOf(address: string, { words, withEnded, page }: MembersPageProps['search']): string {
  const query = new URLSearchParams({ ...(words === '' ? {} : { q: words }), ...(withEnded ? { ended: 'yes' } : {}), page: String(page) })
  return `${address}?${query}`
}

type ColumnWishes = {
  t: CommunityTranslate
  language: Language
  reasons: CodeList
  address: string
  isLead: boolean
  today: string
  rows: readonly MemberRow[]
}

/** Columns nobody fills are left out. */
function columnsOf({ t, language, reasons, address, isLead, today, rows }: ColumnWishes): Column<MemberRow>[] {
  const days = new Map<string, string>()
  const write = (day: string): string => {
    const known = days.get(day) ?? writeDay(language, day)
    days.set(day, known)
    return known
  }
  const columns: (Column<MemberRow> & { isLeftOut?: boolean })[] = [
    { key: 'name', heading: t('members.name'), isHeading: true, cell: (row) => (isLead ? <a href={`${address}/${row.id}`}>{row.name}</a> : row.name) },
    { key: 'organisation', heading: t('members.organisation'), isBroad: true, cell: (row) => standsFor(language, row) },
    { key: 'role', heading: t('members.role'), cell: (row) => roleWords({ t, language, reasons, today }, row, write) },
    {
      key: 'since',
      heading: t('members.since'),
      isLeftOut: rows.every(({ from }) => from === null),
      cell: (row) => row.from && writeDay(language, row.from, 'month'),
    },
    {
      key: 'languages',
      heading: t('members.languages'),
      isLeftOut: rows.every(({ speaks, understands }) => speaks.length + understands.length === 0),
      cell: (row) => languageWords(t, row),
    },
    { key: 'reach', heading: t('members.reach'), isLeftOut: rows.every(({ email, phone }) => email === null && phone === null), cell: reachWords },
  ]
  return columns.filter(({ isLeftOut }) => isLeftOut !== true)
}

/** The organisations of today, and below them their sectors. */
function standsFor(language: Language, { organisations, sectors }: MemberRow) {
  const names = organisations.map((organisation) => nameIn(language, organisation)).join(', ')
  if (sectors.length === 0) return names
  return (
    <>
      {names}
      {names !== '' && <br />}
      <span class="quiet small">{sectors.join(', ')}</span>
    </>
  )
}

function roleWords(
  { t, language, reasons, today }: Pick<ColumnWishes, 't' | 'language' | 'reasons' | 'today'>,
  row: MemberRow,
  write: (day: string) => string,
): string {
  const role = [t(`role.${row.role}`), row.practiceRole?.label].filter(Boolean).join(' · ')
  if (row.state === 'ended' || (row.until !== null && row.until < today)) {
    const left = row.until === null ? t('member-state.ended') : t('members.left', { day: write(row.until) })
    return `${role}, ${left}${row.endReason === null ? '' : ` (${reasonLabel(language, reasons, row.endReason)})`}`
  }
  return row.state === 'active' ? role : `${role}, ${t(`member-state.${row.state}`)}`
}

/** "FR NL, understands EN": codes, as on a badge. */
function languageWords(t: CommunityTranslate, { speaks, understands }: MemberRow): string {
  const spoken = speaks.map((code) => code.toUpperCase()).join(' ')
  const others = understands.filter((code) => !speaks.includes(code)).map((code) => code.toUpperCase())
  return [spoken, others.length > 0 && t('members.understands', { languages: others.join(' ') })].filter(Boolean).join(', ')
}

function reachWords({ email, phone }: MemberRow) {
  if (email === null && phone === null) return null
  return (
    <>
      {phone && <a href={`tel:${phone}`}>{phone}</a>}
      {phone && email && ' '}
      {email && <a href={`mailto:${email}`}>{breakable(email)}</a>}
    </>
  )
}

/** A long address may go on below from its sign on. */
function breakable(email: string) {
  const [name, ...domain] = email.split('@')
  return (
    <>
      {name}
      <wbr />
      {`@${domain.join('@')}`}
    </>
  )
}
