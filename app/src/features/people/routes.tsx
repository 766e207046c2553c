import { goTo, page } from '../../platform/http/answer.ts'
import { readForm, readVersion } from '../../platform/http/form.ts'
import { drawOnTop, nothingOnTop, type OnTop } from '../../platform/http/on-top.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { EMPTY_PERSON, parsePersonForm } from './domain/person-form.ts'
import { personDisplayName, type PersonDraft } from './domain/person.ts'
import type { PersonInSight } from './domain/person-view.ts'
import { mayAddPeople, mayEditPerson } from './domain/permissions.ts'
import { findKept, mergePeople, previewMerge, readDuplicates, undoMerge, type MergeRefusal } from './actions/merge-people.ts'
import { readPictures } from './actions/keep-picture.ts'
import { readPersonForm } from './actions/read-organisations.ts'
import { readMailLanguage, readPersonInSight, searchDirectory } from './actions/read-people.ts'
import { addPersonByHand, savePerson, type PersonChoice } from './actions/save-person.ts'
import { noteToldInPerson, readWaiting } from './actions/tell-people.ts'
import { DirectoryPage } from './pages/directory-page.tsx'
import { wordsFor } from './pages/person-card.tsx'
import { PersonFormPage } from './pages/person-form-page.tsx'
import { PersonPage } from './pages/person-page.tsx'
import { DuplicatesPage, MergePage, NoticesPage } from './pages/record-pages.tsx'
import { readPage } from './routes/read-page.ts'
import { sharingRoutes } from './routes/sharing-routes.tsx'
import { organisationRoutes } from './routes/organisation-routes.tsx'
import type { PeopleNeighbours } from './store/neighbours.ts'

const PAGE_SIZE = 50

/** Addresses of the directory. The fixed ones stand before `:id`. @param onTop what a higher feature shows above each list */
export function peopleRoutes(house: House, neighbours: PeopleNeighbours, onTop: OnTop = nothingOnTop): Route[] {
  return [
    get('/people', (c) => showDirectory(house, neighbours, onTop, c)),
    get('/people/new', (c) => showForm(house, c, { id: null, version: 1, draft: EMPTY_PERSON })),
    post('/people', (c) => takeNewPerson(house, c)),
    ...sharingRoutes(house),
    ...recordRoutes(house, neighbours),
    get('/people/:id', async (c) => {
      const seen = await readPersonInSight(house, neighbours, readActor(c), readId(c))
      if (seen !== null) {
        const picture = (await readPictures(house, readActor(c), [seen.person.id])).get(seen.person.id)
        return page(c, <PersonPage view={c.var.view} seen={seen} picture={picture} />)
      }
      const kept = await findKept(house, readActor(c), readId(c))
      return kept === null ? problem(c, 404, 'not-found') : c.redirect(`/people/${kept}`, 302)
    }),
    get('/people/:id/edit', async (c) => {
      const seen = await readPersonInSight(house, neighbours, readActor(c), readId(c))
      if (seen === null || !mayEditPerson(seen.relation)) return problem(c, 404, 'not-found')
      return showForm(house, c, { id: seen.person.id, version: seen.person.record?.version ?? 1, draft: await draftOf(house, c, seen) })
    }),
    post('/people/:id', (c) => takePerson(house, neighbours, c)),
    ...organisationRoutes(house, neighbours, onTop),
  ]
}

async function showDirectory(house: House, neighbours: PeopleNeighbours, onTop: OnTop, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const ask = {
    words: (c.req.query('q') ?? '').trim().slice(0, 200),
    spoken: c.req.query('language') || null,
    discipline: c.req.query('discipline') || null,
    page: readPage(c),
  }
  const { people, total } = await searchDirectory(house, neighbours, actor, { ...ask, size: PAGE_SIZE })
  const mayAdd = mayAddPeople(actor)
  const top = await drawOnTop(house, c, onTop, null)
  return page(c, <DirectoryPage view={c.var.view} ask={ask} people={people} total={total} size={PAGE_SIZE} mayAdd={mayAdd} mayImport={mayAdd} top={top} />)
}

type FormState = { id: string | null; version: number; draft: PersonDraft; refusal?: string; organisation?: string }

async function showForm(house: House, c: RouteContext, { id, version, draft, refusal, organisation }: FormState): Promise<Response> {
  const { organisations, current } = await readPersonForm(house, readActor(c), id)
  return page(
    c,
    <PersonFormPage
      view={c.var.view}
      id={id}
      version={version}
      draft={draft}
      organisations={organisations}
      current={current}
      refusal={refusal ?? null}
      {...(organisation ? { chosenOrganisation: organisation } : {})}
    />,
    refusal ? (refusal === 'saved-meanwhile' ? 409 : 422) : 200,
  )
}

/** What the form starts from; whoever may edit sees every field. The language of mail is no shown field and is chosen anew when unknown. */
async function draftOf(house: House, c: RouteContext, { person }: PersonInSight): Promise<PersonDraft> {
  return { ...person, language: await readMailLanguage(house, readActor(c), person.id) }
}

type Form = Awaited<ReturnType<typeof readForm>>

const PERSON_FIELDS = [
  'version',
  'givenName',
  'familyName',
  'email',
  'phone',
  'mailLanguage',
  'employment',
  'organisation',
  'since',
  'otherDisciplines',
  'functions',
  'otherSpoken',
  'otherUnderstood',
  'activity',
  'askMeAbout',
]
const PERSON_LISTS = ['discipline', 'spoken', 'understood', 'ends']

function readChoice(form: Form): PersonChoice {
  const organisationId = form.one('organisation')
  return {
    draft: parsePersonForm(form),
    worksFor: isId(organisationId) ? { organisationId, from: form.one('since') || null } : null,
    endsAffiliations: form.all('ends').filter(isId),
  }
}

async function takeNewPerson(house: House, c: RouteContext): Promise<Response> {
  const choice = readChoice(await readForm(c, PERSON_FIELDS, PERSON_LISTS))
  const added = await addPersonByHand(house, readActor(c), choice)
  if (!added.ok)
    return showForm(house, c, { id: null, version: 1, draft: choice.draft, refusal: added.refusal, organisation: choice.worksFor?.organisationId ?? '' })
  const text = wordsFor(c.var.language)('form.added', { name: personDisplayName(c.var.language, choice.draft) })
  return goTo(c, house, `/people/${added.value}`, { kind: 'done', text })
}

async function takePerson(house: House, neighbours: PeopleNeighbours, c: RouteContext): Promise<Response> {
  const form = await readForm(c, PERSON_FIELDS, PERSON_LISTS)
  const choice = readChoice(form)
  const id = readId(c)
  const version = readVersion(form)
  const saved = await savePerson(house, neighbours, readActor(c), { ...choice, id, version })
  if (saved.ok) return goTo(c, house, `/people/${id}`, { kind: 'done', text: wordsFor(c.var.language)('form.saved') })
  if (saved.refusal === 'person-unknown') return problem(c, 404, 'not-found')
  return showForm(house, c, { id, version, draft: choice.draft, refusal: saved.refusal, organisation: choice.worksFor?.organisationId ?? '' })
}

function refuseMerge(house: House, c: RouteContext, refusal: MergeRefusal): Response {
  if (refusal !== 'last-administrator') return problem(c, 404, 'not-found')
  return goTo(c, house, '/people/duplicates', { kind: 'refused', text: wordsFor(c.var.language)('refused.last-administrator') })
}

/** Keeping the record right: telling people, merging doubles. */
function recordRoutes(house: House, neighbours: PeopleNeighbours): Route[] {
  return [
    get('/people/notices', async (c) => {
      const waiting = await readWaiting(house, neighbours, readActor(c))
      const asked = readPage(c)
      const shown = waiting.slice((asked - 1) * PAGE_SIZE, asked * PAGE_SIZE)
      return page(c, <NoticesPage view={c.var.view} waiting={shown} page={asked} pages={Math.ceil(waiting.length / PAGE_SIZE)} />)
    }),
    post('/people/:id/told', async (c) => {
      const told = await noteToldInPerson(house, neighbours, readActor(c), readId(c))
      if (!told.ok) return problem(c, 404, 'not-found')
      return goTo(c, house, '/people/notices', {
        kind: 'done',
        text: wordsFor(c.var.language)('tell.noted', { name: personDisplayName(c.var.language, told.value) }),
      })
    }),
    get('/people/duplicates', async (c) => page(c, <DuplicatesPage view={c.var.view} {...await readDuplicates(house, neighbours, readActor(c))} />)),
    get('/people/:id/merge', async (c) => {
      const otherId = c.req.query('with')
      const preview = await previewMerge(house, neighbours, readActor(c), { keptId: readId(c), otherId: isId(otherId) ? otherId : readId(c) })
      return preview.ok ? page(c, <MergePage view={c.var.view} {...preview.value} />) : refuseMerge(house, c, preview.refusal)
    }),
    post('/people/:id/merge', async (c) => {
      const otherId = (await readForm(c, ['with'])).one('with')
      const merged = await mergePeople(house, neighbours, readActor(c), { keptId: readId(c), otherId: isId(otherId) ? otherId : readId(c) })
      if (!merged.ok) return refuseMerge(house, c, merged.refusal)
      return goTo(c, house, `/people/${merged.value}`, { kind: 'done', text: wordsFor(c.var.language)('doubles.merged') })
    }),
    post('/people/merges/:id/undo', async (c) => {
      const undone = await undoMerge(house, neighbours, readActor(c), readId(c))
      if (!undone.ok) return problem(c, 404, 'not-found')
      return goTo(c, house, `/people/${undone.value}`, { kind: 'done', text: wordsFor(c.var.language)('doubles.undone') })
    }),
  ]
}
