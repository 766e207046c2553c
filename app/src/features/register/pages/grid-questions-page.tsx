import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { Draft } from '../domain/draft.ts'
import { guessFirstYear, needsYear, placeDays } from '../domain/grid-dates.ts'
import { MARK_MEANINGS, type GridAnswers } from '../domain/grid-answers.ts'
import type { Doubt } from '../domain/grid-people.ts'
import type { AnswerFault } from '../domain/parse-answers.ts'
import type { Grid, MarkUse } from '../domain/read-grid.ts'
import { sayImport } from '../messages/import-catalogue.ts'
import { FirstGridRows, GridFrame, GridProblems, Notes, type GridPageProps } from './grid-parts.tsx'
import { UploadForm } from './import-page.tsx'

export type OfferedCommunity = { id: string; fr: string; nl: string }
type QuestionsPageProps = GridPageProps & {
  sheets: readonly string[]
  communities: readonly OfferedCommunity[]
  mayCreate: boolean
  today: Day
  faults: readonly AnswerFault[]
}

/** All that is asked once about a grid. */
export function GridQuestionsPage(props: QuestionsPageProps) {
  const { view, draft, grid, faults } = props
  const t = sayImport(view.language)
  const isBlocked = grid.problems.length > 0
  const title = isBlocked ? t('problems.title', { count: grid.problems.length }) : t('grid.title', { names: grid.rows.length, dates: grid.dates.length })
  return (
    <GridFrame view={view} draft={draft} title={title} lead={isBlocked ? t('problems.lead') : t('grid.lead')}>
      {faults.length > 0 && (
        <Notice kind="refused" isAnnounced>
          {t('wrong.some')}
        </Notice>
      )}
      <SheetChoice {...props} />
      {isBlocked ? (
        <>
          <GridProblems view={view} grid={grid} />
          <h2>{t('mended.title')}</h2>
          <UploadForm view={view} replaces={draft.id} />
        </>
      ) : (
        <Questions {...props} />
      )}
      <FirstGridRows view={view} grid={grid} />
      <Notes view={view} notes={grid.notes} />
    </GridFrame>
  )
}

function SheetChoice({ view, draft, sheets }: QuestionsPageProps) {
  const t = sayImport(view.language)
  if (sheets.length < 2) return null
  return (
    <Form view={view} action={`/import/${draft.id}/sheet`}>
      <SelectField
        name="sheet"
        label={t('grid.sheet')}
        options={sheets.map((label, index) => ({ value: String(index), label }))}
        chosen={String(draft.answers.sheet ?? 0)}
        empty={false}
      />
      <Button>{t('grid.sheet.show')}</Button>
    </Form>
  )
}

const LENGTHS = [60, 90, 120, 150, 180, 210, 240, 300, 360, 480]

function writeLength(minutes: number): string {
  return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60}`}`
}

function Questions(props: QuestionsPageProps) {
  const { view, draft, grid, faults } = props
  const { answers } = draft
  const t = sayImport(view.language)
  const errorOf = (field: AnswerFault['field']) => faults.filter((fault) => fault.field === field).map(({ code }) => t(`wrong.${code}`))[0]
  return (
    <Form view={view} action={`/import/${draft.id}/answers`}>
      <CommunityFields {...props} error={errorOf('community')} />
      <div class="columns">
        <Field name="startsAt" kind="time" label={t('ask.starts')} value={answers.startsAt ?? '13:00'} error={errorOf('startsAt')} />
        <SelectField
          name="durationMinutes"
          label={t('ask.length')}
          options={LENGTHS.map((minutes) => ({ value: String(minutes), label: writeLength(minutes) }))}
          chosen={String(answers.durationMinutes ?? 120)}
          empty={false}
        />
      </div>
      <YearField {...props} error={errorOf('year')} />
      {grid.nameOrder && (
        <Choice
          name="nameOrder"
          label={t('ask.order')}
          hint={t('ask.order.hint', { examples: grid.nameOrder.examples.join(' · ') })}
          options={(['given-first', 'family-first'] as const).map((value) => ({ value, label: t(`ask.order.${value}`) }))}
          chosen={answers.nameOrder ?? grid.nameOrder.guess}
        />
      )}
      <fieldset class="choice-field">
        <legend>{t('ask.marks')}</legend>
        <div class="columns">
          {grid.marks.map((mark, index) => (
            <MarkField
              key={mark.key}
              view={view}
              mark={mark}
              index={index}
              answers={answers}
              isMissing={faults.some(({ field, key }) => field === 'mark' && key === mark.key)}
            />
          ))}
        </div>
      </fieldset>
      <ButtonRow>
        <Button kind="main">{t('next')}</Button>
      </ButtonRow>
    </Form>
  )
}

function CommunityFields({ view, draft, communities, mayCreate, error }: QuestionsPageProps & { error: string | undefined }) {
  const t = sayImport(view.language)
  const { newCommunity, communityId } = draft.answers
  const isFirst = communities.length === 0
  return (
    <>
      {!isFirst && (
        <SelectField
          name="community"
          label={t('ask.community')}
          options={communities.map(({ id, ...names }) => ({ value: id, label: nameIn(view.language, names) }))}
          chosen={communityId}
          {...(mayCreate ? { empty: t('ask.community.new') } : {})}
          error={error}
        />
      )}
      {mayCreate && (
        <div class="columns">
          <Field
            name="nameFr"
            label={t(isFirst ? 'ask.first-fr' : 'ask.name-fr')}
            value={newCommunity?.fr}
            lang="fr"
            maxLength={120}
            error={isFirst ? error : undefined}
          />
          <Field name="nameNl" label={t(isFirst ? 'ask.first-nl' : 'ask.name-nl')} value={newCommunity?.nl} lang="nl" maxLength={120} />
        </div>
      )}
    </>
  )
}

function YearField({ view, draft, grid, today, error }: QuestionsPageProps & { error: string | undefined }) {
  const t = sayImport(view.language)
  if (!needsYear(grid.dates)) return null
  const year = draft.answers.year ?? guessFirstYear(grid.dates, today, grid.titleYear)
  const days = placeDays(grid.dates, year)
    .filter((day) => day !== null)
    .toSorted()
  const [from, until] = [days[0] ?? today, days.at(-1) ?? today]
  const hint = t('ask.year.hint', { year, from: writeDay(view.language, from), until: writeDay(view.language, until) })
  return <Field name="year" kind="number" label={t('ask.year')} hint={hint} value={year} min={1990} max={2100} error={error} />
}

function MarkField({ view, mark, index, answers, isMissing }: { view: View; mark: MarkUse; index: number; answers: GridAnswers; isMissing: boolean }) {
  const t = sayImport(view.language)
  const label = mark.key === '' ? t('ask.mark.empty', { count: mark.count }) : t('ask.mark', { mark: mark.written, count: mark.count })
  const options = MARK_MEANINGS.map((value) => ({ value, label: t(`mark.${value}`) }))
  return (
    <SelectField
      name={`mark-${index}`}
      label={label}
      options={options}
      chosen={answers.marks?.[mark.key] ?? mark.guess}
      {...(mark.guess === null ? {} : { empty: false as const })}
      error={isMissing ? t('wrong.mark') : undefined}
    />
  )
}

type NamesPageProps = { view: View; draft: Draft; grid: Grid; doubts: readonly Doubt[]; faults: readonly AnswerFault[] }

/** Names that may be somebody we know, each with the choice. */
export function GridNamesPage({ view, draft, doubts, faults }: NamesPageProps) {
  const t = sayImport(view.language)
  return (
    <GridFrame view={view} draft={draft} title={t('names.title', { count: doubts.length })} lead={t('names.lead')}>
      <Form view={view} action={`/import/${draft.id}/names`}>
        {doubts.map((doubt) => (
          <Choice
            key={doubt.rowKey}
            name={`name-${doubt.rowKey}`}
            label={t('names.who', { name: doubt.name, row: doubt.row })}
            options={[
              ...doubt.candidates.map((candidate) => ({ value: candidate.answer, label: sayCandidate(view, candidate) })),
              { value: 'new', label: t('names.new') },
            ]}
            chosen={doubt.guess}
            error={faults.some(({ key }) => key === doubt.rowKey) ? t('wrong.name') : undefined}
          />
        ))}
        <Button kind="main">{t('next')}</Button>
      </Form>
    </GridFrame>
  )
}

function sayCandidate(view: View, { name, where, row }: Doubt['candidates'][number]): string {
  const t = sayImport(view.language)
  if (row !== null) return t('names.same-row', { name, row })
  return where.length === 0 ? t('names.same', { name }) : t('names.same-where', { name, where: where.join(', ') })
}
