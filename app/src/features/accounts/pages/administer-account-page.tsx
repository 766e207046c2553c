import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts, Item } from '../../../ui/card.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'
import { AdministrationNotice, nameProgramme, nameRole, type AdministrationFormRefusal, type ShownProgramme } from './administration-parts.tsx'
import { writeMoment } from './write-moment.ts'

type AdministerAccountPageProps = {
  view: View
  account: { id: string; name: string; email: string; createdAt: string }
  roles: readonly { id: string; role: string; programmeId: string | null; grantedAt: string }[]
  passkeys: number
  programmes: readonly ShownProgramme[]
  /** The reader's own account: it cannot be closed from here. */
  isOwn: boolean
  refusal?: AdministrationFormRefusal | null
}

export function AdministerAccountPage({ view, account, roles, passkeys, programmes, isOwn, refusal = null }: AdministerAccountPageProps) {
  const t = translator(accountsMessages, view.language)
  const here = `/accounts/${account.id}`
  return (
    <PageFrame view={view} title={account.name} lead={account.email} crumbs={[{ label: t('accounts.title'), href: '/accounts' }]}>
      {refusal && <AdministrationNotice view={view} refusal={refusal} back={here} />}
      <Facts
        facts={[
          { label: t('accounts.since'), value: writeMoment(view.language, account.createdAt) },
          { label: t('account.passkeys'), value: String(passkeys) },
        ]}
      />
      <section aria-labelledby="roles">
        <h2 id="roles">{t('accounts.roles')}</h2>
        <p>{t('accounts.rolesLead')}</p>
        {roles.length === 0 && <p class="quiet">{t('accounts.noRoles')}</p>}
        {roles.map((role) => (
          <Item key={role.id} head={nameRole(view, role, programmes)}>
            <p class="quiet">{t('account.since', { when: writeMoment(view.language, role.grantedAt) })}</p>
            <Form view={view} action={`${here}/roles/${role.id}/end`} isPlain>
              <Button isSmall>
                {t('accounts.endRole')}
                <span class="visually-hidden"> {nameRole(view, role, programmes)}</span>
              </Button>
            </Form>
          </Item>
        ))}
        <GiveRole view={view} here={here} programmes={programmes} />
      </section>
      {!isOwn && <CloseAccount view={view} here={here} hasPasskeys={passkeys > 0} />}
    </PageFrame>
  )
}

function GiveRole({ view, here, programmes }: { view: View; here: string; programmes: readonly ShownProgramme[] }) {
  const t = translator(accountsMessages, view.language)
  const roles = ['coordinator', 'policy_officer', 'administrator'] as const
  return (
    <Form view={view} action={`${here}/roles`}>
      <SelectField name="role" label={t('accounts.role')} options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))} isRequired />
      <SelectField
        name="programmeId"
        label={t('accounts.programme')}
        hint={t('accounts.programmeHint')}
        options={programmes.map(({ id }) => ({ value: id, label: nameProgramme(view, id, programmes) }))}
        empty={t('accounts.noProgramme')}
      />
      <Button>{t('accounts.giveRole')}</Button>
    </Form>
  )
}

function CloseAccount({ view, here, hasPasskeys }: { view: View; here: string; hasPasskeys: boolean }) {
  const t = translator(accountsMessages, view.language)
  return (
    <section aria-labelledby="account">
      <h2 id="account">{t('accounts.account')}</h2>
      {hasPasskeys && (
        <Disclosure label={t('accounts.resetPasskeys')}>
          <p>{t('accounts.resetHint')}</p>
          <Form view={view} action={`${here}/passkeys/reset`} isPlain>
            <Button kind="danger">{t('accounts.resetPasskeys')}</Button>
          </Form>
        </Disclosure>
      )}
      <Disclosure label={t('accounts.close')}>
        <p>{t('accounts.closeHint')}</p>
        <Form view={view} action={`${here}/close`} isPlain>
          <Button kind="danger">{t('accounts.close')}</Button>
        </Form>
      </Disclosure>
    </section>
  )
}
