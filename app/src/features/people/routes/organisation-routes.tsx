import { goTo, page } from '../../../platform/http/answer.ts'
import { readForm, readVersion } from '../../../platform/http/form.ts'
import { drawOnTop, type OnTop } from '../../../platform/http/on-top.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import type { OrganisationDraft } from '../domain/organisation.ts'
import { EMPTY_ORGANISATION, parseOrganisationForm } from '../domain/person-form.ts'
import { mayAddPeople } from '../domain/permissions.ts'
import { readOrganisation, readOrganisationForm, readOrganisationList } from '../actions/read-organisations.ts'
import { saveOrganisation } from '../actions/save-organisation.ts'
import { OrganisationFormPage, OrganisationListPage, OrganisationPage } from '../pages/organisation-pages.tsx'
import { wordsFor } from '../pages/person-card.tsx'
import type { PeopleNeighbours } from '../store/neighbours.ts'
import { readPage } from './read-page.ts'

const PAGE_SIZE = 50

export function organisationRoutes(house: House, neighbours: PeopleNeighbours, onTop: OnTop): Route[] {
  return [
    get('/organisations', async (c) => {
      const actor = readActor(c)
      const ask = { words: (c.req.query('q') ?? '').trim().slice(0, 200), sector: c.req.query('sector') || null, page: readPage(c) }
      const { organisations, total, list } = await readOrganisationList(house, actor, { ...ask, size: PAGE_SIZE })
      return page(
        c,
        <OrganisationListPage
          view={c.var.view}
          organisations={organisations}
          sectors={list.sectors}
          ask={ask}
          total={total}
          size={PAGE_SIZE}
          mayAdd={mayAddPeople(actor)}
          top={await drawOnTop(house, c, onTop, null)}
        />,
      )
    }),
    get('/organisations/new', (c) => showForm(house, c, { id: null, version: 1, draft: EMPTY_ORGANISATION })),
    post('/organisations', (c) => takeOrganisation(house, c, null)),
    get('/organisations/:id', async (c) => {
      const found = await readOrganisation(house, neighbours, readActor(c), readId(c))
      if (found === null) return problem(c, 404, 'not-found')
      return page(
        c,
        <OrganisationPage
          view={c.var.view}
          organisation={found.organisation}
          people={found.people}
          sectors={found.list.sectors}
          mayEdit={mayAddPeople(readActor(c))}
        />,
      )
    }),
    get('/organisations/:id/edit', async (c) => {
      const { organisation } = await readOrganisationForm(house, readActor(c), readId(c))
      return organisation === null
        ? problem(c, 404, 'not-found')
        : showForm(house, c, { id: organisation.id, version: organisation.version, draft: organisation })
    }),
    post('/organisations/:id', (c) => takeOrganisation(house, c, readId(c))),
  ]
}

type FormState = { id: string | null; version: number; draft: OrganisationDraft; refusal?: string }

async function showForm(house: House, c: RouteContext, { id, version, draft, refusal }: FormState): Promise<Response> {
  const { list } = await readOrganisationForm(house, readActor(c), null)
  const status = refusal === undefined ? 200 : refusal === 'saved-meanwhile' ? 409 : 422
  return page(
    c,
    <OrganisationFormPage
      view={c.var.view}
      id={id}
      version={version}
      draft={draft}
      sectors={list.sectors}
      listVersion={list.version}
      refusal={refusal ?? null}
    />,
    status,
  )
}

async function takeOrganisation(house: House, c: RouteContext, id: string | null): Promise<Response> {
  const form = await readForm(c, ['version', 'nameFr', 'nameNl', 'sole', 'actorKind', 'missions', 'enterpriseNumber'], ['sector'])
  const draft = parseOrganisationForm(form)
  const version = readVersion(form)
  const saved = await saveOrganisation(house, readActor(c), { id, version, draft })
  if (saved.ok) return goTo(c, house, `/organisations/${saved.value}`, { kind: 'done', text: wordsFor(c.var.language)('form.saved') })
  if (saved.refusal === 'organisation-unknown') return problem(c, 404, 'not-found')
  return showForm(house, c, { id, version, draft, refusal: saved.refusal })
}
