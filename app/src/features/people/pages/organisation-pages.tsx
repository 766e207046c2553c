import type { ComponentChildren } from 'preact'
import { ButtonLink, ButtonRow, Button } from '../../../ui/button.tsx'
import { CardGrid, Facts } from '../../../ui/card.tsx'
import { DataTable, Pager } from '../../../ui/data-table.tsx'
import { CheckList, Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { BilingualName } from '../../../ui/names.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Language } from '../../../kernel/language.ts'
import { ACTOR_KINDS, organisationName, writeEnterpriseNumber, type Organisation, type OrganisationDraft } from '../domain/organisation.ts'
import type { PersonInSight } from '../domain/person-view.ts'
import { actorKindLabel } from '../domain/words.ts'
import type { PeopleKey } from '../messages/catalogue.ts'
import { PersonCard, wordsFor } from './person-card.tsx'

type SectorLabels = { code: string; labels: Record<Language, string> }

function sectorNames(language: Language, sectors: readonly SectorLabels[], codes: readonly string[]): string {
  return codes.map((code) => sectors.find((sector) => sector.code === code)?.labels[language] ?? code).join(', ')
}

type ListProps = {
  view: View
  organisations: readonly Organisation[]
  sectors: readonly SectorLabels[]
  ask: { words: string; sector: string | null; page: number }
  total: number
  size: number
  mayAdd: boolean
  /** What another feature puts above the list. */
  top: ComponentChildren
}

export function OrganisationListPage({ view, organisations, sectors, ask, total, size, mayAdd, top }: ListProps) {
  const { language } = view
  const t = wordsFor(language)
  const hrefOf = (page: number) =>
    `/organisations?${new URLSearchParams({ ...(ask.words && { q: ask.words }), ...(ask.sector && { sector: ask.sector }), page: String(page) })}`
  return (
    <PageFrame
      view={view}
      title={t('organisations')}
      lead={t('organisations.lead')}
      crumbs={[{ label: t('directory'), href: '/people' }]}
      wide
      mainAction={
        mayAdd ? (
          <ButtonLink href="/organisations/new" kind="main" icon="add">
            {t('organisations.add')}
          </ButtonLink>
        ) : undefined
      }
    >
      <SearchBox label={t('organisations.search')} value={ask.words} action="/organisations" button={t('directory.find')}>
        <SelectField
          name="sector"
          label={t('organisations.sector')}
          empty={t('directory.any')}
          chosen={ask.sector}
          options={sectors.map(({ code, labels }) => ({ value: code, label: labels[language] }))}
        />
      </SearchBox>
      {top}
      <DataTable
        caption={t('organisations.found', { count: total })}
        rows={organisations}
        keyOf={({ id }) => id}
        empty={<EmptyState action={{ label: t('directory.all'), href: '/organisations' }}>{t('organisations.nothing')}</EmptyState>}
        columns={[
          {
            key: 'name',
            heading: t('organisations.search'),
            isHeading: true,
            cell: (organisation) => (
              <a href={`/organisations/${organisation.id}`}>
                <BilingualName name={{ fr: organisation.nameFr, nl: organisation.nameNl }} />
              </a>
            ),
          },
          { key: 'sectors', heading: t('organisation.sectors'), cell: (organisation) => sectorNames(language, sectors, organisation.sectors) },
          { key: 'kind', heading: t('organisation.kind'), cell: (organisation) => organisation.actorKind && actorKindLabel(language, organisation.actorKind) },
        ]}
      />
      <Pager page={ask.page} pages={Math.ceil(total / size)} hrefOf={hrefOf} />
    </PageFrame>
  )
}

type PageProps = { view: View; organisation: Organisation; sectors: readonly SectorLabels[]; people: readonly PersonInSight[]; mayEdit: boolean }

export function OrganisationPage({ view, organisation, sectors, people, mayEdit }: PageProps) {
  const { language } = view
  const t = wordsFor(language)
  const sole = organisation.solePractice === null ? null : t(organisation.solePractice ? 'organisation.sole.yes' : 'organisation.sole.no')
  return (
    <PageFrame
      view={view}
      title={organisationName(language, organisation)}
      heading={<BilingualName name={{ fr: organisation.nameFr, nl: organisation.nameNl }} />}
      lead={sectorNames(language, sectors, organisation.sectors)}
      crumbs={[
        { label: t('directory'), href: '/people' },
        { label: t('organisations'), href: '/organisations' },
      ]}
      mainAction={
        mayEdit ? (
          <ButtonLink href={`/organisations/${organisation.id}/edit`} icon="edit">
            {t('person.edit')}
          </ButtonLink>
        ) : undefined
      }
    >
      <Facts
        facts={[
          { label: t('organisation.kind'), value: organisation.actorKind && actorKindLabel(language, organisation.actorKind) },
          { label: t('organisation.missions'), value: organisation.missions.join(', ') },
          { label: t('organisation.sole'), value: sole },
          { label: t('organisation.number'), value: organisation.enterpriseNumber && writeEnterpriseNumber(organisation.enterpriseNumber) },
        ]}
      />
      <h2>{t('organisation.people')}</h2>
      {people.length === 0 ? (
        <p class="quiet">{t('organisation.people.none')}</p>
      ) : (
        <CardGrid>
          {people.map((seen) => (
            <PersonCard key={seen.person.id} seen={seen} language={language} />
          ))}
        </CardGrid>
      )}
      {mayEdit && (
        <p>
          <a href={`/organisations/${organisation.id}/calendars`}>{t('organisation.calendars')}</a>
        </p>
      )}
    </PageFrame>
  )
}

type FormPageProps = {
  view: View
  id: string | null
  version: number
  draft: OrganisationDraft
  sectors: readonly SectorLabels[]
  listVersion: string
  refusal?: string | null
}

export function OrganisationFormPage({ view, id, version, draft, sectors, listVersion, refusal = null }: FormPageProps) {
  const { language } = view
  const t = wordsFor(language)
  const title = id === null ? t('organisation.form.new') : t('organisation.form.edit', { name: organisationName(language, draft) })
  const refusalText = refusal === null ? null : t(`refused.${refusal}` as PeopleKey)
  const sole = draft.solePractice === null ? 'unknown' : draft.solePractice ? 'yes' : 'no'
  return (
    <PageFrame view={view} title={title} crumbs={[{ label: t('organisations'), href: '/organisations' }]}>
      {refusalText && (
        <Notice kind="refused" isAnnounced>
          <p>{refusalText}</p>
        </Notice>
      )}
      <Form view={view} action={id === null ? '/organisations' : `/organisations/${id}`}>
        <input type="hidden" name="version" value={version} />
        <div class="columns">
          <Field
            name="nameFr"
            label={t('organisation.nameFr')}
            lang="fr"
            value={draft.nameFr}
            hint={t('organisation.name.hint')}
            error={refusal === 'name-missing' ? refusalText : null}
          />
          <Field name="nameNl" label={t('organisation.nameNl')} lang="nl" value={draft.nameNl} hint={t('organisation.name.hint')} />
        </div>
        <Choice
          name="sole"
          label={t('organisation.sole')}
          chosen={sole}
          options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`organisation.sole.${value}`) }))}
        />
        <CheckList
          name="sector"
          label={t('organisation.sectors')}
          hint={t('organisation.sectors.hint', { version: listVersion })}
          options={sectors.map(({ code, labels }) => ({ value: code, label: labels[language] }))}
          chosen={draft.sectors}
        />
        <SelectField
          name="actorKind"
          label={t('organisation.kind')}
          chosen={draft.actorKind}
          options={ACTOR_KINDS.map((value) => ({ value, label: actorKindLabel(language, value) }))}
        />
        <Field name="missions" label={t('organisation.missions')} hint={t('form.list.hint')} value={draft.missions.join('; ')} />
        <Field
          name="enterpriseNumber"
          label={t('organisation.number')}
          hint={t('organisation.number.hint')}
          value={draft.enterpriseNumber}
          error={refusal === 'number-wrong' ? refusalText : null}
        />
        <ButtonRow>
          <Button kind="main">{t('organisation.save')}</Button>
          <ButtonLink kind="quiet" href={id === null ? '/organisations' : `/organisations/${id}`}>
            {t('form.cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}
