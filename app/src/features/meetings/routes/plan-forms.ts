import { dayOf, isDay, type Day } from '../../../kernel/day.ts'
import { refused, type Result } from '../../../kernel/result.ts'
import type { FormBody } from '../../../platform/http/form.ts'
import { isId } from '../../../platform/http/route.ts'
import type { AgendaSource } from '../actions/agenda-source.ts'
import { SHIPPED_TEMPLATES } from '../domain/agenda.ts'
import type { Meeting } from '../domain/meeting.ts'
import { listSeriesDays, proposeNextDay, REPEATS, type Rhythm, type RhythmRefusal } from '../domain/series.ts'
import type { MeetingForm } from '../pages/meeting-form-page.tsx'
import type { PlanForm } from '../pages/plan-fields.tsx'
import { toForm } from './read-forms.ts'

export const PLAN_FIELDS = ['repeat', 'every', 'lastOn', 'times', 'agenda', 'sharesTurns', 'shown', 'do']
export const PLAN_LISTS = ['days', 'dates']

export const EMPTY_PLAN: PlanForm = { repeat: '', every: '1', lastOn: '', times: '', days: [], agenda: '', sharesTurns: false }

export function readPlanForm(form: FormBody): PlanForm {
  const text = (name: string) => form.one(name).slice(0, 100)
  return {
    repeat: text('repeat'),
    every: text('every'),
    lastOn: text('lastOn'),
    times: text('times'),
    days: form.all('days').filter(isDay).slice(0, 60),
    agenda: text('agenda'),
    sharesTurns: form.one('sharesTurns') === 'yes',
  }
}

export function isSeriesForm({ repeat }: PlanForm): boolean {
  return REPEATS.some((each) => each === repeat)
}

/** The days that a form asks for, the first included. */
export function readSeriesDays(first: Day, { repeat, every, lastOn, times, days }: PlanForm): Result<Day[], RhythmRefusal> {
  const wished = REPEATS.find((each) => each === repeat)
  if (wished === undefined) return { ok: true, value: [first] }
  if (wished === 'days') return listSeriesDays(first, { repeat: wished, days })
  if (lastOn !== '' && !isDay(lastOn)) return refused('day-wrong')
  if (times !== '' && !/^\d{1,3}$/.test(times)) return refused('no-end')
  const rhythm: Rhythm = { repeat: wished, every: Number(every || '1'), until: lastOn || null, times: times === '' ? null : Number(times) }
  return listSeriesDays(first, rhythm)
}

/** What the dates on the screen were made from: a form that says something else since then is looked at again first. */
export function traceOf({ day, from, until }: MeetingForm, { repeat, every, lastOn, times, days }: PlanForm): string {
  return [day, from, until, repeat, every, lastOn, times, ...days].join('|')
}

/** "meeting:…", "own:…" or "shipped:…" of the field. */
export function readAgendaChoice(text: string): AgendaSource {
  const [from = '', what = ''] = text.split(':')
  const template = SHIPPED_TEMPLATES.find((each) => each === what)
  if (from === 'shipped' && template !== undefined) return { from: 'shipped', template }
  if (from === 'meeting' && isId(what)) return { from: 'meeting', meetingId: what }
  return from === 'own' && isId(what) ? { from: 'template', templateId: what } : { from: 'nothing' }
}

/** The same again: everything of a meeting, on the day on which the next one is likely. */
export function toLikeForm(like: Meeting, days: readonly Day[], today: Day): MeetingForm {
  const form = toForm(like)
  const day = proposeNextDay(dayOf(like.startsAt), days, today)
  return { ...form, day, lastDay: '', version: 0 }
}
