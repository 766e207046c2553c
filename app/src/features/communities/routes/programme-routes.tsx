import { translator } from '../../../kernel/translate.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { keepProgramme, readProgramme, readProgrammes } from '../actions/save-programme.ts'
import { mayEditProgrammes } from '../domain/permissions.ts'
import type { ProgrammeDraft } from '../domain/programme.ts'
import { communityMessages } from '../messages/catalogue.ts'
import { ProgrammeFormPage, ProgrammePage, ProgrammesPage } from '../pages/programme-pages.tsx'
import { opensFor } from './community-routes.tsx'
import { hasWrongDay, readProgrammeForm } from './read-forms.ts'

const EMPTY: ProgrammeDraft = { nameFr: '', nameNl: '', funder: '', mandate: '', from: null, until: null }

export function programmeRoutes(house: House): Route[] {
  return [
    get('/programmes', async (c) => {
      const actor = readActor(c)
      return page(c, <ProgrammesPage view={c.var.view} programmes={await readProgrammes(house, actor)} mayEdit={mayEditProgrammes(actor)} />)
    }),
    get('/programmes/new', (c) => showForm(c, EMPTY, true, null)),
    post('/programmes/new', (c) => takeForm(house, c, null)),
    get('/programmes/:id', async (c) => {
      const actor = readActor(c)
      const found = await readProgramme(house, actor, readId(c))
      if (found === null) return problem(c, 404, 'not-found')
      const opens = opensFor(
        actor,
        found.communities.map(({ id }) => id),
      )
      return page(c, <ProgrammePage view={c.var.view} {...found} opens={opens} />)
    }),
    get('/programmes/:id/edit', async (c) => {
      const found = await readProgramme(house, readActor(c), readId(c))
      return found === null ? problem(c, 404, 'not-found') : showForm(c, found.programme, false, null)
    }),
    post('/programmes/:id/edit', (c) => takeForm(house, c, readId(c))),
  ]
}

function showForm(c: RouteContext, draft: ProgrammeDraft, isNew: boolean, refusal: string | null): Response {
  return page(c, <ProgrammeFormPage view={c.var.view} draft={draft} isNew={isNew} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeForm(house: House, c: RouteContext, id: string | null): Promise<Response> {
  const t = translator(communityMessages, c.var.language)
  const form = await readForm(c, ['nameFr', 'nameNl', 'funder', 'mandate', 'from', 'until'])
  const draft = readProgrammeForm(form)
  if (hasWrongDay(form, ['from', 'until'])) return showForm(c, draft, id === null, t('refused.day-wrong'))
  const saved = await keepProgramme(house, readActor(c), id, draft)
  if (!saved.ok) return showForm(c, draft, id === null, t(`refused.${saved.refusal}`))
  return goTo(c, house, '/programmes', { kind: 'done', text: t(id === null ? 'programmes.savedNew' : 'programmes.saved') })
}
