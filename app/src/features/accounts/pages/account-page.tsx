import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { translator, type Translate } from '../../../kernel/translate.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card, Facts } from '../../../ui/card.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages, type AccountsKey } from '../messages/catalogue.ts'
import { MySessions, type ShownSession } from './account-sessions.tsx'
import { writeMoment } from './write-moment.ts'

export type ShownPasskey = { id: string; name: string; createdAt: string; lastUsedAt: string | null }
export type ShownKey = { id: string; name: string; prefix: string; createdAt: string; lastUsedAt: string | null }
export type AccountRefusal = 'no-address' | 'proof-needed' | 'too-often' | 'passkey-first' | 'name-missing' | 'too-many' | 'link-old' | 'not-found'

type AccountPageProps = {
  view: View
  account: { name: string; email: string; language: Language | null }
  sessions: readonly ShownSession[]
  passkeys: readonly ShownPasskey[]
  keys: readonly ShownKey[]
  /** They hold roles that a mail link alone does not open. */
  needsPasskey: boolean
  refusal?: { about: 'address' | 'key' | 'passkey'; kind: AccountRefusal } | null
}
type Words = Translate<AccountsKey>

/** Everything about how I sign in, on one page. */
export function AccountPage(props: AccountPageProps) {
  const { view, account, sessions, passkeys, keys, needsPasskey, refusal = null } = props
  const t = translator(accountsMessages, view.language)
  return (
    <PageFrame view={view} title={t('account.title')} lead={t('account.lead')}>
      {refusal?.kind === 'proof-needed' && <ProofNotice t={t} />}
      {needsPasskey && passkeys.length === 0 && !view.isDemo && <Notice>{t('addPasskey.needed')}</Notice>}
      <Facts
        facts={[
          { label: t('person.name'), value: account.name },
          { label: t('signIn.email'), value: account.email },
        ]}
      />
      <section aria-labelledby="passkeys">
        <h2 id="passkeys">{t('account.passkeys')}</h2>
        <p>{t('account.passkeysLead')}</p>
        {passkeys.map((passkey) => (
          <MyPasskey key={passkey.id} view={view} t={t} passkey={passkey} />
        ))}
        <p>
          <ButtonLink href="/sign-in/passkey/add?to=/account" icon="add">
            {t('account.addPasskey')}
          </ButtonLink>
        </p>
      </section>
      <MySessions view={view} sessions={sessions} />
      <MyAddress view={view} t={t} refusal={refusal?.about === 'address' ? refusal.kind : null} />
      <MyLanguage view={view} t={t} language={account.language} />
      <section aria-labelledby="calendars">
        <h2 id="calendars">{t('account.calendars')}</h2>
        <p>
          <a href="/account/calendars">{t('account.calendarsLink')}</a>
        </p>
      </section>
      <section aria-labelledby="hours">
        <h2 id="hours">{t('account.hours')}</h2>
        <p>
          <a href="/certificates">{t('account.hoursLink')}</a>
        </p>
      </section>
      <MyKeys view={view} t={t} keys={keys} refusal={refusal?.about === 'key' ? refusal.kind : null} />
    </PageFrame>
  )
}

function ProofNotice({ t }: { t: Words }) {
  return (
    <Notice kind="refused" isAnnounced>
      <p>{t('refused.proof-needed')}</p>
      <p>
        <a href="/sign-in?proof=1&to=/account">{t('proof.title')}</a>
      </p>
    </Notice>
  )
}

function MyPasskey({ view, t, passkey }: { view: View; t: Words; passkey: ShownPasskey }) {
  const name = passkey.name || t('account.passkeyNameless')
  return (
    <Card title={name}>
      <p class="quiet">
        {t('account.since', { when: writeMoment(view.language, passkey.createdAt) })}
        {' · '}
        {passkey.lastUsedAt === null ? t('account.neverUsed') : t('account.lastUsed', { when: writeMoment(view.language, passkey.lastUsedAt) })}
      </p>
      <Disclosure label={t('account.changePasskey', { name })}>
        <Form view={view} action={`/account/passkeys/${passkey.id}/name`}>
          <Field id={`name-${passkey.id}`} name="name" label={t('addPasskey.name')} value={passkey.name} maxLength={60} isRequired autocomplete="off" />
          <Button>{t('account.saveName')}</Button>
        </Form>
        <Form view={view} action={`/account/passkeys/${passkey.id}/remove`}>
          <p>{t('account.removePasskeyHint')}</p>
          <Button kind="danger" icon="remove">
            {t('account.removePasskey', { name })}
          </Button>
        </Form>
      </Disclosure>
    </Card>
  )
}

function MyAddress({ view, t, refusal }: { view: View; t: Words; refusal: AccountRefusal | null }) {
  return (
    <section aria-labelledby="address">
      <h2 id="address">{t('account.address')}</h2>
      <Form view={view} action="/account/mail-address">
        <Field
          kind="email"
          name="email"
          label={t('account.newAddress')}
          hint={t('account.newAddressHint')}
          autocomplete="email"
          isRequired
          error={refusal && t(`refused.${refusal}`)}
        />
        <Button>{t('account.changeAddress')}</Button>
      </Form>
    </section>
  )
}

function MyLanguage({ view, t, language }: { view: View; t: Words; language: Language | null }) {
  return (
    <section aria-labelledby="language">
      <h2 id="language">{t('account.language')}</h2>
      <Form view={view} action="/account/language">
        <SelectField
          name="language"
          label={t('person.language')}
          hint={t('account.languageHint')}
          options={LANGUAGES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each], lang: each }))}
          chosen={language}
          empty={t('account.languageBoth')}
        />
        <Button>{t('account.saveLanguage')}</Button>
      </Form>
    </section>
  )
}

function MyKeys({ view, t, keys, refusal }: { view: View; t: Words; keys: readonly ShownKey[]; refusal: AccountRefusal | null }) {
  return (
    <section aria-labelledby="keys">
      <h2 id="keys">{t('account.keys')}</h2>
      <p>{t('account.keysLead')}</p>
      {keys.map((key) => (
        <Card key={key.id} title={key.name}>
          <p class="quiet">
            <code>{key.prefix}…</code>
            {' · '}
            {t('account.since', { when: writeMoment(view.language, key.createdAt) })}
            {' · '}
            {key.lastUsedAt === null ? t('account.neverUsed') : t('account.lastUsed', { when: writeMoment(view.language, key.lastUsedAt) })}
          </p>
          <Form view={view} action={`/account/keys/${key.id}/revoke`} isPlain>
            <Button kind="danger" isSmall>
              {t('account.revokeKey', { name: key.name })}
            </Button>
          </Form>
        </Card>
      ))}
      <Form view={view} action="/account/keys">
        <Field
          name="name"
          id="key-name"
          label={t('account.keyName')}
          hint={t('account.keyNameHint')}
          maxLength={60}
          isRequired
          autocomplete="off"
          error={refusal && t(`refused.${refusal}`)}
        />
        <Button icon="key">{t('account.makeKey')}</Button>
      </Form>
    </section>
  )
}
