import { LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable, Pager } from '../../../ui/data-table.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'
import { AdministrationNotice, nameRole, type AdministrationFormRefusal, type ShownProgramme } from './administration-parts.tsx'
import { writeMoment } from './write-moment.ts'

export type ShownAccount = {
  id: string
  name: string
  email: string
  passkeys: number
  lastSeenAt: string | null
  roles: readonly { role: string; programmeId: string | null }[]
}
export type InvitationValues = { givenName: string; familyName: string; email: string; language: string }
type AccountsPageProps = {
  view: View
  accounts: readonly ShownAccount[]
  programmes: readonly ShownProgramme[]
  words: string
  page: number
  pages: number
  invitation: InvitationValues
  refusal?: AdministrationFormRefusal | null
}

/** Who may sign in, with which roles on the instance. */
export function AccountsPage({ view, accounts, programmes, words, page, pages, invitation, refusal = null }: AccountsPageProps) {
  const t = translator(accountsMessages, view.language)
  return (
    <PageFrame view={view} title={t('accounts.title')} lead={t('accounts.lead')} wide>
      {refusal && <AdministrationNotice view={view} refusal={refusal} back="/accounts" />}
      <SearchBox label={t('accounts.search')} value={words} button={t('accounts.searchButton')} />
      <DataTable
        caption={t('accounts.title')}
        isCaptionHidden
        rows={accounts}
        keyOf={({ id }) => id}
        empty={<EmptyState>{t('accounts.none')}</EmptyState>}
        columns={[
          { key: 'name', heading: t('person.name'), isHeading: true, cell: ({ id, name }) => <a href={`/accounts/${id}`}>{name}</a> },
          { key: 'email', heading: t('signIn.email'), cell: ({ email }) => email },
          {
            key: 'roles',
            heading: t('accounts.roles'),
            cell: ({ roles }) =>
              roles.length > 0 && (
                <Tags>
                  {roles.map((role) => (
                    <Tag key={`${role.role} ${role.programmeId}`}>{nameRole(view, role, programmes)}</Tag>
                  ))}
                </Tags>
              ),
          },
          { key: 'passkeys', heading: t('account.passkeys'), isNumber: true, cell: ({ passkeys }) => String(passkeys) },
          {
            key: 'seen',
            heading: t('account.seen'),
            cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('accounts.never') : writeMoment(view.language, lastSeenAt)),
          },
        ]}
      />
      <Pager page={page} pages={pages} hrefOf={(number) => `/accounts?q=${encodeURIComponent(words)}&page=${number}`} />
      <section aria-labelledby="invite">
        <h2 id="invite">{t('accounts.invite')}</h2>
        <p>{t('accounts.inviteLead')}</p>
        <Form view={view} action="/accounts">
          <Field
            kind="email"
            name="email"
            label={t('signIn.email')}
            value={invitation.email}
            autocomplete="off"
            isRequired
            error={refusal === 'no-address' ? t('refused.no-address') : null}
          />
          <Field
            name="givenName"
            label={t('person.givenName')}
            value={invitation.givenName}
            autocomplete="off"
            error={refusal === 'name-missing' ? t('refused.name-missing') : null}
          />
          <Field name="familyName" label={t('person.familyName')} value={invitation.familyName} autocomplete="off" />
          <SelectField
            name="language"
            label={t('person.language')}
            options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each], lang: each }))}
            chosen={invitation.language}
            empty={t('account.languageBoth')}
          />
          <Button kind="main" icon="mail">
            {t('accounts.sendInvitation')}
          </Button>
        </Form>
      </section>
    </PageFrame>
  )
}
