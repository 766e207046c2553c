import { dayOf, wallTimeOf, type Day, type Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { findHoliday } from '../../../kernel/holidays.ts'
import { namesOfDay, type DayName } from './day-names.ts'
import { addDays, weekdayOf } from './plan-days.ts'
import { moveToDay, type Span } from './series.ts'
import { isSimilarTheme, themeWords } from './theme.ts'

/** Above so many meetings in one month somebody is asked too often. */
export const MEETINGS_A_MONTH = 3
/** Themes are compared four weeks back and on. */
export const THEME_DAYS = 28
const BETTER_WITHIN_DAYS = 14
const BETTER_SHOWN = 3

/** Another meeting to which some of the same people or organisations are asked. */
export type NearMeeting = Span & {
  id: string
  title: string
  titleLanguage: string
  communities: { id: string; name: BilingualName }[]
  /** Kinds on its agenda. */
  kinds: string[]
  /** Own words on its agenda that are not confidential. */
  words: string
  people: number
  organisations: number
}

/** One month of one person or organisation: how many meetings already. */
export type MonthLoad = { of: 'person' | 'organisation'; month: string; id: string; name: BilingualName; meetings: number }

/** A calendar that was brought in says that somebody is taken then; what it is only where its keeper shows it. */
export type BusySpan = Span & { who: string; title: string | null }

/** A meeting as the one who plans may see it: of a foreign community only that it is there. */
export type ShownNear = Span & {
  id: string | null
  title: string
  titleLanguage: string
  communities: BilingualName[]
  people: number
  organisations: number
}
export type Clash = ShownNear & { isOverlap: boolean }

export type DateLook = Span & { day: Day; names: DayName[]; clashes: Clash[]; themes: ShownNear[]; busy: { calendars: number; titles: string[] } }
export type MonthLook = {
  month: string
  /** Meetings of this plan in that month. */
  adding: number
  people: { name: string; meetings: number }[]
  organisations: { id: string; name: BilingualName; meetings: number }[]
}
export type LoadLook = { dates: DateLook[]; months: MonthLook[]; better: Day[] }

/** What is known around the dates in question. */
export type Surroundings = { near: readonly NearMeeting[]; loads: readonly MonthLoad[]; busy: readonly BusySpan[] }
export type LookWish = {
  spans: readonly Span[]
  title: string
  kinds: readonly string[]
  today: Day
  /** Which communities' meetings the reader may know by name. */
  maySee: (communityIds: readonly string[]) => boolean
}

/** What speaks against each date. Shown, never in the way. */
export function lookAtDates(around: Surroundings, wish: LookWish): LoadLook {
  const dates = wish.spans.map((span) => lookAtDate(around, wish, span))
  return { dates, months: lookAtMonths(around.loads, wish.spans), better: proposeBetter(around, wish) }
}

function lookAtDate({ near, busy }: Surroundings, wish: LookWish, span: Span): DateLook {
  const day = dayOf(span.startsAt)
  const clashes = near.filter((other) => isSameHalfDay(other, span)).map((other) => ({ ...show(other, wish), isOverlap: isOverlapping(other, span) }))
  const themes = near.filter((other) => isWithinDays(other, span, THEME_DAYS) && isSameTheme(other, wish)).map((other) => show(other, wish))
  const taken = busy.filter((other) => isOverlapping(other, span))
  const titles = [...new Set(taken.flatMap(({ title }) => title ?? []))].filter((title) => title !== '')
  return { ...span, day, names: namesOfDay(day), clashes, themes, busy: { calendars: new Set(taken.map(({ who }) => who)).size, titles } }
}

function show(other: NearMeeting, { maySee }: LookWish): ShownNear {
  const { id, startsAt, endsAt, title, titleLanguage, communities, people, organisations } = other
  const isOpen = maySee(communities.map((community) => community.id))
  const span = { startsAt, endsAt, people, organisations }
  return isOpen
    ? { ...span, id, title, titleLanguage, communities: communities.map(({ name }) => name) }
    : { ...span, id: null, title: '', titleLanguage: '', communities: [] }
}

function isOverlapping(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

/** Morning, afternoon and evening as people in offices mean them. */
function halfDayOf(moment: Instant): string {
  const [day = '', clock = ''] = wallTimeOf(moment).split('T')
  if (clock < '12:30') return `${day} morning`
  return clock < '17:30' ? `${day} afternoon` : `${day} evening`
}

function isSameHalfDay(a: Span, b: Span): boolean {
  return isOverlapping(a, b) || halfDayOf(a.startsAt) === halfDayOf(b.startsAt)
}

function isWithinDays(a: Span, b: Span, days: number): boolean {
  return Math.abs(Date.parse(a.startsAt) - Date.parse(b.startsAt)) <= days * 86_400_000
}

/** Kinds that many come to once and few come to twice. */
const SINGULAR_KINDS = ['tool', 'market']

function isSameTheme(other: NearMeeting, { title, kinds }: LookWish): boolean {
  if (kinds.some((kind) => SINGULAR_KINDS.includes(kind) && other.kinds.includes(kind))) return true
  return isSimilarTheme(themeWords(title), themeWords(`${other.title} ${other.words}`))
}

function lookAtMonths(loads: readonly MonthLoad[], spans: readonly Span[]): MonthLook[] {
  const months = [...new Set(spans.map(({ startsAt }) => dayOf(startsAt).slice(0, 7)))]
  return months.map((month) => {
    const adding = spans.filter(({ startsAt }) => dayOf(startsAt).startsWith(month)).length
    const tooMuch = loads.filter((load) => load.month === month && load.meetings + adding > MEETINGS_A_MONTH).toSorted((a, b) => b.meetings - a.meetings)
    const pick = (of: MonthLoad['of']) => tooMuch.filter((load) => load.of === of).map(({ id, name, meetings }) => ({ id, name, meetings: meetings + adding }))
    return { month, adding, people: pick('person').map(({ name, meetings }) => ({ name: name.fr, meetings })), organisations: pick('organisation') }
  })
}

/** How much a day costs the people who are asked: an overlap weighs more than a neighbour of the same half day. */
function weigh({ near, busy }: Surroundings, span: Span): number {
  const clashes = near.filter((other) => isSameHalfDay(other, span)).map((other) => (isOverlapping(other, span) ? 2 : 1) * (other.people + other.organisations))
  const taken = busy.filter((other) => isOverlapping(other, span)).length
  return clashes.reduce((sum, weight) => sum + weight, 0) + 2 * taken
}

/** For one date: a few days near it at the same hour on which less stands in the way. Nothing when nothing speaks against the day. */
function proposeBetter(around: Surroundings, { spans, today }: LookWish): Day[] {
  const [span, ...more] = spans
  if (span === undefined || more.length > 0) return []
  const day = dayOf(span.startsAt)
  const weight = weigh(around, span)
  if (weight === 0 && findHoliday(day) === null) return []
  const isWeekend = weekdayOf(day) > 5
  return Array.from({ length: 2 * BETTER_WITHIN_DAYS + 1 }, (_, order) => order - BETTER_WITHIN_DAYS)
    .map((shift) => ({ shift, day: addDays(day, shift) }))
    .filter(({ shift, day: other }) => shift !== 0 && other > today && weekdayOf(other) > 5 === isWeekend && findHoliday(other) === null)
    .map(({ shift, day: other }) => ({ shift, day: other, weight: weigh(around, moveToDay(span, other)), isSameWeekday: shift % 7 === 0 }))
    .filter((other) => other.weight < weight || findHoliday(day) !== null)
    .toSorted((a, b) => a.weight - b.weight || Number(b.isSameWeekday) - Number(a.isSameWeekday) || Math.abs(a.shift) - Math.abs(b.shift) || a.shift - b.shift)
    .slice(0, BETTER_SHOWN)
    .map((other) => other.day)
    .toSorted()
}
