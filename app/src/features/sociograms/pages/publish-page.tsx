import { writeDay } from '../../../kernel/day.ts'
import { nameIn, withColon } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { BilingualName } from '../../../ui/names.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { PUBLIC_KINDS } from '../domain/public-picture.ts'
import { LONGEST_REASON, type PublishingPage } from '../domain/published.ts'
import { isShipped } from '../domain/question.ts'
import { addressOfPicture, PublicDrawing } from './public-page.tsx'
import { publicWords, sayPublicMethod } from './public-scene.ts'
import { stepNames } from './result-frame.tsx'
import { SurveyFrame } from './survey-frame.tsx'
import { sayQuestion } from './words.ts'

type PublishPageProps = { view: View; shown: PublishingPage; reason: string; refusal: string | null; tabs: readonly Tab[] }

/** Going public is an act of its own: what everybody would see, what stays away and why, then a reason. */
export function PublishPageView(props: PublishPageProps) {
  const { view, shown, refusal, tabs } = props
  const t = publicWords(view)
  const { community, survey, wave } = shown
  return (
    <SurveyFrame {...{ view, community, refusal, tabs }} title={t('publish.title')} lead={t('publish.lead')} under={{ survey, wave }}>
      {shown.open === null ? <Preview {...props} /> : <Open view={view} open={shown.open} isForgotten={wave.state === 'forgotten'} />}
      {(wave.state === 'closed' || shown.agreements.length > 0) && <Agreements {...props} />}
    </SurveyFrame>
  )
}

function Open({ view, open, isForgotten }: { view: View; open: NonNullable<PublishingPage['open']>; isForgotten: boolean }) {
  const t = publicWords(view)
  const { id, by, reason, publishedOn } = open
  const address = addressOfPicture({ id })
  return (
    <section>
      <Notice kind="done">
        <p>{t(by === '' ? 'open.saysNobody' : 'open.says', { day: writeDay(view.language, publishedOn), name: by, reason })}</p>
        <p>
          {withColon(view.language, t('open.address'))} <a href={address}>{address}</a>
        </p>
      </Notice>
      <p>{t(isForgotten ? 'open.forgotten' : 'open.night')}</p>
      <Form view={view}>
        <input type="hidden" name="part" value="take-back" />
        <p class="small quiet">{t('takeBack.says')}</p>
        <ButtonRow>
          <Button kind="danger">{t('takeBack.do')}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}

function Preview({ view, shown, reason }: PublishPageProps) {
  const t = publicWords(view)
  const { language } = view
  const { method, picture, survey } = shown
  const { question, from } = method.reading
  if (shown.wave.state === 'forgotten') return <EmptyState>{t('publish.forgotten')}</EmptyState>
  if (!survey.questions.some(isShipped)) return <EmptyState>{t('publish.onlyOwn')}</EmptyState>
  return (
    <>
      <Asked view={view} shown={shown} />
      <section>
        <h2>{t('publish.preview')}</h2>
        {picture === null ? <EmptyState>{t('publish.tooLittle')}</EmptyState> : <PublicDrawing language={language} picture={picture} method={method} />}
        {picture !== null && sayPublicMethod(language, method, null).map((line) => <p class="small quiet">{line}</p>)}
      </section>
      <HeldBack view={view} shown={shown} />
      {picture !== null && (
        <Form view={view}>
          <input type="hidden" name="part" value="publish" />
          <input type="hidden" name="kind" value={method.kind} />
          <input type="hidden" name="question" value={question} />
          <input type="hidden" name="from" value={from} />
          <Field name="reason" label={t('publish.reason')} hint={t('publish.reasonHint')} value={reason} maxLength={LONGEST_REASON} isRequired />
          <ButtonRow>
            <Button kind="main">{t('publish.do')}</Button>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}

/** Sectors or organisations, which question, from which step on. */
function Asked({ view, shown }: Pick<PublishPageProps, 'view' | 'shown'>) {
  const t = publicWords(view)
  const { method, survey } = shown
  const questions = survey.questions.filter(isShipped).map((question) => ({ value: question, label: sayQuestion(view, survey, question) }))
  const steps = stepNames(view, method).map((label, place) => ({ value: String(place + 1), label }))
  return (
    <form method="get" class="form no-print">
      <Choice
        name="kind"
        label={t('publish.choose')}
        chosen={method.kind}
        options={PUBLIC_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        isRequired
      />
      {questions.length > 1 && <SelectField name="question" label={t('publish.question')} options={questions} chosen={method.reading.question} isRequired />}
      {steps.length > 1 && <SelectField name="from" label={t('publish.from')} options={steps} chosen={String(method.reading.from)} isRequired />}
      <ButtonRow>
        <Button>{t('publish.show')}</Button>
      </ButtonRow>
    </form>
  )
}

/** Why something is not there, without a number from which somebody could be counted. */
function HeldBack({ view, shown }: Pick<PublishPageProps, 'view' | 'shown'>) {
  const t = publicWords(view)
  const { method, heldBack } = shown
  const names = heldBack.map((group) => group.names[view.language]).join(', ')
  const reasons =
    method.kind === 'sector' ? [`${t('held.sectors')}${names === '' ? '' : ` ${t('held.names', { names })}`}`] : [t('held.agreement'), t('held.sole')]
  return (
    <section>
      <h2>{t('held.title')}</h2>
      <ul>
        {[t('held.people'), ...reasons, t('held.ties')].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="small quiet">{t('held.again')}</p>
      <p class="small quiet">{t('open.night')}</p>
    </section>
  )
}

/** SNA-01: which organisations said that they may stand in public by their name. */
function Agreements({ view, shown }: PublishPageProps) {
  const t = publicWords(view)
  const { agreements, today } = shown
  const agreed = agreements.filter(({ agreedOn, isSolePractice }) => agreedOn !== null && isSolePractice === false)
  const others = agreements.filter(({ agreedOn, isSolePractice }) => agreedOn === null && isSolePractice === false)
  const unknown = agreements.filter(({ isSolePractice }) => isSolePractice === null).map(({ name }) => nameIn(view.language, name))
  return (
    <section id="agreements">
      <h2>{t('agreements.title')}</h2>
      <p>{t('agreements.says')}</p>
      {agreed.length === 0 && <p class="quiet">{t(agreements.length === 0 ? 'agreements.none' : 'agreements.empty')}</p>}
      <ul>
        {agreed.map(({ organisationId, name, agreedOn }) => (
          <li key={organisationId}>
            <BilingualName name={name} />, {t('agreements.since', { day: writeDay(view.language, agreedOn ?? today) })}
            <Form view={view} isPlain>
              <input type="hidden" name="part" value="disagree" />
              <input type="hidden" name="organisation" value={organisationId} />
              <Button kind="quiet" isSmall>
                {t('agreements.drop')}
                <span class="visually-hidden"> {nameIn(view.language, name)}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      {others.length > 0 && shown.wave.state !== 'forgotten' && (
        <Form view={view}>
          <input type="hidden" name="part" value="agree" />
          <SelectField
            name="organisation"
            label={t('agreements.organisation')}
            options={others.map(({ organisationId, name }) => ({ value: organisationId, label: nameIn(view.language, name) }))}
            isRequired
          />
          <Field name="on" kind="date" max={today} label={t('agreements.on')} value={today} isRequired />
          <ButtonRow>
            <Button>{t('agreements.do')}</Button>
          </ButtonRow>
        </Form>
      )}
      {agreements.length > 0 && (
        <p class="small quiet">{unknown.length === 0 ? t('agreements.sole') : t('agreements.unknown', { names: unknown.join(', ') })}</p>
      )}
    </section>
  )
}
