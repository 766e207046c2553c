import { dayOf, writeDay } from '../../../kernel/day.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { bothNames, nameIn, type BilingualName } from '../../../kernel/language.ts'
import { answerOf, type GridCounts, type KnownOrganisation } from '../domain/build-grid-register.ts'
import type { Draft } from '../domain/draft.ts'
import { GRID_ROLES } from '../domain/grid-answers.ts'
import type { Resolved } from '../domain/grid-people.ts'
import type { Problem } from '../domain/problem.ts'
import type { Grid, GridRow } from '../domain/read-grid.ts'
import { sayRegister } from '../messages/catalogue.ts'
import { sayImport } from '../messages/import-catalogue.ts'
import { sayProblem } from '../messages/say-problem.ts'
import { GridFrame } from './grid-parts.tsx'

type PeoplePageProps = { view: View; draft: Draft; grid: Grid; people: readonly Resolved[]; organisations: readonly KnownOrganisation[] }
type PersonLine = { row: GridRow; name: string }

/** One table in which roles and organisations are completed; everything may stay empty. */
export function GridPeoplePage({ view, draft, grid, people, organisations }: PeoplePageProps) {
  const t = sayImport(view.language)
  const lines = linesOf(grid, people)
  return (
    <GridFrame view={view} draft={draft} title={t('people.title')} lead={t('people.lead')}>
      <datalist id="organisations">
        {organisations.map(({ externalId, ...names }) => (
          <option key={externalId} value={bothNames(view.language, names)} />
        ))}
      </datalist>
      <Form view={view} action={`/import/${draft.id}/people`}>
        <DataTable
          caption={t('people.title')}
          isCaptionHidden
          keyOf={({ row }) => row.key}
          columns={[
            { key: 'name', heading: t('people.name'), isHeading: true, cell: ({ name }) => name },
            { key: 'role', heading: t('people.role'), cell: (line) => <RoleSelect view={view} draft={draft} line={line} /> },
            { key: 'organisation', heading: t('people.organisation'), cell: (line) => <OrganisationInput view={view} draft={draft} line={line} /> },
            { key: 'self', heading: t('people.self-employed'), cell: (line) => <SelfTick view={view} draft={draft} line={line} /> },
          ]}
          rows={lines}
        />
        <CheckField name="salaried" label={t('people.salaried')} hint={t('people.salaried.hint')} isChecked={draft.answers.othersAreSalaried ?? false} />
        <ButtonRow>
          <Button kind="main">{t('next')}</Button>
          <ButtonLink kind="quiet" href={`/import/${draft.id}?step=questions`}>
            {t('change.questions')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </GridFrame>
  )
}

/** One line a person: of two rows of one person only the first. */
function linesOf(grid: Grid, people: readonly Resolved[]): PersonLine[] {
  const rows = new Map(grid.rows.map((row) => [row.key, row]))
  const seen = new Set<string>()
  return people.flatMap(({ rowKey, personId, name }) => {
    const row = rows.get(rowKey)
    if (row === undefined || seen.has(personId)) return []
    seen.add(personId)
    return [{ row, name: `${name.given} ${name.family}`.trim() }]
  })
}

type CellProps = { view: View; draft: Draft; line: PersonLine }

function RoleSelect({ view, draft, line: { row, name } }: CellProps) {
  const t = sayImport(view.language)
  const { role } = answerOf(draft.answers, row)
  return (
    <select class="input" name={`role-${row.key}`} aria-label={t('people.of', { what: t('people.role'), name })}>
      {GRID_ROLES.map((value) => (
        <option key={value} value={value} selected={value === role}>
          {t(`role.${value}`)}
        </option>
      ))}
    </select>
  )
}

function OrganisationInput({ view, draft, line: { row, name } }: CellProps) {
  const t = sayImport(view.language)
  const { organisation } = answerOf(draft.answers, row)
  return (
    <input
      class="input"
      name={`organisation-${row.key}`}
      value={organisation}
      list="organisations"
      maxlength={200}
      autocomplete="off"
      aria-label={t('people.of', { what: t('people.organisation'), name })}
    />
  )
}

function SelfTick({ view, draft, line: { row, name } }: CellProps) {
  const t = sayImport(view.language)
  const { isSelfEmployed } = answerOf(draft.answers, row)
  return (
    <label class="check">
      <input
        type="checkbox"
        name={`self-${row.key}`}
        value="yes"
        checked={isSelfEmployed}
        aria-label={t('people.of', { what: t('people.self-employed'), name })}
      />
    </label>
  )
}

type PreviewPageProps = { view: View; draft: Draft; community: BilingualName; counts: GridCounts; startsAts: readonly string[]; conflicts: readonly Problem[] }

/** What saving adds, in numbers, and the button. */
export function GridPreviewPage({ view, draft, community, counts, startsAts, conflicts }: PreviewPageProps) {
  const t = sayImport(view.language)
  const say = sayRegister(view.language)
  const rows = [
    { what: t('sheet.people'), added: counts.people, changed: counts.changedPeople, known: counts.knownPeople },
    { what: t('sheet.memberships'), added: counts.memberships, changed: null, known: null },
    { what: t('sheet.organisations'), added: counts.organisations, changed: null, known: null },
    { what: t('sheet.meetings'), added: counts.meetings, changed: null, known: counts.knownMeetings },
    { what: t('preview.present', { present: counts.present }), added: counts.attendance, changed: null, known: null },
  ]
  const days = [...new Set(startsAts.map(dayOf))].toSorted().map((day) => writeDay(view.language, day))
  return (
    <GridFrame
      view={view}
      draft={draft}
      title={t('preview.title', { community: nameIn(view.language, community) })}
      lead={t('preview.lead')}
      current={3}
      rows={counts.rows}
    >
      {conflicts.length > 0 && (
        <Notice kind="refused" title={t('conflicts.title')} isAnnounced>
          <ul>
            {conflicts.slice(0, 20).map((problem, index) => (
              <li key={index}>{sayProblem(say, problem)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <DataTable
        caption={t('preview.what')}
        isCaptionHidden
        columns={[
          { key: 'what', heading: t('preview.what'), isHeading: true, cell: ({ what }) => what },
          { key: 'new', heading: t('preview.new'), isNumber: true, cell: ({ added }) => String(added) },
          { key: 'changed', heading: t('saved.changed'), isNumber: true, cell: ({ changed }) => (changed === null ? '' : String(changed)) },
          { key: 'known', heading: t('preview.known'), isNumber: true, cell: ({ known }) => (known === null ? '' : String(known)) },
        ]}
        rows={rows}
      />
      <p class="quiet">{t('preview.days', { days: days.join(' · ') })}</p>
      {counts.rows === 0 ? (
        <Notice>{t('preview.nothing')}</Notice>
      ) : (
        <Form view={view} action={`/import/${draft.id}/save`}>
          <Button kind="main">{t('save', { count: counts.rows })}</Button>
        </Form>
      )}
      <ButtonRow>
        <ButtonLink href={`/import/${draft.id}?step=people`}>{t('change.people')}</ButtonLink>
        <ButtonLink href={`/import/${draft.id}?step=questions`}>{t('change.questions')}</ButtonLink>
      </ButtonRow>
    </GridFrame>
  )
}
