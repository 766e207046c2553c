import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { editMeeting } from '../actions/edit-meeting.ts'
import { lookAround, type PlanHouse } from '../actions/look-around.ts'
import { readEditing } from '../actions/read-meetings.ts'
import type { LoadLook } from '../domain/load.ts'
import type { MeetingDraft } from '../domain/meeting.ts'
import { isArchive } from '../domain/shown.ts'
import { moveAlike } from '../domain/series.ts'
import { wordsOf } from '../pages/labels.ts'
import { LaterPage } from '../pages/later-page.tsx'
import { MeetingFormPage, type FormRefused, type MeetingForm } from '../pages/meeting-form-page.tsx'
import { meetingTabs } from '../pages/meeting-tabs.ts'
import { fieldOf, MEETING_FIELDS, readMeetingForm, toDraft, toForm } from './read-forms.ts'

/** Correcting one meeting, and with it later ones of its series where somebody chose them and saw what they become. */
export function editRoutes(place: PlanHouse): Route[] {
  return [
    get('/meetings/:id/edit', (c) => showEdit(place, c, null)),
    post(
      '/meetings/:id/edit',
      withForm([...MEETING_FIELDS, 'do'], (c, form) => takeEdit(place, c, form), ['communities', 'later']),
    ),
  ]
}

type Sent = { form: MeetingForm; later: readonly string[]; refusal: FormRefused; look: LoadLook | null }

async function showEdit(place: PlanHouse, c: RouteContext, sent: Sent | null): Promise<Response> {
  const editing = await readEditing(place.house, readActor(c), readId(c))
  if (editing === null) return problem(c, 404, 'not-found')
  const { meeting, communities, leads, later } = editing
  if (isArchive(communities)) return c.redirect(`/meetings/${meeting.id}`, 303)
  const node = (
    <MeetingFormPage
      view={c.var.view}
      form={sent?.form ?? toForm(meeting)}
      communities={communities}
      leads={leads}
      tabs={meetingTabs(c.var.language, meeting.id, 'meeting', true)}
      look={sent?.look ?? null}
      later={later}
      chosenLater={sent?.later ?? []}
      refusal={sent?.refusal ?? null}
    />
  )
  return page(c, node, sent === null || sent.refusal === null ? 200 : 422)
}

async function takeEdit(place: PlanHouse, c: RouteContext, body: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const [actor, id] = [readActor(c), readId(c)]
  const asked = body.one('do')
  const sent = readMeetingForm(body)
  const form = asked.startsWith('day:') ? { ...sent, day: asked.slice(4), lastDay: '' } : sent
  const later = body.all('later').filter(isId)
  const again = (refusal: FormRefused, look: LoadLook | null = null) => showEdit(place, c, { form, later, refusal, look })
  const read = toDraft(form)
  if ('refusal' in read) return again({ field: read.field, sentence: t(`refused.${read.refusal}`) })
  const before = await readEditing(place.house, actor, id)
  if (before === null) return problem(c, 404, 'not-found')
  // A meeting of one community shows no boxes to tick.
  const communityIds = form.communities.length === 0 ? before.meeting.communityIds : form.communities
  const draft: MeetingDraft = { ...read.draft, communityIds }
  if (asked === 'look' || asked.startsWith('day:')) {
    return again(null, await lookAround(place, actor, { communityIds, spans: [draft], title: draft.title, exceptIds: [id] }))
  }
  if (asked === 'back') return again(null)
  if (later.length > 0 && asked !== 'confirm') {
    const rows = before.later
      .filter((other) => later.includes(other.id))
      .map((other) => ({ id: other.id, from: other, to: moveAlike(before.meeting, draft, other) }))
    return page(c, <LaterPage view={c.var.view} editing={before} form={form} draft={draft} rows={rows} />)
  }
  const saved = await editMeeting(place.house, actor, { id, version: form.version, draft, language: c.var.language, later })
  if (!saved.ok) return again({ field: fieldOf(saved.refusal), sentence: t(`refused.${saved.refusal}`) })
  return goTo(c, place.house, `/meetings/${id}`, { kind: 'done', text: t('form.saved') })
}
