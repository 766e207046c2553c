import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'

type AddPasskeyPageProps = {
  view: View
  to: string
  /** Their roles ask for a passkey; until then they have those of a member. */
  isNeeded: boolean
  /** The last proof is too old: sign in once more first. */
  isProofNeeded: boolean
  deviceName: string
  scripts: readonly string[]
}

export function AddPasskeyPage({ view, to, isNeeded, isProofNeeded, deviceName, scripts }: AddPasskeyPageProps) {
  const t = translator(accountsMessages, view.language)
  return (
    <PublicFrame view={view} title={t('addPasskey.title')} lead={t('addPasskey.lead')} scripts={isProofNeeded ? [] : scripts} isHiddenFromSearch>
      {isNeeded && <Notice>{t('addPasskey.needed')}</Notice>}
      {isProofNeeded ? <ProofFirst view={view} to={to} /> : <MakePasskey view={view} to={to} deviceName={deviceName} />}
      <p class="after-form">
        <a href={to}>{t('addPasskey.later')}</a>
      </p>
    </PublicFrame>
  )
}

function MakePasskey({ view, to, deviceName }: { view: View; to: string; deviceName: string }) {
  const t = translator(accountsMessages, view.language)
  return (
    <>
      <div hidden data-passkey data-mode="add" data-to={to} data-failed={t('passkey.failed')} data-cancelled={t('passkey.cancelled')}>
        <Form view={view}>
          <Field name="name" label={t('addPasskey.name')} hint={t('addPasskey.nameHint')} value={deviceName} maxLength={60} autocomplete="off" />
          <Button kind="main" icon="key">
            {t('addPasskey.make')}
          </Button>
        </Form>
        <p class="error" role="alert" data-problem hidden />
      </div>
      <div data-without-passkey>
        <Notice>{t('addPasskey.without')}</Notice>
      </div>
    </>
  )
}

function ProofFirst({ view, to }: { view: View; to: string }) {
  const t = translator(accountsMessages, view.language)
  const back = `/sign-in/passkey/add?to=${encodeURIComponent(to)}`
  return (
    <p>
      {t('addPasskey.proof')} <a href={`/sign-in?proof=1&to=${encodeURIComponent(back)}`}>{t('proof.title')}</a>
    </p>
  )
}
