import { dayOf, writeDay } from '../../../kernel/day.ts'
import { withColon, type Language } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { DataTable, Pager } from '../../../ui/data-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { DuplicateReason, mergeDrafts } from '../domain/duplicates.ts'
import { personDisplayName, type Person, type PersonSource } from '../domain/person.ts'
import { disciplineLabel, employmentLabel, spokenLanguageLabel } from '../domain/words.ts'
import type { PeopleKey } from '../messages/catalogue.ts'
import { wordsFor } from './person-card.tsx'

type Waiting = {
  id: string
  givenName: string
  familyName: string
  source: PersonSource
  enteredAt: string
  isOverdue: boolean
  isByMail: boolean
  isOpen: boolean
}

/** PRV-05: who has not been told yet. */
export function NoticesPage({ view, waiting, page, pages }: { view: View; waiting: readonly Waiting[]; page: number; pages: number }) {
  const { language } = view
  const t = wordsFor(language)
  return (
    <PageFrame view={view} title={t('tell.title')} lead={t('tell.lead')} crumbs={[{ label: t('directory'), href: '/people' }]} wide>
      <DataTable
        caption={t('tell.title')}
        isCaptionHidden
        rows={waiting}
        keyOf={({ id }) => id}
        empty={<EmptyState action={{ label: t('directory'), href: '/people' }}>{t('tell.none')}</EmptyState>}
        columns={[
          {
            key: 'name',
            heading: t('tell.name'),
            isHeading: true,
            cell: (person) =>
              person.isOpen ? <a href={`/people/${person.id}`}>{personDisplayName(language, person)}</a> : personDisplayName(language, person),
          },
          { key: 'when', heading: t('tell.when'), cell: (person) => <When view={view} person={person} /> },
          { key: 'how', heading: t('tell.how'), cell: (person) => t(person.isByMail ? 'tell.byMail' : 'tell.inPerson') },
          {
            key: 'done',
            heading: t('tell.done'),
            cell: (person) => (
              <Form view={view} action={`/people/${person.id}/told`} isPlain>
                <Button isSmall>
                  {t('tell.done')}
                  <span class="visually-hidden">: {personDisplayName(language, person)}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Pager page={page} pages={pages} hrefOf={(asked) => `/people/notices?page=${asked}`} />
    </PageFrame>
  )
}

function When({ view, person }: { view: View; person: Waiting }) {
  const t = wordsFor(view.language)
  return (
    <>
      {t('tell.since', { day: writeDay(view.language, dayOf(person.enteredAt)) })}. {withColon(view.language, t('person.source'))}{' '}
      {t(`source.${person.source}`)}.
      {person.isOverdue && (
        <>
          {' '}
          <StatusWord kind="attention">{t('tell.overdue')}</StatusWord>
        </>
      )}
    </>
  )
}

type DuplicatesProps = {
  view: View
  doubles: readonly { one: Person; other: Person; reason: DuplicateReason }[]
  merges: readonly { id: string; mergedAt: string; before: { kept: Person; merged: Person } }[]
}

export function DuplicatesPage({ view, doubles, merges }: DuplicatesProps) {
  const { language } = view
  const t = wordsFor(language)
  const nameOf = (person: Person) => personDisplayName(language, person)
  return (
    <PageFrame view={view} title={t('doubles.title')} lead={t('doubles.lead')} crumbs={[{ label: t('directory'), href: '/people' }]}>
      {doubles.length === 0 && <EmptyState action={{ label: t('directory'), href: '/people' }}>{t('doubles.none')}</EmptyState>}
      {doubles.map(({ one, other, reason }) => (
        <Item key={`${one.id} ${other.id}`} head={`${nameOf(one)} · ${nameOf(other)}`}>
          <p class="quiet">{t(`doubles.${reason}`)}</p>
          <ButtonLink href={`/people/${one.id}/merge?with=${other.id}`}>{t('doubles.look')}</ButtonLink>
        </Item>
      ))}
      {merges.length > 0 && <h2>{t('doubles.recent')}</h2>}
      {merges.map(({ id, mergedAt, before }) => (
        <Item key={id} head={`${nameOf(before.kept)} · ${nameOf(before.merged)}`}>
          <p class="quiet">
            {writeDay(language, dayOf(mergedAt))}. {t('doubles.undo.hint')}
          </p>
          <Form view={view} action={`/people/merges/${id}/undo`} isPlain>
            <Button isSmall>{t('doubles.undo')}</Button>
          </Form>
        </Item>
      ))}
    </PageFrame>
  )
}

type Draft = ReturnType<typeof mergeDrafts>
type MergeProps = { view: View; kept: Person; other: Person; becomes: Draft; refusal?: string | null }

export function MergePage({ view, kept, other, becomes, refusal = null }: MergeProps) {
  const { language } = view
  const t = wordsFor(language)
  const rows = linesOf(language).filter(({ read }) => [kept, other].some((person) => read(person) !== ''))
  return (
    <PageFrame view={view} title={t('merge.title')} lead={t('merge.lead')} crumbs={[{ label: t('doubles.title'), href: '/people/duplicates' }]} wide>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          <p>{t(`refused.${refusal}` as PeopleKey)}</p>
        </Notice>
      )}
      <DataTable
        caption={t('merge.title')}
        isCaptionHidden
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { key: 'field', heading: t('merge.field'), isHeading: true, cell: ({ key }) => t(key) },
          { key: 'kept', heading: t('merge.kept'), cell: ({ read }) => read(kept) },
          { key: 'other', heading: t('merge.other'), cell: ({ read }) => read(other) },
          { key: 'becomes', heading: t('merge.becomes'), cell: ({ read }) => <b>{read(becomes)}</b> },
        ]}
      />
      <Form view={view} action={`/people/${kept.id}/merge`}>
        <input type="hidden" name="with" value={other.id} />
        <ButtonRow>
          <Button kind="main">{t('merge.confirm')}</Button>
          <ButtonLink href={`/people/${other.id}/merge?with=${kept.id}`}>{t('merge.swap')}</ButtonLink>
          <ButtonLink kind="quiet" href="/people/duplicates">
            {t('form.cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}

function linesOf(language: Language): { key: PeopleKey; read: (draft: Draft) => string }[] {
  const spoken = (codes: readonly string[]) => codes.map((code) => spokenLanguageLabel(language, code)).join(', ')
  return [
    { key: 'form.givenName', read: ({ givenName }) => givenName },
    { key: 'form.familyName', read: ({ familyName }) => familyName },
    { key: 'person.email', read: ({ email }) => email ?? '' },
    { key: 'person.phone', read: ({ phone }) => phone ?? '' },
    { key: 'person.disciplines', read: ({ disciplines }) => disciplines.map((discipline) => disciplineLabel(language, discipline)).join(', ') },
    { key: 'person.functions', read: ({ functions }) => functions.join(', ') },
    { key: 'person.employment', read: ({ employment }) => (employment === null ? '' : employmentLabel(language, employment)) },
    { key: 'person.speaks', read: ({ languagesSpoken }) => spoken(languagesSpoken) },
    { key: 'person.understands', read: ({ languagesUnderstood }) => spoken(languagesUnderstood) },
    { key: 'person.activity', read: ({ activity }) => activity },
    { key: 'person.askMeAbout', read: ({ askMeAbout }) => askMeAbout },
  ]
}
