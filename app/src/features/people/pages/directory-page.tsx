import type { ComponentChildren } from 'preact'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CardGrid } from '../../../ui/card.tsx'
import { Pager } from '../../../ui/data-table.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { PersonInSight } from '../domain/person-view.ts'
import { COMMON_LANGUAGES, DISCIPLINES, spokenLanguageLabel } from '../domain/words.ts'
import { PersonCard, wordsFor } from './person-card.tsx'

export type DirectoryAsk = { words: string; spoken: string | null; discipline: string | null; page: number }
type DirectoryPageProps = {
  view: View
  ask: DirectoryAsk
  people: PersonInSight[]
  total: number
  size: number
  mayAdd: boolean
  mayImport: boolean
  /** What another feature puts above the list. */
  top: ComponentChildren
}

export function DirectoryPage({ view, ask, people, total, size, mayAdd, mayImport, top }: DirectoryPageProps) {
  const t = wordsFor(view.language)
  const isAsked = ask.words !== '' || ask.spoken !== null || ask.discipline !== null
  return (
    <PageFrame
      view={view}
      title={t('directory')}
      lead={t('directory.lead')}
      wide
      mainAction={
        mayAdd ? (
          <ButtonLink href="/people/new" kind="main" icon="add">
            {t('directory.add')}
          </ButtonLink>
        ) : undefined
      }
    >
      <SearchBox label={t('directory.search')} value={ask.words} action="/people" button={t('directory.find')}>
        <SelectField name="discipline" label={t('directory.discipline')} empty={t('directory.any')} chosen={ask.discipline} options={disciplineOptions(view)} />
        <SelectField name="language" label={t('directory.spoken')} empty={t('directory.any')} chosen={ask.spoken} options={languageOptions(view)} />
      </SearchBox>
      <ButtonRow>
        <ButtonLink href="/people/me" kind="quiet" icon="visible">
          {t('directory.mine')}
        </ButtonLink>
        <ButtonLink href="/organisations" kind="quiet">
          {t('organisations')}
        </ButtonLink>
        {mayAdd && (
          <ButtonLink href="/people/notices" kind="quiet">
            {t('directory.toTell')}
          </ButtonLink>
        )}
        {mayAdd && (
          <ButtonLink href="/people/duplicates" kind="quiet">
            {t('directory.duplicates')}
          </ButtonLink>
        )}
      </ButtonRow>
      {top}
      {people.length === 0 ? (
        <Nobody view={view} isAsked={isAsked} mayImport={mayImport} />
      ) : (
        <>
          <h2>{t('directory.found', { count: total })}</h2>
          <CardGrid>
            {people.map((seen) => (
              <PersonCard key={seen.person.id} seen={seen} language={view.language} />
            ))}
          </CardGrid>
          <Pager page={ask.page} pages={Math.ceil(total / size)} hrefOf={(page) => addressOf(ask, page)} />
        </>
      )}
    </PageFrame>
  )
}

function Nobody({ view, isAsked, mayImport }: { view: View; isAsked: boolean; mayImport: boolean }) {
  const t = wordsFor(view.language)
  if (isAsked) return <EmptyState action={{ label: t('directory.all'), href: '/people' }}>{t('directory.nothing')}</EmptyState>
  return <EmptyState action={mayImport ? { label: t('directory.add'), href: '/people/new' } : undefined}>{t('directory.empty')}</EmptyState>
}

function disciplineOptions(view: View) {
  const options = Object.entries(DISCIPLINES).map(([value, labels]) => ({ value, label: labels[view.language] }))
  return options.toSorted((a, b) => a.label.localeCompare(b.label, view.language))
}

function languageOptions(view: View) {
  return COMMON_LANGUAGES.map((value) => ({ value, label: spokenLanguageLabel(view.language, value) }))
}

function addressOf({ words, spoken, discipline }: DirectoryAsk, page: number): string {
  const parameters = new URLSearchParams()
  if (words !== '') parameters.set('q', words)
  if (spoken !== null) parameters.set('language', spoken)
  if (discipline !== null) parameters.set('discipline', discipline)
  parameters.set('page', String(page))
  return `/people?${parameters}`
}
