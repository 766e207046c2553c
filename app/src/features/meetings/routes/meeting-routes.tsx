import { rolesIn } from '../../../kernel/actor.ts'
import { page } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { readPlanGlimpse } from '../actions/keep-chair.ts'
import { isGuestOf, readMeeting, readMeetingsPage } from '../actions/read-meetings.ts'
import { mayKeepRegister, mayPlanMeetings } from '../domain/permissions.ts'
import { MeetingPage } from '../pages/meeting-page.tsx'
import { MeetingsPageView } from '../pages/meetings-page.tsx'
import { meetingTabs } from '../pages/meeting-tabs.ts'
import { NOTHING_AROUND, type MeetingAround } from '../store/neighbours.ts'

/** The list of a community, and one meeting. */
export function meetingRoutes(house: House, listNotes: MeetingAround['listNotes'] = NOTHING_AROUND.listNotes): Route[] {
  return [get('/communities/:id/meetings', (c) => showList(house, c)), get('/meetings/:id', (c) => showMeeting(house, listNotes, c))]
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

async function showMeeting(house: House, listNotes: MeetingAround['listNotes'], c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const card = await readMeeting(house, actor, readId(c))
  if (card === null) return problem(c, 404, 'not-found')
  const isLead = mayKeepRegister(actor, card.meeting)
  const isMember = card.meeting.communityIds.some((id) => rolesIn(actor, id).some((role) => role !== 'visitor'))
  const plan = await readPlanGlimpse(house, actor, card.meeting, isMember)
  const notes = await listNotes(house, actor, c.var.language, card.meeting)
  const tabs = meetingTabs(c.var.language, card.meeting.id, 'meeting', isLead, !isMember && (await isGuestOf(house, actor, card.meeting)))
  return page(c, <MeetingPage view={c.var.view} card={card} plan={plan} notes={notes} tabs={tabs} isLead={isLead} isMember={isMember} now={nowOf(house)} />)
}
