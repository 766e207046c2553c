import { dayOf, instantInBrussels, isDay, type Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { FormBody } from '../../../platform/http/form.ts'
import { isId } from '../../../platform/http/route.ts'
import { CHOICES, MEETING_ROLES, type AttendanceFacts, type Choice, type MeetingRole, type SentRow } from '../domain/attendance.ts'
import { MEETING_MODES, placeRealTimes, type Meeting, type MeetingDraft, type RealTimes } from '../domain/meeting.ts'
import type { PresenceTimes } from '../domain/tap.ts'
import type { MeetingForm } from '../pages/meeting-form-page.tsx'
import { clockOf } from '../pages/labels.ts'

export const MEETING_FIELDS = ['title', 'day', 'from', 'until', 'lastDay', 'mode', 'place', 'onlineLink', 'version']

/** Which field a rule of the domain is about. */
export function fieldOf(refusal: string): 'until' | 'every' | 'times' | null {
  if (refusal === 'ends-before-start' || refusal === 'too-long') return 'until'
  if (refusal === 'every-wrong') return 'every'
  return refusal === 'no-end' ? 'times' : null
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

export type FormRefusal = { field: 'day' | 'from' | 'until'; refusal: 'day-wrong' | 'time-wrong' }

export function readMeetingForm(form: FormBody): MeetingForm {
  const text = (name: string) => form.one(name).slice(0, 1_000)
  return {
    title: text('title'),
    day: text('day'),
    from: text('from'),
    until: text('until'),
    lastDay: text('lastDay'),
    mode: text('mode'),
    place: text('place'),
    onlineLink: text('onlineLink'),
    communities: form.all('communities').filter(isId),
    version: /^\d{1,9}$/.test(form.one('version')) ? Number(form.one('version')) : 0,
  }
}

/** Day and wall time in Brussels become moments; a day or a time that does not exist is told with its field. */
export function toDraft(form: MeetingForm): { draft: MeetingDraft } | FormRefusal {
  if (!isDay(form.day)) return { field: 'day', refusal: 'day-wrong' }
  if (!CLOCK.test(form.from)) return { field: 'from', refusal: 'time-wrong' }
  if (!CLOCK.test(form.until)) return { field: 'until', refusal: 'time-wrong' }
  const lastDay = form.lastDay === '' ? form.day : form.lastDay
  if (!isDay(lastDay)) return { field: 'day', refusal: 'day-wrong' }
  return {
    draft: {
      title: form.title,
      place: form.place,
      onlineLink: form.onlineLink,
      mode: MEETING_MODES.find((mode) => mode === form.mode) ?? null,
      startsAt: instantInBrussels(`${form.day}T${form.from}`),
      endsAt: instantInBrussels(`${lastDay}T${form.until}`),
      communityIds: form.communities,
    },
  }
}

export function toForm(meeting: Meeting): MeetingForm {
  const [day, lastDay] = [dayOf(meeting.startsAt), dayOf(meeting.endsAt)]
  const { title, place, onlineLink, communityIds, version } = meeting
  return {
    title,
    place,
    onlineLink,
    day,
    from: clockOf(meeting.startsAt),
    until: clockOf(meeting.endsAt),
    lastDay: day === lastDay ? '' : lastDay,
    mode: meeting.mode ?? '',
    communities: communityIds,
    version,
  }
}

const FOUR_WEEKS_MS = 28 * 86_400_000

/** A new meeting looks like the one before, four weeks later; where that is past, the day stays open. */
export function toNewForm(last: Meeting | null, communityId: string, today: Day): MeetingForm {
  const empty = { title: '', day: '', from: '', until: '', lastDay: '', mode: '', place: '', onlineLink: '', communities: [communityId], version: 0 }
  if (last === null) return empty
  const later = dayOf(new Date(Date.parse(`${dayOf(last.startsAt)}T12:00:00Z`) + FOUR_WEEKS_MS))
  const { from, until, place, onlineLink, mode } = toForm(last)
  return { ...empty, from, until, place, onlineLink, mode, day: later > today ? later : '' }
}

/** When the meeting really began and ended; empty is "as planned". */
export function readRealTimes(form: FormBody, meeting: Meeting): Result<RealTimes, 'time-wrong'> {
  const [from, until] = [form.one('from'), form.one('until')]
  if ([from, until].some((text) => text !== '' && !CLOCK.test(text))) return refused('time-wrong')
  return done(placeRealTimes(meeting, { from: from || null, until: until || null }))
}

function parseChoice(text: string): Choice | null {
  return CHOICES.find((choice) => choice === text) ?? null
}

const ROW = /^a\.([0-9a-f-]{36})$/i
const FIELDS = new Set(['_token', 'do', 'name', 'organisation', 'q', 'rest'])

/** The rows of a sheet; null when the form holds what no sheet of ours does. */
export function readRows(form: FormBody): SentRow[] | null {
  const rows: SentRow[] = []
  for (const name of form.names) {
    const [, personId] = ROW.exec(name) ?? []
    if (personId === undefined) {
      if (!FIELDS.has(name) && !/^was\.[0-9a-f-]{36}$/i.test(name)) return null
      continue
    }
    const choice = parseChoice(form.one(name))
    const [version = '', shown = ''] = form.one(`was.${personId}`).split(':')
    if (!isId(personId) || choice === null || !/^\d{0,9}$/.test(version)) return null
    rows.push({ personId, version: Number(version), choice, shown: parseChoice(shown) ?? choice })
  }
  return rows
}

/** The page about one line gives whole facts. The organisation stays as it was when nobody chose another one. */
export function readLine(form: FormBody, before: AttendanceFacts): AttendanceFacts {
  const answer = form.one('answer')
  const standsFor = form.one('standsFor')
  const represents = standsFor === (before.represents[0] ?? '') ? before.represents : isId(standsFor) ? [standsFor] : []
  const role = MEETING_ROLES.find((each) => each === form.one('role')) ?? before.role
  return factsOf({ answer: answer === 'represented' ? answer : (parseChoice(answer) ?? 'excused'), role, represents }, before)
}

type LineWish = { answer: Choice | 'represented'; role?: MeetingRole | null | undefined; represents?: readonly string[] | undefined }

/** What is left out stays as it was. */
export function factsOf({ answer, role = null, represents }: LineWish, before: AttendanceFacts): AttendanceFacts {
  const facts = { role: role ?? before.role, represents: represents ?? before.represents }
  if (answer === 'represented' || answer === 'excused' || answer === 'absent') return { ...facts, state: answer, mode: null }
  return { ...facts, state: 'present', mode: answer === 'online' ? 'online' : 'in_person' }
}

/** When somebody came and went, as clocks of the meeting's day. */
export function readTimes(form: FormBody, meeting: Meeting, before: PresenceTimes): Result<PresenceTimes, 'time-wrong' | 'ends-before-start'> {
  const [arrived, left] = [form.one('arrived'), form.one('left')]
  if ([arrived, left].some((text) => text !== '' && !CLOCK.test(text))) return refused('time-wrong')
  return placeTimes(meeting, { arrived: arrived || null, left: left || null }, before)
}

type Clocks = { arrived?: string | null | undefined; left?: string | null | undefined }

/** A clock that was not touched keeps its seconds; one that is left out stays. */
export function placeTimes(meeting: Meeting, { arrived, left }: Clocks, before: PresenceTimes): Result<PresenceTimes, 'ends-before-start'> {
  const placed = placeRealTimes(meeting, { from: arrived ?? null, until: left ?? null })
  const keep = (moment: string | null, known: string | null) => (moment !== null && known !== null && clockOf(moment) === clockOf(known) ? known : moment)
  const times = {
    arrivedAt: arrived === undefined ? before.arrivedAt : keep(placed.startsAt, before.arrivedAt),
    leftAt: left === undefined ? before.leftAt : keep(placed.endsAt, before.leftAt),
  }
  return times.arrivedAt !== null && times.leftAt !== null && times.leftAt < times.arrivedAt ? refused('ends-before-start') : done(times)
}
