import { languageIn, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { isJudging, LONGEST_QUESTION, type OwnQuestion } from '../domain/question.ts'
import { anchorIn, type LocalNames } from '../domain/scale.ts'
import type { ShownCommunity } from '../domain/shown.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { SurveyFrame } from './survey-frame.tsx'

type SentQuestion = { id: string | null; words: LocalNames; isOnScale: boolean }
type QuestionsProps = {
  view: View
  community: ShownCommunity
  questions: readonly OwnQuestion[]
  /** In each of them a question is asked. */
  languages: readonly Language[]
  sent: SentQuestion
  refusal: string | null
  tabs: readonly Tab[]
}

/** The community's own questions, and a form for one. A survey that runs keeps the version it began with. */
export function QuestionsPage({ view, community, questions, languages, sent, refusal, tabs }: QuestionsProps) {
  const t = inputWords(view)
  const address = `/communities/${community.id}/sociograms/questions`
  return (
    <SurveyFrame {...{ view, community, refusal, tabs }} title={t('questions.title')} lead={t('questions.lead')}>
      {questions.length === 0 && <EmptyState>{t('questions.none')}</EmptyState>}
      {questions.map((question) => {
        const { text, language } = anchorIn(view.language, question.words)
        return (
          <Item key={question.id} head={<span lang={language === view.language ? undefined : language}>{text}</span>}>
            <p>
              {t(question.isOnScale ? 'questions.onScaleSays' : 'questions.yesSays')}. {t('questions.version', { version: question.version })}{' '}
              <a href={`${address}?key=${question.id}`}>
                {t('questions.change')}
                <span class="visually-hidden"> {text}</span>
              </a>
            </p>
            {isJudging(question.words) && <Notice kind="attention">{t('questions.judging')}</Notice>}
          </Item>
        )
      })}
      <h2>{t(sent.id === null ? 'questions.new' : 'questions.changing')}</h2>
      <Form view={view} action={address}>
        <input type="hidden" name="key" value={sent.id ?? ''} />
        {LANGUAGES.map((language, order) => (
          <Field
            key={language}
            name={`words-${language}`}
            label={t('questions.words', { language: languageIn(view.language, language) })}
            hint={order === 0 ? t('questions.wordsHint') : undefined}
            value={sent.words[language]}
            maxLength={LONGEST_QUESTION}
            lang={language}
            autocomplete="off"
            isRequired={languages.includes(language)}
          />
        ))}
        <Choice
          name="kind"
          label={t('questions.kind')}
          options={[
            { value: 'yes', label: t('questions.yesSays') },
            { value: 'scale', label: t('questions.onScaleSays') },
          ]}
          chosen={sent.isOnScale ? 'scale' : 'yes'}
        />
        <ButtonRow>
          <Button kind="main">{t('questions.save')}</Button>
        </ButtonRow>
      </Form>
    </SurveyFrame>
  )
}
