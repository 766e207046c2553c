import type { CommunityRole } from '../../../kernel/actor.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField, Choice, Field, SelectField, type OptionGroup } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { NewMemberChoices, OrganisationChoice, PersonChoice } from '../domain/shown.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { accentOf, joiningWordsOf, shownName, wordsOf } from './labels.ts'

export type NewMemberForm = {
  person: string
  givenName: string
  familyName: string
  email: string
  role: string
  onPaper: string
  from: string
  organisationId: string
}

type NewMemberPageProps = {
  view: View
  choices: NewMemberChoices
  tabs: readonly Tab[]
  form: NewMemberForm
  search: { words: string; organisationWords: string }
  roles: readonly CommunityRole[]
  refusal: string | null
}

/** Look first, so that nobody stands here twice; then one form for known and new people alike. */
export function NewMemberPage({ view, choices, tabs, form, search, roles, refusal }: NewMemberPageProps) {
  const t = wordsOf(view)
  const j = joiningWordsOf(view)
  const { community, organisations, people } = choices
  const name = shownName(view.language, community)
  const address = `/communities/${community.id}/members`
  return (
    <PageFrame
      view={view}
      title={t('add.title')}
      accent={accentOf(community.accent)}
      communityName={name}
      crumbs={[
        { label: name, href: `/communities/${community.id}` },
        { label: t('tab.members'), href: address },
      ]}
      tabs={tabs}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <SearchBox label={t('add.search')} hint={t('add.searchHint')} value={search.words} button={t('search')} />
      <Form view={view}>
        <WhoJoins view={view} people={people} words={search.words} form={form} />
        <Choice name="role" label={t('add.role')} chosen={form.role} options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
        <OrganisationSelect t={t} language={view.language} organisations={organisations} chosen={form.organisationId} />
        <Field kind="date" name="from" label={t('add.from')} value={form.from} />
        <CheckField name="onPaper" label={j('add.paper')} hint={j('add.paperHint')} isChecked={form.onPaper === 'yes'} />
        <p class="hint">{j('add.invites')}</p>
        <Button kind="main">{t('add.button')}</Button>
      </Form>
      <Disclosure label={t('add.organisationSearch')} isOpen={search.organisationWords !== ''}>
        <SearchBox
          label={t('add.organisationSearch')}
          name="o"
          value={search.organisationWords}
          kept={search.words === '' ? {} : { q: search.words }}
          button={t('search')}
        />
      </Disclosure>
    </PageFrame>
  )
}

function WhoJoins({ view, people, words, form }: { view: View; people: readonly PersonChoice[]; words: string; form: NewMemberForm }) {
  const t = wordsOf(view)
  const options = people.map(({ value, name, organisations, isMember }) => ({
    value,
    label: [
      name ?? joiningWordsOf(view)('add.known', { address: value }),
      organisations.map((each) => nameIn(view.language, each)).join(', '),
      isMember && t('add.isMember'),
    ]
      .filter(Boolean)
      .join(' · '),
  }))
  return (
    <>
      {people.length > 0 && <SelectField name="person" label={t('add.found')} empty={t('add.new')} options={options} chosen={form.person} />}
      {people.length === 0 && words !== '' && <p>{t('add.nobody')}</p>}
      <Disclosure label={t('add.new')} isOpen={people.length === 0 || form.familyName !== ''}>
        <p class="hint">{t('add.newHint')}</p>
        <div class="columns">
          <Field name="givenName" label={t('add.givenName')} value={form.givenName} autocomplete="off" maxLength={200} />
          <Field name="familyName" label={t('add.familyName')} value={form.familyName} autocomplete="off" maxLength={200} />
        </div>
        <Field kind="email" name="email" label={t('add.email')} hint={t('add.emailHint')} value={form.email} autocomplete="off" maxLength={254} />
      </Disclosure>
    </>
  )
}

type OrganisationSelectProps = { t: CommunityTranslate; language: Language; organisations: readonly OrganisationChoice[]; chosen?: string }

/** Organisations of this community first. */
export function OrganisationSelect({ t, language, organisations, chosen }: OrganisationSelectProps) {
  const optionsOf = (isHere: boolean) =>
    organisations.filter((each) => each.isHere === isHere).map(({ id, name }) => ({ value: id, label: nameIn(language, name) }))
  const groups: OptionGroup[] = [
    { label: t('add.here'), options: optionsOf(true) },
    { label: t('add.others'), options: optionsOf(false) },
  ]
  return (
    <SelectField
      name="organisationId"
      label={t('add.organisation')}
      empty={t('add.nobodyBehind')}
      chosen={chosen}
      options={[]}
      groups={groups.filter(({ options }) => options.length > 0)}
    />
  )
}
