import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Disclosure, Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { DutyNumber, ShownAnswer, ShownQuestion } from '../domain/shown.ts'
import { UrgentBanner } from './urgent-banner.tsx'
import { audienceLabel, wordsOf } from './words.ts'

type QuestionPageProps = { view: View; question: ShownQuestion; numbers: readonly DutyNumber[]; refusal: string | null; written: string }

/** One question, what was answered, and the place to answer. */
export function QuestionPage(props: QuestionPageProps) {
  const { view, question, numbers } = props
  const t = wordsOf(view)
  return (
    <PageFrame
      view={view}
      title={question.title}
      heading={<OwnWords words={{ language: question.language, text: question.title }} />}
      lead={leadOf(view, question)}
      crumbs={[{ label: t('list.title'), href: '/questions' }]}
    >
      <UrgentBanner view={view} numbers={numbers} />
      <Asked view={view} question={question} />
      <Answers view={view} question={question} isSignedIn />
      <AnswerForm {...props} action={`/questions/${question.id}/answers`} />
      {(question.isYours || question.isLead) && <Settling view={view} question={question} />}
    </PageFrame>
  )
}

/** The same for who came by the link of the mail: the question and the place to answer. */
export function AnswerLinkPage(props: QuestionPageProps & { token: string }) {
  const { view, question, numbers } = props
  return (
    <PublicFrame
      view={view}
      title={question.title}
      heading={<OwnWords words={{ language: question.language, text: question.title }} />}
      lead={leadOf(view, question)}
      isHiddenFromSearch
    >
      <UrgentBanner view={view} numbers={numbers} />
      <Asked view={view} question={question} />
      <AnswerForm {...props} action={`/answer/${props.token}`} />
      <Answers view={view} question={question} isSignedIn={false} />
    </PublicFrame>
  )
}

function leadOf(view: View, question: ShownQuestion): string {
  const t = wordsOf(view)
  const words = {
    name: question.asker ?? t('former'),
    day: writeDay(view.language, dayOf(question.askedAt)),
    audience: audienceLabel(t, view.language, question.community),
  }
  return t('question.lead', words)
}

function Asked({ view, question }: { view: View; question: ShownQuestion }) {
  const t = wordsOf(view)
  return (
    <>
      {question.body !== '' && <OwnWords as="p" words={{ language: question.language, text: question.body }} isMarked />}
      {question.topics.length > 0 && (
        <Tags>
          {question.topics.map((topic) => (
            <Tag key={topic}>{t(`topic.${topic}`)}</Tag>
          ))}
        </Tags>
      )}
      <p class="small quiet">
        <StatusWord kind={question.state === 'answered' ? 'done' : 'quiet'}>{t(`state.${question.state}`)}</StatusWord>
        {(question.asked > 0 || question.state === 'open') && ` · ${t('question.asked', { count: question.asked })}`}
        {question.handedAt !== null && ` · ${t('question.handed', { day: writeDay(view.language, dayOf(question.handedAt)) })}`}
      </p>
    </>
  )
}

function Answers({ view, question, isSignedIn }: { view: View; question: ShownQuestion; isSignedIn: boolean }) {
  const t = wordsOf(view)
  return (
    <section>
      <h2>{t('list.answers', { count: question.answers.length })}</h2>
      {question.answers.map((answer) => (
        <Answer key={answer.id} view={view} questionId={question.id} answer={answer} mayChange={isSignedIn && answer.isYours && question.state !== 'closed'} />
      ))}
    </section>
  )
}

function Answer({ view, questionId, answer, mayChange }: { view: View; questionId: string; answer: ShownAnswer; mayChange: boolean }) {
  const t = wordsOf(view)
  const { language } = view
  const when = (moment: string) => `${writeDay(language, dayOf(moment))}, ${writeTime(language, moment)}`
  return (
    <Item head={answer.author ?? t('former')}>
      <OwnWords as="p" words={{ language: answer.language, text: answer.text }} isMarked />
      <p class="small quiet">{when(answer.givenAt)}</p>
      {answer.correctedAt !== null && (
        <>
          <StatusWord kind="attention">{t('answer.corrected', { when: when(answer.correctedAt) })}</StatusWord>
          {answer.earlier !== null && (
            <Disclosure label={t('answer.earlier')}>
              <OwnWords as="p" words={{ language: answer.language, text: answer.earlier }} />
            </Disclosure>
          )}
        </>
      )}
      {mayChange && (
        <Disclosure label={t('answer.change')}>
          <Form view={view} action={`/questions/${questionId}/answers/${answer.id}`}>
            <input type="hidden" name="version" value={answer.version} />
            <Field name="text" id={`text-${answer.id}`} kind="textarea" label={t('answer.text')} maxLength={4_000} value={answer.text} lang={answer.language} />
            <div class="row">
              <Button name="do" value="correct">
                {t('answer.correct')}
              </Button>
              <Button kind="danger" name="do" value="remove">
                {t('answer.remove')}
              </Button>
            </div>
          </Form>
        </Disclosure>
      )}
    </Item>
  )
}

function AnswerForm({ view, question, refusal, written, action }: QuestionPageProps & { action: string }) {
  const t = wordsOf(view)
  if (question.state === 'closed') return <p class="quiet">{t('refused.question-closed')}</p>
  return (
    <section>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Form view={view} action={action}>
        <Field name="text" kind="textarea" rows={5} label={t('answer.yours')} hint={t('answer.hint')} isRequired maxLength={4_000} value={written} />
        <SelectField
          name="language"
          label={t('ask.language')}
          empty={false}
          chosen={view.language}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
        />
        <Button kind="main">{t('answer.send')}</Button>
      </Form>
    </section>
  )
}

function Settling({ view, question }: { view: View; question: ShownQuestion }) {
  const t = wordsOf(view)
  return (
    <Form view={view} action={`/questions/${question.id}/state`} isPlain>
      <input type="hidden" name="version" value={question.version} />
      <div class="row">
        {question.isYours && question.state === 'open' && (
          <Button name="state" value="answered">
            {t('question.settle')}
          </Button>
        )}
        {question.state !== 'closed' && (
          <Button kind="quiet" name="state" value="closed">
            {t('question.close')}
          </Button>
        )}
        {question.isYours && question.state !== 'open' && (
          <Button kind="quiet" name="state" value="open">
            {t('question.open')}
          </Button>
        )}
      </div>
    </Form>
  )
}
