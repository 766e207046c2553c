import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { CheckList, Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { BilingualName } from '../../../ui/names.tsx'
import { EmptyState, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { anchorIn, type TieScale } from '../domain/scale.ts'
import type { ShownCommunity, SurveysPage } from '../domain/shown.ts'
import { keyOfQuestion, needsEthics, QUESTIONS, type OwnQuestion, type Question } from '../domain/question.ts'
import { LONGEST_NAME, LONGEST_REFERENCE } from '../domain/survey.ts'
import { inputWords } from '../messages/input-catalogue.ts'
import { SurveyFrame } from './survey-frame.tsx'
import { accentOf, sayDays, sayRate, titleOfWave, wordsOf } from './words.ts'

/** The surveys of a community: what is asked now, what was. */
export function SurveysPageView({ view, shown, tabs }: { view: View; shown: SurveysPage; tabs: readonly Tab[] }) {
  const t = wordsOf(view)
  const { community, surveys, mayKeep } = shown
  const address = `/communities/${community.id}/sociograms`
  const isOpen = mayKeep && !community.isClosed
  return (
    <PageFrame
      view={view}
      title={t('list.title')}
      lead={t('list.lead')}
      accent={accentOf(community)}
      communityName={nameIn(view.language, community.name)}
      crumbs={[{ label: nameIn(view.language, community.name), href: `/communities/${community.id}` }]}
      tabs={tabs}
      mainAction={
        isOpen && (
          <ButtonLink kind="main" icon="add" href={`${address}/new`}>
            {t('list.new')}
          </ButtonLink>
        )
      }
    >
      {surveys.length === 0 && <EmptyState>{t(mayKeep ? 'list.emptyKeeper' : 'list.empty')}</EmptyState>}
      {surveys.map(({ survey, waves }) => (
        <section key={survey.id}>
          <h2>
            <BilingualName name={survey.name} />
          </h2>
          {waves.map((wave) => (
            <Item key={wave.id} head={t('wave.number', { number: wave.number })}>
              <p>
                <StatusWord kind={wave.state === 'open' ? 'attention' : wave.state === 'closed' ? 'done' : 'quiet'}>{t(`state.${wave.state}`)}</StatusWord>
                {wave.state !== 'draft' && ` · ${sayRate(view, wave.rate)}`}
                {wave.state === 'open' && ` · ${t('wave.until', { day: writeDay(view.language, wave.closesOn) })}`}
                {wave.state === 'forgotten' && ` · ${sayDays(view, wave)}`}
              </p>
              {wave.state === 'forgotten' && <p class="small quiet">{t('forgotten.list')}</p>}
              <p>
                {wave.isAsked && wave.state !== 'draft' && (
                  <a href={`/sociograms/${wave.id}/answer`}>
                    {t(wave.state === 'open' ? 'wave.answer' : 'wave.ownAnswers')}
                    <span class="visually-hidden"> {titleOfWave(view, survey, wave)}</span>
                  </a>
                )}
                {wave.isAsked && wave.state !== 'draft' && (mayKeep || wave.state === 'closed') && ' · '}
                {wave.state === 'closed' && (
                  <>
                    <a href={`${address}/${wave.id}/${wave.isAsked ? 'mine' : 'group'}`}>
                      {t('wave.results')}
                      <span class="visually-hidden"> {titleOfWave(view, survey, wave)}</span>
                    </a>
                    {mayKeep && ' · '}
                  </>
                )}
                {mayKeep && (
                  <a href={`${address}/${wave.id}`}>
                    {t(wave.state === 'forgotten' ? 'note.title' : 'wave.keep')}
                    <span class="visually-hidden"> {titleOfWave(view, survey, wave)}</span>
                  </a>
                )}
              </p>
            </Item>
          ))}
        </section>
      ))}
    </PageFrame>
  )
}

export type SentSurvey = { nameFr: string; nameNl: string; scale: string; questions: readonly Question[]; closesOn: string; ethicsReference: string }

type NewSurveyProps = {
  view: View
  community: ShownCommunity
  scales: readonly TieScale[]
  own: readonly OwnQuestion[]
  sent: SentSurvey
  today: Day
  refusal: string | null
  tabs: readonly Tab[]
}

/** Everything has a good beginning: the default scale, one question, three weeks. */
export function NewSurveyPage({ view, community, scales, own, sent, today, refusal, tabs }: NewSurveyProps) {
  const t = wordsOf(view)
  const say = inputWords(view)
  const address = `/communities/${community.id}/sociograms`
  const anchorsOf = (scale: TieScale) => scale.anchors.map((anchor) => `${anchor.level} ${anchorIn(view.language, anchor).text}`).join(' · ')
  return (
    <SurveyFrame {...{ view, community, refusal, tabs }} title={t('new.title')} lead={t('new.lead')}>
      <Form view={view}>
        <Field name="nameFr" label={t('new.nameFr')} value={sent.nameFr} maxLength={LONGEST_NAME} lang="fr" autocomplete="off" />
        <Field name="nameNl" label={t('new.nameNl')} hint={t('new.nameHint')} value={sent.nameNl} maxLength={LONGEST_NAME} lang="nl" autocomplete="off" />
        <Choice
          name="scale"
          label={t('new.scale')}
          options={scales.map((scale) => ({ value: scale.key, label: anchorIn(view.language, scale.name).text }))}
          chosen={sent.scale}
        />
        <ul class="small">
          {scales.map((scale) => (
            <li key={scale.key}>
              <b>{anchorIn(view.language, scale.name).text}</b> {anchorsOf(scale)}
            </li>
          ))}
        </ul>
        <p class="small">
          <a href={`${address}/scale`}>{t('scale.link')}</a>
        </p>
        <CheckList
          name="question"
          label={t('new.questions')}
          hint={t('new.questionsHint')}
          options={[
            ...QUESTIONS.map((question) => ({ value: question, label: t(`question.${question}`) })),
            ...own.map((question) => ({ value: keyOfQuestion(question), label: anchorIn(view.language, question.words).text })),
          ]}
          chosen={sent.questions}
        />
        <p class="small">
          <a href={`${address}/questions`}>{say('questions.link')}</a>
        </p>
        {(needsEthics(own) || scales.some((scale) => needsEthics([], scale))) && (
          <Field
            name="ethicsReference"
            label={say('ethics.label')}
            hint={say('ethics.hint')}
            value={sent.ethicsReference}
            maxLength={LONGEST_REFERENCE}
            autocomplete="off"
          />
        )}
        <Field name="closesOn" kind="date" min={today} label={t('new.closesOn')} value={sent.closesOn} isRequired />
        <ButtonRow>
          <Button kind="main">{t('new.start')}</Button>
        </ButtonRow>
        <p class="small">{t('new.draft')}</p>
      </Form>
    </SurveyFrame>
  )
}
