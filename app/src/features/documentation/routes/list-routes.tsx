import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { isDay, type Day } from '../../../kernel/day.ts'
import { isLanguage } from '../../../kernel/language.ts'
import { download, goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, readVersion } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { exportGrid } from '../actions/export-grid.ts'
import { adoptTemplate, prepareTemplate, readTemplate } from '../actions/keep-template.ts'
import { readCommunityGrid, readNetworkGrid } from '../actions/read-community-grid.ts'
import { ENTRY_STATES } from '../domain/entry.ts'
import type { GridTemplate } from '../domain/grid.ts'
import { SHIPPED_GRID } from '../domain/shipped-grid.ts'
import type { GridFilter } from '../domain/shown.ts'
import { findFormat } from '../exchange/render-files.ts'
import { CommunityGridPage } from '../pages/community-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { NetworkPage } from '../pages/network-page.tsx'
import { TemplatePageView } from '../pages/template-page.tsx'
import { aroundCommunity, readPage, roleNames } from './around.ts'
import { readArea, readAreas, TEMPLATE_FIELDS } from './read-forms.ts'

/** The grids of a community over its meetings, their words, their files; and the counts of all that one leads. */
export function listRoutes(house: House): Route[] {
  return [
    get('/communities/:id/grid', (c) => showCommunity(house, c)),
    get('/communities/:id/grid/download', (c) => sendFile(house, c)),
    get('/communities/:id/grid/template', (c) => showTemplate(house, c, null, null)),
    post('/communities/:id/grid/template', (c) => takeTemplate(house, c)),
    get('/grid', (c) => showNetwork(house, c)),
  ]
}

const readDay = (text: string | undefined): Day | null => (text !== undefined && isDay(text) ? text : null)

function readFilter(c: RouteContext): GridFilter & { by: 'meeting' | 'month' } {
  const language = c.req.query('language')
  return {
    words: (c.req.query('q') ?? '').trim().slice(0, 200),
    area: readArea(c.req.query('area') ?? ''),
    language: isLanguage(language) ? language : null,
    state: ENTRY_STATES.find((state) => state === c.req.query('state') && state !== 'retracted') ?? null,
    from: readDay(c.req.query('from')),
    until: readDay(c.req.query('until')),
    page: readPage(c),
    by: c.req.query('by') === 'month' ? 'month' : 'meeting',
  }
}

/** More than one community to compare. */
function hasNetwork(actor: Actor): boolean {
  return new Set(actor.communities.flatMap(({ communityId }) => (isLeadOf(actor, communityId) ? [communityId] : []))).size > 1
}

async function showCommunity(house: House, c: RouteContext): Promise<Response> {
  const filter = readFilter(c)
  const actor = readActor(c)
  const grid = await readCommunityGrid(house, actor, readId(c), filter)
  if (grid === null) return problem(c, 404, 'not-found')
  const around = aroundCommunity(c, grid.community)
  const node = (
    <CommunityGridPage view={c.var.view} {...{ around, filter, grid }} communityId={readId(c)} nameRole={roleNames(c)} hasNetwork={hasNetwork(actor)} />
  )
  return page(c, node)
}

async function sendFile(house: House, c: RouteContext): Promise<Response> {
  const format = findFormat(c.req.query('format'))
  const file =
    format === null ? null : await exportGrid(house, readActor(c), { communityId: readId(c), format, language: c.var.language, filter: readFilter(c) })
  return file === null ? problem(c, 404, 'not-found') : download(c, file.name, file.type, file.body)
}

async function showTemplate(house: House, c: RouteContext, sent: GridTemplate['areas'] | null, refusal: string | null): Promise<Response> {
  const shown = await readTemplate(house, readActor(c), readId(c))
  if (shown === null) return problem(c, 404, 'not-found')
  const node = <TemplatePageView view={c.var.view} around={aroundCommunity(c, shown.community, true)} page={shown} sent={sent} refusal={refusal} />
  return page(c, node, refusal === null ? 200 : 422)
}

const PARTS = { prepare: ['version', ...TEMPLATE_FIELDS], adopt: ['version', 'meeting'] } as const

async function takeTemplate(house: House, c: RouteContext): Promise<Response> {
  const t = wordsOf(c.var.view)
  const form = await readPartForm(c, PARTS)
  const [actor, communityId, version] = [readActor(c), readId(c), readVersion(form)]
  if (form.one('part') === 'adopt') {
    const adopted = await adoptTemplate(house, actor, communityId, { meetingId: isId(form.one('meeting')) ? form.one('meeting') : '', version })
    if (adopted.ok) return goTo(c, house, `/communities/${communityId}/grid/template`, { kind: 'done', text: t('done.adopted', { version: adopted.value }) })
    return showTemplate(house, c, null, t(`refused.${adopted.refusal}`))
  }
  const areas = readAreas(form)
  const prepared = await prepareTemplate(house, actor, communityId, { areas, version })
  if (prepared.ok) return goTo(c, house, `/communities/${communityId}/grid/template`, { kind: 'done', text: t('done.prepared') })
  return showTemplate(house, c, prepared.refusal === 'saved-meanwhile' ? null : areas, t(`refused.${prepared.refusal}`))
}

async function showNetwork(house: House, c: RouteContext): Promise<Response> {
  const [from, until] = [readDay(c.req.query('from')), readDay(c.req.query('until'))]
  const communities = await readNetworkGrid(house, readActor(c), { from, until })
  return page(c, <NetworkPage view={c.var.view} communities={communities} template={SHIPPED_GRID} from={from ?? ''} until={until ?? ''} />)
}
