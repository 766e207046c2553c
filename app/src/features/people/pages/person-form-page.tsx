import type { Day } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CheckField, CheckList, Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { organisationNames } from '../domain/organisation.ts'
import { EMPLOYMENTS, personDisplayName, type PersonDraft } from '../domain/person.ts'
import { COMMON_LANGUAGES, DISCIPLINES, employmentLabel, spokenLanguageLabel } from '../domain/words.ts'
import type { PeopleKey } from '../messages/catalogue.ts'
import { wordsFor } from './person-card.tsx'

type OfferedOrganisation = { id: string; nameFr: string; nameNl: string }
type CurrentAffiliation = { id: string; nameFr: string; nameNl: string; from: Day | null }

type PersonFormPageProps = {
  view: View
  /** Null for somebody new. */
  id: string | null
  version: number
  draft: PersonDraft
  current: readonly CurrentAffiliation[]
  organisations: readonly OfferedOrganisation[]
  chosenOrganisation?: string
  refusal?: string | null
}

const REFUSED_FIELDS: Record<string, string> = {
  'name-missing': 'familyName',
  'email-wrong': 'email',
  'email-taken': 'email',
  'day-wrong': 'since',
  'organisation-unknown': 'organisation',
}

export function PersonFormPage(props: PersonFormPageProps) {
  const { view, id, version, draft, refusal = null } = props
  const t = wordsFor(view.language)
  const title = id === null ? t('form.new') : t('form.edit', { name: personDisplayName(view.language, draft) })
  const refusalText = refusal === null ? null : t(`refused.${refusal}` as PeopleKey)
  const errorOf = (field: string) => (refusal !== null && REFUSED_FIELDS[refusal] === field ? refusalText : null)
  return (
    <PageFrame view={view} title={title} lead={id === null ? t('form.new.lead') : undefined} crumbs={[{ label: t('directory'), href: '/people' }]}>
      {refusalText && (
        <Notice kind="refused" isAnnounced>
          <p>{refusalText}</p>
        </Notice>
      )}
      <Form view={view} action={id === null ? '/people' : `/people/${id}`}>
        <input type="hidden" name="version" value={version} />
        <div class="columns">
          <Field name="givenName" label={t('form.givenName')} value={draft.givenName} autocomplete="off" />
          <Field name="familyName" label={t('form.familyName')} value={draft.familyName} autocomplete="off" error={errorOf('familyName')} />
          <Field name="email" kind="email" label={t('person.email')} value={draft.email} autocomplete="off" error={errorOf('email')} />
          <Field name="phone" kind="tel" label={t('person.phone')} value={draft.phone} hint={t('form.phone.hint')} autocomplete="off" />
        </div>
        <Choice
          name="mailLanguage"
          label={t('form.language')}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
          chosen={draft.language}
        />
        <Work {...props} errorOf={errorOf} />
        <Disclosure label={t('form.languages')} isOpen={draft.languagesSpoken.length > 0}>
          <LanguageFields view={view} draft={draft} />
        </Disclosure>
        <Field name="activity" kind="textarea" rows={2} label={t('person.activity')} value={draft.activity} maxLength={2_000} />
        <Field name="askMeAbout" kind="textarea" rows={2} label={t('person.askMeAbout')} value={draft.askMeAbout} maxLength={2_000} />
        <ButtonRow>
          <Button kind="main">{id === null ? t('form.add') : t('form.save')}</Button>
          <ButtonLink kind="quiet" href={id === null ? '/people' : `/people/${id}`}>
            {t('form.cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}

function Work({ view, draft, current, organisations, chosenOrganisation, errorOf }: PersonFormPageProps & { errorOf: (field: string) => string | null }) {
  const { language } = view
  const t = wordsFor(language)
  const own = draft.disciplines.filter((discipline) => !(discipline in DISCIPLINES))
  const disciplines = Object.entries(DISCIPLINES).map(([value, labels]) => ({ value, label: labels[language] }))
  return (
    <>
      <Choice
        name="employment"
        label={t('person.employment')}
        hint={t('form.employment.hint')}
        options={EMPLOYMENTS.map((value) => ({ value, label: employmentLabel(language, value) }))}
        chosen={draft.employment}
      />
      {current.map((affiliation) => (
        <CheckField
          key={affiliation.id}
          name="ends"
          id={`ends-${affiliation.id}`}
          value={affiliation.id}
          label={t('form.organisation.ends', { name: organisationNames(language, affiliation) })}
        />
      ))}
      <SelectField
        name="organisation"
        label={t('form.organisation')}
        chosen={chosenOrganisation}
        error={errorOf('organisation')}
        options={organisations.map((organisation) => ({ value: organisation.id, label: organisationNames(language, organisation) }))}
        hint={
          <a href="/organisations/new">
            {t('form.organisation.missing')} {t('form.organisation.add')}
          </a>
        }
      />
      <Field name="since" kind="date" label={t('form.organisation.since')} error={errorOf('since')} />
      <Disclosure label={t('form.disciplines')} isOpen={draft.disciplines.length > 0}>
        <CheckList
          name="discipline"
          label={t('form.disciplines')}
          options={disciplines.toSorted((a, b) => a.label.localeCompare(b.label, language))}
          chosen={draft.disciplines}
        />
        <Field name="otherDisciplines" label={t('form.otherDisciplines')} hint={t('form.list.hint')} value={own.join('; ')} />
      </Disclosure>
      <Field name="functions" label={t('form.functions')} hint={t('form.list.hint')} value={draft.functions.join('; ')} />
    </>
  )
}

function LanguageFields({ view, draft }: { view: View; draft: PersonDraft }) {
  const { language } = view
  const t = wordsFor(language)
  const options = COMMON_LANGUAGES.map((value) => ({ value, label: spokenLanguageLabel(language, value) }))
  const others = (codes: readonly string[]) => codes.filter((code) => !(COMMON_LANGUAGES as readonly string[]).includes(code)).join('; ')
  return (
    <div class="columns">
      <div>
        <CheckList name="spoken" label={t('form.spoken')} options={options} chosen={draft.languagesSpoken} />
        <Field name="otherSpoken" label={t('form.otherLanguages')} hint={t('form.list.hint')} value={others(draft.languagesSpoken)} />
      </div>
      <div>
        <CheckList name="understood" label={t('form.understood')} options={options} chosen={draft.languagesUnderstood} />
        <Field name="otherUnderstood" label={t('form.otherLanguages')} hint={t('form.list.hint')} value={others(draft.languagesUnderstood)} />
      </div>
    </div>
  )
}
