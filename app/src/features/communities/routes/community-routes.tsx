import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Result } from '../../../kernel/result.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { type FormBody, readForm, readPartForm, readVersion } from '../../../platform/http/form.ts'
import { drawOnTop, type OnTop } from '../../../platform/http/on-top.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { createCommunity } from '../actions/create-community.ts'
import {
  addAreaTo,
  agreeRhythm,
  closeGoal,
  editCommunity,
  leaveArea,
  moveCommunityTo,
  setGoal,
  writeText,
  type EditRefusal,
} from '../actions/edit-community.ts'
import { readCommunityList, readNewCommunity, readOverview, readPublicCommunities, readSettings } from '../actions/read-communities.ts'
import { COMMUNITY_STATES, type CommunityDraft } from '../domain/community.ts'
import { mayEditCommunity, mayEditProgrammes, maySeeMembers } from '../domain/permissions.ts'
import type { MeetingGlimpse } from '../domain/shown.ts'
import { communityMessages } from '../messages/catalogue.ts'
import { CommunityListPage } from '../pages/community-list-page.tsx'
import { HomePage } from '../pages/home-page.tsx'
import { NewCommunityPage } from '../pages/new-community-page.tsx'
import { OverviewPage } from '../pages/overview-page.tsx'
import { SettingsPage } from '../pages/settings-page.tsx'
import { communityTabs } from '../pages/tabs.ts'
import { hasWrongDay, readCommunityForm, readDay, readFirstFields, readLanguage, readLine, readTextKind, readWholeNumber } from './read-forms.ts'

/** What the overview shows of meetings; handed in by whoever joins the features. */
export type ListMeetings = (house: House, actor: Actor, communityId: string, from: string) => Promise<MeetingGlimpse[]>

const EMPTY: CommunityDraft = {
  nameFr: '',
  nameNl: '',
  kind: 'community_of_practice',
  purpose: { language: 'fr', text: '' },
  accent: 'teal',
  hostOrganisationId: null,
  programmeId: null,
  seats: null,
  listSize: null,
  languageMode: 'own',
  secrecyMode: null,
  isPublic: false,
}

export function communityRoutes(house: House, listMeetings: ListMeetings, onTop: OnTop): Route[] {
  return [
    get('/', async (c) => page(c, <HomePage view={c.var.view} communities={await readPublicCommunities(house)} />)),
    get('/communities', (c) => showList(house, c)),
    get('/communities/new', (c) => showNew(house, c, EMPTY, null)),
    post('/communities/new', (c) => takeNew(house, c)),
    get('/communities/:id', (c) => showOverview(house, listMeetings, onTop, c)),
    get('/communities/:id/edit', (c) => showSettings(house, c, null, null)),
    post('/communities/:id/edit', (c) => takeSettings(house, c)),
  ]
}

/** The communities whose overview this reader may open. */
export function opensFor(actor: Actor, ids: readonly string[]): ReadonlySet<string> {
  return new Set(ids.filter((id) => rolesIn(actor, id).length > 0))
}

async function showList(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  const list = await readCommunityList(house, actor, words)
  const opens = opensFor(
    actor,
    [...list.mine, ...list.others].map(({ id }) => id),
  )
  return page(c, <CommunityListPage view={c.var.view} list={list} words={words} mayStart={mayEditProgrammes(actor)} opens={opens} />)
}

async function showNew(house: House, c: RouteContext, draft: CommunityDraft, refusal: string | null): Promise<Response> {
  const { programmes } = await readNewCommunity(house, readActor(c))
  return page(c, <NewCommunityPage view={c.var.view} draft={draft} programmes={programmes} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeNew(house: House, c: RouteContext): Promise<Response> {
  const t = translator(communityMessages, c.var.language)
  const draft = readFirstFields(await readForm(c, FIRST_FIELDS), { ...EMPTY, purpose: { language: c.var.language, text: '' } })
  const created = await createCommunity(house, readActor(c), draft)
  if (!created.ok) return showNew(house, c, draft, t(`refused.${created.refusal}`))
  return goTo(c, house, `/communities/${created.value}/members/new`, { kind: 'done', text: t('new.done') })
}

async function showOverview(house: House, listMeetings: ListMeetings, onTop: OnTop, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const id = readId(c)
  const overview = await readOverview(house, actor, id)
  if (overview === null) return problem(c, 404, 'not-found')
  const meetings = await listMeetings(house, actor, id, `${overview.today.slice(0, 4)}-01-01T00:00:00Z`)
  return page(
    c,
    <OverviewPage
      view={c.var.view}
      overview={overview}
      meetings={meetings}
      now={nowOf(house)}
      top={await drawOnTop(house, c, onTop, id)}
      tabs={communityTabs(c.var.language, id, 'overview', actor)}
      isLead={isLeadOf(actor, id)}
      mayEdit={mayEditCommunity(actor, id)}
      seesMembers={maySeeMembers(actor, id)}
      mayLeave={!isNetworkCoordinator(actor) || actor.communities.some(({ communityId }) => communityId === id)}
    />,
  )
}

async function showSettings(house: House, c: RouteContext, refusal: string | null, draft: CommunityDraft | null): Promise<Response> {
  const actor = readActor(c)
  const id = readId(c)
  const hostWords = (c.req.query('host') ?? '').trim().slice(0, 200)
  const settings = await readSettings(house, actor, id, hostWords)
  if (settings === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, id, 'settings', actor)
  const shown = draft ?? settings.community
  return page(
    c,
    <SettingsPage view={c.var.view} settings={settings} draft={shown} tabs={tabs} hostWords={hostWords} refusal={refusal} />,
    refusal === null ? 200 : 422,
  )
}

const FIRST_FIELDS = ['nameFr', 'nameNl', 'kind', 'accent', 'seats', 'programmeId']
/** The forms of the settings page. */
const SETTINGS_PARTS: Record<string, readonly string[]> = {
  facts: [...FIRST_FIELDS, 'version', 'purpose', 'purposeLanguage', 'hostOrganisationId', 'secrecyMode', 'languageMode', 'listSize', 'isPublic'],
  state: ['state'],
  text: ['kind', 'textFr', 'textNl', 'inForceOn', 'months'],
  rhythm: ['meetingsPerYear', 'from', 'until'],
  goal: ['goal', 'language', 'setOn'],
  'goal-ends': ['line'],
  area: ['layer', 'areaFr', 'areaNl', 'from', 'until'],
  'area-ends': ['line'],
}

async function takeSettings(house: House, c: RouteContext): Promise<Response> {
  const t = translator(communityMessages, c.var.language)
  const id = readId(c)
  const form = await readPartForm(c, SETTINGS_PARTS)
  if (hasWrongDay(form, ['from', 'until', 'setOn', 'inForceOn'])) return showSettings(house, c, t('refused.day-wrong'), null)
  const before = await readSettings(house, readActor(c), id, '')
  if (before === null) return problem(c, 404, 'not-found')
  const draft = form.one('part') === 'facts' ? readCommunityForm(form, before.community) : null
  const saved = await savePart(house, c, form, draft)
  if (!saved.ok) return showSettings(house, c, t(`refused.${saved.refusal}`), draft)
  return goTo(c, house, `/communities/${id}/edit`, { kind: 'done', text: t('settings.saved') })
}

/** Each form of the settings page names its part. */
async function savePart(house: House, c: RouteContext, form: FormBody, draft: CommunityDraft | null): Promise<Result<string, EditRefusal>> {
  const actor = readActor(c)
  const id = readId(c)
  const period = { from: readDay(form, 'from').day, until: readDay(form, 'until').day }
  if (draft !== null) return editCommunity(house, actor, id, readVersion(form), draft)
  switch (form.one('part')) {
    case 'state':
      return moveCommunityTo(house, actor, id, COMMUNITY_STATES.find((state) => state === form.one('state')) ?? 'idea')
    case 'text': {
      const words = { textFr: form.one('textFr').slice(0, 40_000), textNl: form.one('textNl').slice(0, 40_000) }
      const months = form.one('months') === '' ? 24 : readWholeNumber(form, 'months')
      return writeText(house, actor, id, { kind: readTextKind(form), ...words, attendanceKeptMonths: months, inForceOn: readDay(form, 'inForceOn').day })
    }
    case 'rhythm':
      return agreeRhythm(house, actor, id, { meetingsPerYear: readWholeNumber(form, 'meetingsPerYear'), ...period })
    case 'goal':
      return setGoal(house, actor, id, {
        words: { language: readLanguage(form, 'language', c.var.language), text: form.one('goal').slice(0, 1_000) },
        setOn: readDay(form, 'setOn').day,
      })
    case 'goal-ends':
      return closeGoal(house, actor, id, readLine(form))
    case 'area':
      return addAreaTo(house, actor, id, {
        layer: form.one('layer').slice(0, 100) || 'lived',
        name: { fr: form.one('areaFr').slice(0, 200), nl: form.one('areaNl').slice(0, 200) },
        ...period,
      })
    case 'area-ends':
      return leaveArea(house, actor, id, readLine(form))
    default:
      return { ok: false, refusal: 'line-unknown' }
  }
}
