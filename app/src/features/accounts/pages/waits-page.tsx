import { translator } from '../../../kernel/translate.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'

/** Before signing out wipes what waits on this device: where it waits, and the choice. */
export function WaitsPage({ view, address }: { view: View; address: string }) {
  const t = translator(accountsMessages, view.language)
  return (
    <PublicFrame view={view} title={t('signOut.waits')} lead={t('signOut.waitsLead')} isHiddenFromSearch>
      <Form view={view} action="/sign-out">
        <input type="hidden" name="sure" value="yes" />
        <ButtonRow>
          <ButtonLink href={address} kind="main">
            {t('signOut.back')}
          </ButtonLink>
          <Button kind="danger">{t('signOut.wipe')}</Button>
        </ButtonRow>
      </Form>
    </PublicFrame>
  )
}
