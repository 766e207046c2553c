import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Answers } from '../domain/situation.ts'
import { CheckedField, type Marks } from './checked-field.tsx'
import { ExpiryLine, Refused, TellingSteps } from './parts.tsx'
import { wordsOf } from './words.ts'

const QUESTIONS = ['atStake', 'wants', 'tried', 'ask'] as const satisfies readonly (keyof Answers)[]

type AnswersPageProps = {
  view: View
  /** Null while nothing is saved. */
  id: string | null
  version: number
  answers: Answers
  language: Language
  marks: Marks
  expiresOn: Day | null
  isDraft: boolean
  refusal: string | null
}

/** Four questions, one below the other, for one thumb. Nothing here invites to dictate. */
export function AnswersPage({ view, id, version, answers, language, marks, expiresOn, isDraft, refusal }: AnswersPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('answers.title')} lead={t('answers.lead')} crumbs={[{ label: t('list.title'), href: '/situations' }]}>
      <TellingSteps view={view} id={id} current={1} />
      <Refused refusal={refusal} />
      <Notice title={t('keyboard.title')}>{t('keyboard.text')}</Notice>
      <Form view={view}>
        <input type="hidden" name="version" value={version} />
        {QUESTIONS.map((question) => (
          <CheckedField
            key={question}
            view={view}
            name={question}
            label={t(`answers.${question}`)}
            hint={t(`answers.${question}.hint`)}
            value={answers[question]}
            lang={language}
            marks={marks}
            rows={question === 'atStake' ? 5 : 3}
          />
        ))}
        <SelectField
          name="language"
          label={t('answers.language')}
          empty={false}
          chosen={language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        />
        <div class="row">
          <Button kind="main" name="next" value="wheel">
            {t('answers.next')}
          </Button>
          <Button kind="quiet" name="next" value="later">
            {t('answers.later')}
          </Button>
        </div>
      </Form>
      <p class="small">{t('answers.private')}</p>
      <ExpiryLine view={view} expiresOn={expiresOn} isDraft={isDraft} />
    </PageFrame>
  )
}
