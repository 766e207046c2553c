import { dayOf, writeDay } from '../../../kernel/day.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { needsEthics } from '../domain/question.ts'
import type { WavePage } from '../domain/shown.ts'
import { LEFT_OFF_REASONS, LONGEST_REFERENCE } from '../domain/survey.ts'
import { inputWords } from '../messages/input-catalogue.ts'

type PartProps = { view: View; shown: WavePage }

/** SNA-06: a survey that asks for a judgement of people opens with the reference of an ethics committee. */
export function Ethics({ view, shown }: PartProps) {
  const t = inputWords(view)
  const { survey, scale } = shown
  if (!needsEthics(survey.own, scale)) return null
  return (
    <section class="no-print">
      <Notice kind="attention">{t('questions.judging')}</Notice>
      <Form view={view}>
        <input type="hidden" name="part" value="ethics" />
        <Field
          name="ethicsReference"
          label={t('ethics.label')}
          hint={t('ethics.hint')}
          value={survey.ethicsReference}
          maxLength={LONGEST_REFERENCE}
          autocomplete="off"
          isRequired
        />
        <ButtonRow>
          <Button>{t('ethics.save')}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

/** What was read in from spreadsheets, each with its way back. */
export function Imports({ view, shown }: PartProps) {
  const t = inputWords(view)
  const { imports, community, wave } = shown
  if (imports.length === 0) return null
  return (
    <section class="no-print">
      <h2>{t('imports.title')}</h2>
      <ul>
        {imports.map(({ id, answers, people, madeAt, isUndone }) => {
          const line = t('imports.line', { day: writeDay(view.language, dayOf(madeAt)), answers, people })
          return (
            <li key={id}>
              {line}{' '}
              {isUndone ? (
                <span class="quiet">({t('imports.undone')})</span>
              ) : (
                <Form view={view} isPlain action={`/communities/${community.id}/sociograms/${wave.id}/undo`}>
                  <input type="hidden" name="import" value={id} />
                  <Button kind="quiet" isSmall>
                    {t('imports.undo')}
                    <span class="visually-hidden"> {line}</span>
                  </Button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Members who are not asked in this wave, and putting them back. */
export function LeftOff({ view, shown }: PartProps) {
  const t = inputWords(view)
  const { leftOff, people } = shown
  return (
    <Disclosure label={t('leftOff.title')} isOpen={leftOff.length > 0}>
      <p>{t('leftOff.says')}</p>
      <ul>
        {leftOff.map(({ personId, name, reason }) => (
          <li key={personId}>
            {name}, {t(`reason.${reason}`)}{' '}
            <Form view={view} isPlain>
              <input type="hidden" name="part" value="back" />
              <input type="hidden" name="person" value={personId} />
              <Button kind="quiet" isSmall>
                {t('leftOff.back')}
                <span class="visually-hidden"> {name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {people.length > 0 && (
        <Form view={view}>
          <input type="hidden" name="part" value="leave" />
          <SelectField name="person" label={t('leftOff.person')} options={people.map(({ personId, name }) => ({ value: personId, label: name }))} isRequired />
          <SelectField
            name="reason"
            label={t('leftOff.reason')}
            options={LEFT_OFF_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
            isRequired
          />
          <ButtonRow>
            <Button>{t('leftOff.do')}</Button>
          </ButtonRow>
        </Form>
      )}
    </Disclosure>
  )
}
