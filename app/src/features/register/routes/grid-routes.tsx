import { dayOf } from '../../../kernel/day.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { post, readActor, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { answerGrid } from '../actions/answer-grid.ts'
import { prepareGrid, type GridSituation } from '../actions/prepare-grid.ts'
import type { Draft } from '../domain/draft.ts'
import { parseNames, parsePeople, parseQuestions, parseSectors, type AnswerFault } from '../domain/parse-answers.ts'
import { GridSectorsPage } from '../pages/grid-sectors-page.tsx'
import { GridPeoplePage, GridPreviewPage } from '../pages/grid-people-page.tsx'
import { GridNamesPage, GridQuestionsPage } from '../pages/grid-questions-page.tsx'

const QUESTIONS = ['community', 'nameFr', 'nameNl', 'startsAt', 'durationMinutes', 'year', 'nameOrder']

type WithDraft = (c: RouteContext, use: (draft: Draft) => Promise<Response>) => Promise<Response>

/** What is asked about an attendance grid, one form after the other, all at one address. */
export function gridRoutes(house: House, withDraft: WithDraft): Route[] {
  const withGrid = (use: (c: RouteContext, draft: Draft, situation: GridSituation) => Promise<Response>) => (c: RouteContext) =>
    withDraft(c, async (draft) => {
      const situation = draft.kind === 'grid' && draft.state === 'understood' ? await prepareGrid(house, readActor(c), draft, c.var.language) : null
      return situation === null ? problem(c, 404, 'not-found') : use(c, draft, situation)
    })
  const back = (c: RouteContext, draft: Draft) => goTo(c, house, `/import/${draft.id}`)
  return [
    post(
      '/import/:id/sheet',
      withGrid(async (c, draft, { sheets }) => {
        const sheet = Number((await readForm(c, ['sheet'])).one('sheet'))
        if (sheets[sheet] !== undefined) await answerGrid(house, { ...draft, answers: {} }, { sheet })
        return back(c, draft)
      }),
    ),
    post(
      '/import/:id/answers',
      withGrid(async (c, draft, situation) => {
        const { grid, communities, mayCreate } = situation
        const form = await readForm(c, [...QUESTIONS, ...grid.marks.map((_, index) => `mark-${index}`)])
        const { answers, faults } = parseQuestions(form.one, grid, { communityIds: communities.map(({ id }) => id), create: mayCreate })
        const { communityId, newCommunity, ...kept } = draft.answers
        void [communityId, newCommunity]
        const answered = { ...draft, answers: { ...kept, ...answers } }
        if (faults.length > 0) return showQuestions(house, c, answered, situation, faults)
        await answerGrid(house, answered, {})
        return back(c, draft)
      }),
    ),
    post(
      '/import/:id/names',
      withGrid(async (c, draft, { grid, identities }) => {
        const doubts = identities?.doubts ?? []
        const form = await readForm(
          c,
          doubts.map(({ rowKey }) => `name-${rowKey}`),
        )
        const { answers, faults } = parseNames(form.one, doubts, draft.answers.names)
        await answerGrid(house, draft, answers)
        if (faults.length > 0) return page(c, <GridNamesPage view={c.var.view} draft={draft} grid={grid} doubts={doubts} faults={faults} />, 422)
        return back(c, draft)
      }),
    ),
    post(
      '/import/:id/people',
      withGrid(async (c, draft, { grid }) => {
        const rowKeys = grid.rows.map(({ key }) => key)
        const form = await readForm(c, ['salaried', ...rowKeys.flatMap((key) => [`role-${key}`, `organisation-${key}`, `self-${key}`])])
        await answerGrid(house, draft, parsePeople(form.one, rowKeys))
        return back(c, draft)
      }),
    ),
    post(
      '/import/:id/sectors',
      withGrid(async (c, draft, { newOrganisations, sectors }) => {
        const form = await readForm(
          c,
          newOrganisations.map((_, index) => `sector-${index}`),
        )
        await answerGrid(
          house,
          draft,
          parseSectors(
            form.one,
            newOrganisations,
            sectors.map(({ code }) => code),
          ),
        )
        return back(c, draft)
      }),
    ),
  ]
}

/** The first question that is still open; `?step=` goes back to one that was answered. */
export async function showGrid(house: House, c: RouteContext, draft: Draft): Promise<Response> {
  const situation = await prepareGrid(house, readActor(c), draft, c.var.language)
  if (situation === null) return problem(c, 404, 'not-found')
  const { grid, identities, organisations, community, ready, newOrganisations, sectors } = situation
  const step = c.req.query('step')
  const { view } = c.var
  if (identities === null || community === null || step === 'questions' || grid.problems.length > 0) return showQuestions(house, c, draft, situation, [])
  if (identities.doubts.length > 0) return page(c, <GridNamesPage view={view} draft={draft} grid={grid} doubts={identities.doubts} faults={[]} />)
  if (draft.answers.people === undefined || step === 'people' || ready === null)
    return page(c, <GridPeoplePage view={view} draft={draft} grid={grid} people={identities.people} organisations={organisations} />)
  const isSectorOpen = newOrganisations.some(({ key }) => draft.answers.sectors?.[key] === undefined)
  if (isSectorOpen) return page(c, <GridSectorsPage view={view} draft={draft} organisations={newOrganisations} sectors={sectors} />)
  const startsAts = ready.register.meetings.map(({ startsAt }) => startsAt)
  return page(
    c,
    <GridPreviewPage
      view={view}
      draft={draft}
      community={community.names}
      counts={ready.counts}
      startsAts={startsAts}
      conflicts={draft.outcome.conflicts ?? []}
    />,
  )
}

function showQuestions(house: House, c: RouteContext, draft: Draft, { grid, sheets, communities, mayCreate }: GridSituation, faults: AnswerFault[]): Response {
  const today = dayOf(nowOf(house))
  return page(
    c,
    <GridQuestionsPage
      view={c.var.view}
      draft={draft}
      grid={grid}
      sheets={sheets}
      communities={communities}
      mayCreate={mayCreate}
      today={today}
      faults={faults}
    />,
    faults.length > 0 ? 422 : 200,
  )
}
