import type { ComponentChildren } from 'preact'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { ResultHead } from '../domain/results.ts'
import { tieLevels } from '../domain/wave-network.ts'
import { resultsMessages, type ResultsTranslate } from '../messages/results-catalogue.ts'
import { accentOf, optionsOf, sayQuestion, sayRate, titleOfWave } from './words.ts'

export type ResultTab = 'mine' | 'group' | 'breakdown' | 'compare' | 'measures'

export function resultWords({ language }: Pick<View, 'language'>): ResultsTranslate {
  return translator(resultsMessages, language)
}

export function addressOfWave({ community, wave }: Pick<ResultHead, 'community' | 'wave'>): string {
  return `/communities/${community.id}/sociograms/${wave.id}`
}

/** The reading as it stands in an address. */
export function readingQuery({ reading }: Pick<ResultHead, 'reading'>): string {
  return `?question=${reading.question}&from=${reading.from}`
}

/** The personal page first, for who was asked; the researcher's for who may. */
function tabsOf(view: View, head: ResultHead, current: ResultTab): Tab[] {
  const t = resultWords(view)
  const isShown: Record<ResultTab, boolean> = { mine: head.isAsked, group: true, breakdown: true, compare: head.beforeId !== null, measures: head.mayMeasure }
  const shown = (['mine', 'group', 'breakdown', 'compare', 'measures'] as const).filter((tab) => isShown[tab])
  return shown.map((tab) => ({ label: t(`tab.${tab}`), href: `${addressOfWave(head)}/${tab}${readingQuery(head)}`, isCurrent: tab === current }))
}

type ResultFrameProps = {
  view: View
  head: ResultHead
  current: ResultTab
  title: string
  lead: string
  wide?: boolean
  scripts?: readonly string[]
  children: ComponentChildren
}

export function ResultFrame({ view, head, current, title, lead, wide = false, scripts = [], children }: ResultFrameProps) {
  const { community } = head
  const name = nameIn(view.language, community.name)
  return (
    <PageFrame
      view={view}
      title={title}
      lead={lead}
      accent={accentOf(community)}
      communityName={name}
      crumbs={[
        { label: name, href: `/communities/${community.id}` },
        { label: resultWords(view)('crumb.list'), href: `/communities/${community.id}/sociograms` },
      ]}
      tabs={tabsOf(view, head, current)}
      wide={wide}
      scripts={scripts}
    >
      <p>
        <b>{titleOfWave(view, head.survey, head.wave)}</b>
        <br />
        {sayRate(view, head.rate)}
        {head.mirroredOn !== null && (
          <>
            <br />
            {resultWords(view)('mirror.since', { day: writeDay(view.language, head.mirroredOn) })}
          </>
        )}
      </p>
      <ReadingChoice view={view} head={head} />
      {children}
    </PageFrame>
  )
}

/** The words of a tie: the step from which an answer counts as one. */
export function stepNames(view: Pick<View, 'language'>, { scale, reading }: Pick<ResultHead, 'scale' | 'reading'>): string[] {
  const options = optionsOf(view.language, scale, reading.question)
  return tieLevels(scale, reading.question).map((level) => options.find(({ value }) => value === String(level))?.label ?? String(level))
}

export function sayReading(view: Pick<View, 'language'>, head: Pick<ResultHead, 'scale' | 'reading' | 'survey'>): string {
  const anchor = stepNames(view, head)[head.reading.from - 1] ?? ''
  return resultWords(view)('reading.says', { question: sayQuestion(view, head.survey, head.reading.question), anchor })
}

/** Another question, or another step of its scale. */
function ReadingChoice({ view, head }: { view: View; head: ResultHead }) {
  const t = resultWords(view)
  const { reading, survey } = head
  const questions = survey.questions.map((question) => ({ value: question, label: sayQuestion(view, survey, question) }))
  const steps = stepNames(view, head).map((label, place) => ({ value: String(place + 1), label }))
  return (
    <section class="reading no-print">
      <p class="small">{sayReading(view, head)}</p>
      {(questions.length > 1 || steps.length > 1) && (
        <Disclosure label={t('reading.title')}>
          <form method="get" class="form">
            {questions.length > 1 && <SelectField name="question" label={t('reading.question')} options={questions} chosen={reading.question} isRequired />}
            {steps.length > 1 && <SelectField name="from" label={t('reading.from')} options={steps} chosen={String(reading.from)} isRequired />}
            <Button>{t('reading.show')}</Button>
          </form>
        </Disclosure>
      )}
    </section>
  )
}
