import { Button, ButtonRow } from '../../../ui/button.tsx'
import { CheckField, Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { chosenLevel, fieldOf } from '../domain/answer-form.ts'
import type { Answering, WavePage } from '../domain/shown.ts'
import type { Question } from '../domain/question.ts'
import { CONSENT_LEVELS } from '../domain/survey.ts'
import { SurveyFrame } from './survey-frame.tsx'
import { askQuestion, optionsOf, titleOfWave, wordsOf } from './words.ts'

type PaperProps = { view: View; shown: WavePage; answering: Answering | null; refusal: string | null; tabs: readonly Tab[] }

/** Answers on paper: first whose, then a figure for each line, from one to the next with the tab key. */
export function PaperPage(props: PaperProps) {
  const { view, shown, answering, refusal, tabs } = props
  const t = wordsOf(view)
  const { community, wave, survey } = shown
  const address = `/communities/${community.id}/sociograms/${wave.id}`
  return (
    <SurveyFrame {...{ view, community, refusal, tabs }} under={shown} title={t('paper.title')} lead={titleOfWave(view, survey, wave)}>
      {answering === null ? <Whose {...props} /> : <Lines view={view} answering={answering} address={`${address}/paper`} />}
    </SurveyFrame>
  )
}

function Whose({ view, shown }: PaperProps) {
  const t = wordsOf(view)
  return (
    <form method="get" class="form">
      <p>{t('paper.says')}</p>
      <SelectField name="person" label={t('paper.whose')} options={shown.people.map(({ personId, name }) => ({ value: personId, label: name }))} isRequired />
      <ButtonRow>
        <Button kind="main">{t('paper.choose')}</Button>
      </ButtonRow>
    </form>
  )
}

function Lines({ view, answering, address }: { view: View; answering: Answering; address: string }) {
  const t = wordsOf(view)
  const { person, targets, survey, told } = answering
  const legend = (question: Question) =>
    optionsOf(view.language, answering.scale, question)
      .map(({ value, label }) => `${value} ${label}`)
      .join(' · ')
  return (
    <Form view={view} action={`${address}?person=${person.id}`}>
      <h2>{person.name}</h2>
      {survey.questions.map((question) => (
        <p key={question} class="small">
          <b>{askQuestion(view, survey, question).text}</b> {legend(question)}
        </p>
      ))}
      {targets.map((target) =>
        survey.questions.map((question) => (
          <Field
            key={fieldOf(target, question)}
            name={fieldOf(target, question)}
            label={survey.questions.length === 1 ? target.name : `${target.name}: ${askQuestion(view, survey, question).text}`}
            inputMode="numeric"
            maxLength={1}
            autocomplete="off"
            value={chosenLevel(target, question, { told, before: [] })}
          />
        )),
      )}
      <Choice name="level" label={t('paper.level')} options={CONSENT_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))} chosen={person.level} />
      {!person.isNameable && <CheckField name="nameable" label={t('nameable.label')} hint={answering.nameableText} />}
      <p class="small">{t('paper.skip')}</p>
      <ButtonRow>
        <Button kind="main">{t('paper.save')}</Button>
      </ButtonRow>
    </Form>
  )
}
