import { Button } from '../../../ui/button.tsx'
import { Choice, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Item } from '../../../ui/card.tsx'
import { StatusWord } from '../../../ui/notice.tsx'
import { nameIn, type BilingualName } from '../../../kernel/language.ts'
import { outcomeOf, type ShownOutcome } from '../domain/try-out.ts'
import { outcomeOptions, reasonOptions, sayOutcomeIn, sayWho, wordsOf, type ListedView } from './words.ts'

/** What was said of one suggestion, each voice on a line: what contradicts stands side by side. */
export function Outcomes({ view, outcomes, isContradicting }: { view: ListedView; outcomes: readonly ShownOutcome[]; isContradicting: boolean }) {
  const t = wordsOf(view)
  if (outcomes.length === 0) return <p class="quiet small">{t('list.noOutcome')}</p>
  return (
    <>
      {outcomes.map((said, order) => (
        <Item key={order}>
          <StatusWord kind={outcomeOf(said) === 'helped' ? 'done' : 'quiet'}>{sayOutcomeIn(view, said)}</StatusWord>
          <span class="quiet small"> · {sayWho(t, view.language, said)}</span>
        </Item>
      ))}
      {isContradicting && <p class="quiet small">{t('list.both')}</p>}
    </>
  )
}

type OutcomeFieldsProps = { view: ListedView; /** Behind the names, where a form asks about several. */ mark?: string; legend?: string; isLarge?: boolean }

/** Two questions of one tap each; nothing is chosen beforehand, so that a form sent by a machine says nothing. */
export function OutcomeFields({ view, mark = '', legend, isLarge = false }: OutcomeFieldsProps) {
  const t = wordsOf(view)
  return (
    <div class="form">
      <Choice name={`outcome${mark}`} label={legend ?? t('say.outcome')} options={outcomeOptions(t)} isLarge={isLarge} />
      <Choice name={`reason${mark}`} label={t('say.reason')} hint={t('form.optional')} options={reasonOptions(view)} />
    </div>
  )
}

type OutcomeFormProps = { view: ListedView; action: string; id: string; quarters: readonly { id: string; name: BilingualName }[]; children?: never }

/** Somebody says what became of one suggestion. With several quarters of her own she says in which. */
export function OutcomeForm({ view, action, id, quarters }: OutcomeFormProps) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={action}>
      <OutcomeFields view={view} />
      {quarters.length > 1 && (
        <SelectField
          id={`quarter-${id}`}
          name="quarter"
          label={t('say.quarter')}
          options={quarters.map((each) => ({ value: each.id, label: nameIn(view.language, each.name) }))}
          chosen={quarters[0]?.id}
          empty={false}
        />
      )}
      <Button>{t('say.send')}</Button>
    </Form>
  )
}
