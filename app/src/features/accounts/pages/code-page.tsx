import { translator } from '../../../kernel/translate.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'

export type SignInRefusal = 'link-old' | 'other-browser' | 'wrong-code' | 'too-many-codes' | 'too-often' | 'choose'

/** After asking for a mail: what happens now, and the place for the six digits. The same for every address. */
export function CodePage({ view, refusal = null }: { view: View; refusal?: SignInRefusal | null }) {
  const t = translator(accountsMessages, view.language)
  return (
    <PublicFrame view={view} title={t('code.title')} lead={t('code.lead')} isHiddenFromSearch>
      <ol>
        <li>{t('code.step1')}</li>
        <li>{t('code.step2')}</li>
      </ol>
      <CodeForm view={view} action="/sign-in/code" refusal={refusal} />
      <p class="after-form">
        <a href="/sign-in">{t('code.again')}</a>
      </p>
    </PublicFrame>
  )
}

function CodeForm({ view, action, refusal }: { view: View; action?: string; refusal: SignInRefusal | null }) {
  const t = translator(accountsMessages, view.language)
  return (
    <Form view={view} {...(action === undefined ? {} : { action })}>
      <Field
        name="code"
        label={t('code.label')}
        hint={t('code.hint')}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={12}
        isRequired
        error={refusal && t(`refused.${refusal}`)}
      />
      <Button kind="main">{t('code.send')}</Button>
    </Form>
  )
}

type LinkPageProps = { view: View; state: 'button' | 'code' | 'old'; refusal?: SignInRefusal | null }

/** Behind the mailed link. Opening it does nothing; here the person chooses, and nothing is chosen beforehand. */
export function LinkPage({ view, state, refusal = null }: LinkPageProps) {
  const t = translator(accountsMessages, view.language)
  if (state === 'old') {
    return (
      <PublicFrame view={view} title={t('link.oldTitle')} lead={t('link.oldLead')} isHiddenFromSearch>
        <p>
          <a class="button button-main" href="/sign-in">
            {t('link.askNew')}
          </a>
        </p>
      </PublicFrame>
    )
  }
  return (
    <PublicFrame
      view={view}
      title={t(state === 'button' ? 'link.title' : 'link.otherTitle')}
      lead={t(state === 'button' ? 'link.lead' : 'link.otherLead')}
      isHiddenFromSearch
    >
      {state === 'code' ? <CodeForm view={view} refusal={refusal} /> : <ChoiceForm view={view} refusal={refusal} />}
    </PublicFrame>
  )
}

function ChoiceForm({ view, refusal }: { view: View; refusal: SignInRefusal | null }) {
  const t = translator(accountsMessages, view.language)
  return (
    <>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <Form view={view}>
        <ButtonRow>
          <Button kind="main" name="choice" value="sign-in">
            {t('link.yes')}
          </Button>
          <Button name="choice" value="not-me">
            {t('link.no')}
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
