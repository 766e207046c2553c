import { translator } from '../../../kernel/translate.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { DEMO_ROLES } from '../domain/demo-role.ts'
import { accountsMessages } from '../messages/catalogue.ts'

type SignInPageProps = {
  view: View
  /** Where the reader was going. */
  to: string
  /** They are signed in, and asked to show once more who they are. */
  isProof: boolean
  email?: string
  refusal?: 'no-address' | 'too-often' | null
  /** No mail server is named: the mail will wait in the outbox. */
  isMailWaiting: boolean
  scripts: readonly string[]
}

/** A passkey where the browser can, a mailed link everywhere; on the demo five invented people to look around as. */
export function SignInPage({ view, to, isProof, email = '', refusal = null, isMailWaiting, scripts }: SignInPageProps) {
  const t = translator(accountsMessages, view.language)
  return (
    <PublicFrame
      view={view}
      title={t(isProof ? 'proof.title' : 'signIn.title')}
      lead={t(isProof ? 'proof.lead' : 'signIn.lead')}
      scripts={scripts}
      isHiddenFromSearch
    >
      {view.isDemo && !isProof && <DemoDoor view={view} />}
      <PasskeyBox view={view} to={to} />
      <section aria-labelledby="by-mail">
        <h2 id="by-mail">{t('signIn.byMail')}</h2>
        {isMailWaiting && <p>{t(view.isDemo ? 'signIn.demoMail' : 'signIn.mailWaits')}</p>}
        <Form view={view} action="/sign-in">
          <input type="hidden" name="to" value={to} />
          <Field
            kind="email"
            name="email"
            label={t('signIn.email')}
            hint={t('signIn.emailHint')}
            value={email}
            autocomplete="email"
            isRequired
            error={refusal && t(`refused.${refusal}`)}
          />
          <Button kind="main" icon="mail">
            {t('signIn.send')}
          </Button>
        </Form>
      </section>
    </PublicFrame>
  )
}

function PasskeyBox({ view, to }: { view: View; to: string }) {
  const t = translator(accountsMessages, view.language)
  return (
    <section
      hidden
      data-passkey
      data-mode="sign-in"
      data-to={to}
      data-failed={t('passkey.failed')}
      data-cancelled={t('passkey.cancelled')}
      aria-labelledby="by-passkey"
    >
      <h2 id="by-passkey">{t('signIn.byPasskey')}</h2>
      <p>{t('signIn.passkeyHint')}</p>
      <Form view={view} action="/sign-in" isPlain>
        <Button icon="key">{t('signIn.withPasskey')}</Button>
      </Form>
      <p class="error" role="alert" data-problem hidden />
    </section>
  )
}

function DemoDoor({ view }: { view: View }) {
  const t = translator(accountsMessages, view.language)
  return (
    <Card title={t('demo.title')}>
      <Notice>{t('demo.invented')}</Notice>
      <ButtonRow>
        {DEMO_ROLES.map((role) => (
          <Form key={role} view={view} action="/demo/enter" isPlain>
            <Button name="role" value={role}>
              {t(`demo.${role}`)}
            </Button>
          </Form>
        ))}
      </ButtonRow>
    </Card>
  )
}
