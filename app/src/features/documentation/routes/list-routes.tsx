import { isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import { isDay, type Day } from '../../../kernel/day.ts'
import { isLanguage } from '../../../kernel/language.ts'
import { download, goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { exportGrid } from '../actions/export-grid.ts'
import { adoptTemplate, prepareTemplate, readTemplate } from '../actions/keep-template.ts'
import { readCommunityGrid } from '../actions/read-community-grid.ts'
import { exportCounts, readCounts, rememberChoice, type CountWish } from '../actions/read-counts.ts'
import { ENTRY_STATES } from '../domain/entry.ts'
import type { GridTemplate } from '../domain/grid.ts'
import { COUNTED_BY, type CountedBy } from '../domain/periods.ts'
import { SHIPPED_GRID } from '../domain/shipped-grid.ts'
import type { GridFilter } from '../domain/shown.ts'
import { COUNT_FORMATS } from '../exchange/render-counts.ts'
import { FILE_TYPES, findFormat } from '../exchange/render-files.ts'
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
    post(
      '/grid',
      withForm(['by', 'community'], (c, form) => takeChoice(house, c, form), ['community']),
    ),
    get('/grid/download', (c) => sendCounts(house, c)),
  ]
}

const readDay = (text: string | undefined): Day | null => (text !== undefined && isDay(text) ? text : null)

function readCountedBy(text: string | undefined): CountedBy | null {
  return COUNTED_BY.find((by) => by === text) ?? null
}

function readFilter(c: RouteContext): GridFilter & { by: CountedBy | null } {
  const [language, meetingId] = [c.req.query('language'), c.req.query('meeting')]
  return {
    words: (c.req.query('q') ?? '').trim().slice(0, 200),
    area: readArea(c.req.query('area') ?? ''),
    language: isLanguage(language) ? language : null,
    state: ENTRY_STATES.find((state) => state === c.req.query('state') && state !== 'retracted') ?? null,
    meetingId: isId(meetingId) ? meetingId : null,
    from: readDay(c.req.query('from')),
    until: readDay(c.req.query('until')),
    page: readPage(c),
    by: readCountedBy(c.req.query('by')),
  }
}

/** More than one community to compare. */
function hasNetwork(actor: Actor): boolean {
  return isNetworkCoordinator(actor) || new Set(actor.communities.flatMap(({ communityId, role }) => (role === 'visitor' ? [] : [communityId]))).size > 1
}

async function showCommunity(house: House, c: RouteContext): Promise<Response> {
  const asked = readFilter(c)
  const actor = readActor(c)
  const grid = await readCommunityGrid(house, actor, readId(c), asked)
  if (grid === null) return problem(c, 404, 'not-found')
  const filter = { ...asked, by: grid.by }
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

function readWish(c: RouteContext): CountWish {
  const communityIds = (c.req.queries('community') ?? []).filter(isId)
  const by = readCountedBy(c.req.query('by'))
  const isAsked = by !== null || communityIds.length > 0
  return { by, communityIds: isAsked ? communityIds : null, from: readDay(c.req.query('from')), until: readDay(c.req.query('until')) }
}

async function showNetwork(house: House, c: RouteContext): Promise<Response> {
  const wish = readWish(c)
  const counts = await readCounts(house, readActor(c), wish)
  return page(c, <NetworkPage view={c.var.view} counts={counts} template={SHIPPED_GRID} from={wish.from ?? ''} until={wish.until ?? ''} />)
}

async function takeChoice(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const choice = { by: readCountedBy(form.one('by')) ?? 'month', communityIds: form.all('community').filter(isId) }
  await rememberChoice(house, readActor(c), choice)
  return goTo(c, house, '/grid', { kind: 'done', text: wordsOf(c.var.view)('done.remembered') })
}

async function sendCounts(house: House, c: RouteContext): Promise<Response> {
  const format = COUNT_FORMATS.find((each) => each === c.req.query('format'))
  if (format === undefined) return problem(c, 404, 'not-found')
  const file = await exportCounts(house, readActor(c), { ...readWish(c), format, language: c.var.language })
  return download(c, file.name, FILE_TYPES[format], file.body)
}
