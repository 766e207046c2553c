import { dayOf, writeDay } from '../../../kernel/day.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/field.tsx'
import type { View } from '../../../ui/view.ts'
import type { Agreement } from '../domain/membership.ts'
import type { MemberCard } from '../domain/shown.ts'
import { joiningWordsOf } from './labels.ts'
import { LineForm } from './line-form.tsx'

/** What a lead may answer to somebody who asked, was invited, or has not agreed yet. */
export function AtTheDoor({ view, card }: { view: View; card: MemberCard }) {
  const t = joiningWordsOf(view)
  const { state } = card.membership
  if (state !== 'applied' && state !== 'invited' && state !== 'pending') return null
  return (
    <>
      <h2>{t(`door.title.${state}`)}</h2>
      <p>{t(`door.${state}`)}</p>
      {(state === 'applied' || card.mayNotePaper) && (
        <LineForm view={view} part="let-in">
          {card.mayNotePaper && <CheckField name="onPaper" label={t('add.paper')} isRequired={state !== 'applied'} />}
          <Button kind="main">{t(state === 'applied' ? 'door.accept' : 'door.confirm')}</Button>
        </LineForm>
      )}
      {state !== 'pending' && (
        <LineForm view={view} part="turn-away" isPlain>
          <Button kind="quiet">{t(state === 'applied' ? 'door.decline' : 'door.takeBack')}</Button>
        </LineForm>
      )}
    </>
  )
}

/** When and how the person agreed, and to which versions. */
export function AgreementNote({ view, agreement }: { view: View; agreement: Agreement | null }) {
  if (agreement === null) return null
  const t = joiningWordsOf(view)
  const says = [t(`agreed.${agreement.means}`, { day: writeDay(view.language, dayOf(agreement.at)) })]
  if (agreement.convention !== null) says.push(t('agreed.convention', { version: agreement.convention }))
  if (agreement.consent !== null) says.push(t('agreed.consent', { version: agreement.consent }))
  return <p class="quiet small">{says.join(' ')}</p>
}
