import { writeDay } from '../../../kernel/day.ts'
import { Button } from '../../../ui/button.tsx'
import { Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import { CALLABLE_SCOPES } from '../domain/callable.ts'
import type { SuggestionsOf } from '../domain/shown.ts'
import { wordsOf, type ListedView } from './words.ts'

type CallableFormProps = { view: ListedView; situationId: string; callable: SuggestionsOf['callable'] }

/** "You may call me about this": off until said, with a day, withdrawn by one press. */
export function CallableForm({ view, situationId, callable }: CallableFormProps) {
  if (callable === null) return null
  const t = wordsOf(view)
  const { standing } = callable
  const action = `/situations/${situationId}/callable`
  return (
    <section>
      {standing !== null && (
        <Form view={view} action={action} isPlain>
          <p>{t(`callable.stands.${standing.scope}`, { day: writeDay(view.language, standing.untilOn) })}</p>
          <Button name="do" value="stop" isSmall>
            {t('callable.stop')}
          </Button>
        </Form>
      )}
      <Disclosure label={t(standing === null ? 'callable.title' : 'callable.change')}>
        <p>{t('callable.text')}</p>
        <p>
          <a href="/people/me">{t('callable.directory')}</a>
        </p>
        <Form view={view} action={action}>
          <Choice
            name="scope"
            label={t('callable.scope')}
            chosen={standing?.scope}
            options={CALLABLE_SCOPES.map((value) => ({ value, label: t(`callable.scope.${value}`) }))}
          />
          <Field
            id={`until-${situationId}`}
            name="until"
            kind="date"
            label={t('callable.until')}
            hint={t('callable.untilHint')}
            value={standing?.untilOn}
            isRequired
          />
          <Button name="do" value="say">
            {t('callable.say')}
          </Button>
        </Form>
      </Disclosure>
    </section>
  )
}
