import { translator } from '../../../kernel/translate.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'

/** The only time that a new key is shown. */
export function NewKeyPage({ view, apiKey }: { view: View; apiKey: string }) {
  const t = translator(accountsMessages, view.language)
  return (
    <PageFrame view={view} title={t('newKey.title')} lead={t('newKey.lead')} crumbs={[{ label: t('account.title'), href: '/account' }]}>
      <p>
        <code>{apiKey}</code>
      </p>
      <Notice>{t('newKey.once')}</Notice>
      <p>
        <ButtonLink href="/account">{t('newKey.done')}</ButtonLink>
      </p>
    </PageFrame>
  )
}

/** Behind the link in the mail to a new address. */
export function NewAddressPage({ view, isGood }: { view: View; isGood: boolean }) {
  const t = translator(accountsMessages, view.language)
  return (
    <PageFrame
      view={view}
      title={t(isGood ? 'newAddress.title' : 'link.oldTitle')}
      lead={t(isGood ? 'newAddress.lead' : 'newAddress.oldLead')}
      crumbs={[{ label: t('account.title'), href: '/account' }]}
    >
      {isGood && (
        <Form view={view}>
          <Button kind="main" name="choice" value="yes">
            {t('newAddress.yes')}
          </Button>
        </Form>
      )}
    </PageFrame>
  )
}
