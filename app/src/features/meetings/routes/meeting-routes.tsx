import { dayOf } from '../../../kernel/day.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { editMeeting, planMeeting } from '../actions/plan-meeting.ts'
import { readEditing, readMeeting, readMeetingsPage, readPlanning } from '../actions/read-meetings.ts'
import { isArchive } from '../domain/shown.ts'
import { mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import { wordsOf } from '../pages/labels.ts'
import { MeetingFormPage, type MeetingForm } from '../pages/meeting-form-page.tsx'
import { MeetingPage } from '../pages/meeting-page.tsx'
import { MeetingsPageView } from '../pages/meetings-page.tsx'
import { readMeetingForm, toDraft, toForm, toNewForm } from './read-forms.ts'

const FIELDS = ['title', 'day', 'from', 'until', 'lastDay', 'mode', 'place', 'onlineLink', 'version']

/** The list of a community, one meeting, and the form to plan or correct it. */
export function meetingRoutes(house: House): Route[] {
  return [
    get('/communities/:id/meetings', (c) => showList(house, c)),
    get('/communities/:id/meetings/new', (c) => showNew(house, c, null, null)),
    post(
      '/communities/:id/meetings/new',
      withForm(FIELDS, (c, form) => takeNew(house, c, form), ['communities']),
    ),
    get('/meetings/:id', (c) => showMeeting(house, c)),
    get('/meetings/:id/edit', (c) => showEdit(house, c, null, null)),
    post(
      '/meetings/:id/edit',
      withForm(FIELDS, (c, form) => takeEdit(house, c, form), ['communities']),
    ),
  ]
}

type Refused = { field: 'day' | 'from' | 'until' | null; sentence: string } | null

/** Which field a rule of the domain is about. */
function fieldOf(refusal: string): 'until' | null {
  return refusal === 'ends-before-start' || refusal === 'too-long' ? 'until' : null
}

async function showList(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const communityId = readId(c)
  const asked = Number(c.req.query('page') ?? 1)
  const search = { words: (c.req.query('q') ?? '').trim().slice(0, 200), page: Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1 }
  const meetings = await readMeetingsPage(house, actor, { communityId, ...search })
  if (meetings === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, communityId, 'meetings', actor)
  return page(c, <MeetingsPageView view={c.var.view} meetings={meetings} tabs={tabs} search={search} isLead={mayPlanMeetings(actor, communityId)} />)
}

async function showNew(house: House, c: RouteContext, form: MeetingForm | null, refusal: Refused): Promise<Response> {
  const actor = readActor(c)
  const planning = await readPlanning(house, actor, readId(c))
  if (planning === null) return problem(c, 404, 'not-found')
  const { community, leads, last } = planning
  if (community.isClosed) return c.redirect(`/communities/${community.id}/meetings`, 303)
  const tabs = communityTabs(c.var.language, community.id, 'meetings', actor)
  const shown = form ?? toNewForm(last, community.id, dayOf(nowOf(house)))
  const node = (
    <MeetingFormPage
      view={c.var.view}
      form={shown}
      communities={[community]}
      leads={leads}
      tabs={tabs}
      isNew
      isAsLastTime={form === null && last !== null}
      refusal={refusal}
    />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeNew(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const sent = readMeetingForm(form)
  const read = toDraft(sent)
  if ('refusal' in read) return showNew(house, c, sent, { field: read.field, sentence: t(`refused.${read.refusal}`) })
  const planned = await planMeeting(house, readActor(c), { communityId: readId(c), draft: read.draft, language: c.var.language })
  if (!planned.ok && planned.refusal === 'community-closed')
    return goTo(c, house, `/communities/${readId(c)}/meetings`, { kind: 'refused', text: t('refused.community-closed') })
  if (!planned.ok) return showNew(house, c, sent, { field: fieldOf(planned.refusal), sentence: t(`refused.${planned.refusal}`) })
  return goTo(c, house, `/meetings/${planned.value}`, { kind: 'done', text: t('form.planned') })
}

async function showMeeting(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const card = await readMeeting(house, actor, readId(c))
  if (card === null) return problem(c, 404, 'not-found')
  const [community] = card.communities
  const tabs = community === undefined ? [] : communityTabs(c.var.language, community.id, 'meetings', actor)
  return page(c, <MeetingPage view={c.var.view} card={card} tabs={tabs} isLead={mayKeepRegister(actor, card.meeting)} now={nowOf(house)} />)
}

async function showEdit(house: House, c: RouteContext, form: MeetingForm | null, refusal: Refused): Promise<Response> {
  const actor = readActor(c)
  const editing = await readEditing(house, actor, readId(c))
  if (editing === null) return problem(c, 404, 'not-found')
  const { meeting, communities, leads } = editing
  if (isArchive(communities)) return c.redirect(`/meetings/${meeting.id}`, 303)
  const tabs = communities[0] === undefined ? [] : communityTabs(c.var.language, communities[0].id, 'meetings', actor)
  return page(
    c,
    <MeetingFormPage view={c.var.view} form={form ?? toForm(meeting)} communities={communities} leads={leads} tabs={tabs} isNew={false} refusal={refusal} />,
    refusal === null ? 200 : 422,
  )
}

async function takeEdit(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const id = readId(c)
  const sent = readMeetingForm(form)
  const read = toDraft(sent)
  if ('refusal' in read) return showEdit(house, c, sent, { field: read.field, sentence: t(`refused.${read.refusal}`) })
  const before = await readEditing(house, readActor(c), id)
  if (before === null) return problem(c, 404, 'not-found')
  // A meeting of one community shows no boxes to tick.
  const communityIds = sent.communities.length === 0 ? before.meeting.communityIds : sent.communities
  const saved = await editMeeting(house, readActor(c), { id, version: sent.version, draft: { ...read.draft, communityIds }, language: c.var.language })
  if (!saved.ok) return showEdit(house, c, sent, { field: fieldOf(saved.refusal), sentence: t(`refused.${saved.refusal}`) })
  return goTo(c, house, `/meetings/${id}`, { kind: 'done', text: t('form.saved') })
}
