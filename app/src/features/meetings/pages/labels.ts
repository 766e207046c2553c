import { dayOf, wallTimeOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { isAccent, type Accent, type View } from '../../../ui/view.ts'
import type { AttendanceFacts } from '../domain/attendance.ts'
import { choiceOf } from '../domain/attendance.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import { checkInMessages, type CheckInTranslate } from '../messages/check-in-catalogue.ts'
import { meetingMessages, type MeetingTranslate } from '../messages/catalogue.ts'

/** The words of one reader. */
export function wordsOf(view: View): MeetingTranslate {
  return translator(meetingMessages, view.language)
}

/** The words of checking in. */
export function checkInWordsOf(view: View): CheckInTranslate {
  return translator(checkInMessages, view.language)
}

type Span = { startsAt: string; endsAt: string }

/** "Tuesday 14 February 2023, 13:00 – 15:00". */
export function writeSpan(t: MeetingTranslate, language: Language, { startsAt, endsAt }: Span): string {
  const [day, lastDay] = [dayOf(startsAt), dayOf(endsAt)]
  const words = { day: writeDay(language, day, 'weekday'), from: writeTime(language, startsAt), until: writeTime(language, endsAt) }
  return day === lastDay ? t('time.sameDay', words) : t('time.otherDay', { ...words, lastDay: writeDay(language, lastDay) })
}

/** "13:00 – 15:00". */
export function writeClocks(language: Language, { startsAt, endsAt }: Span): string {
  return `${writeTime(language, startsAt)}\u00a0–\u2060\u00a0${writeTime(language, endsAt)}`
}

/** "Tuesday 14 February", below a heading that says the year. */
export function writeDayOfYear(language: Language, moment: string): string {
  return writeDay(language, dayOf(moment), 'of-year')
}

/** Its own title, or its day. */
export function titleOf(t: MeetingTranslate, language: Language, { title, startsAt }: { title: string; startsAt: string }): string {
  return title === '' ? t('meeting.untitled', { day: writeDay(language, dayOf(startsAt)) }) : title
}

/** Where a title was written in another language, a screen reader is told. */
export function foreignLanguage(view: View, { title, titleLanguage }: { title: string; titleLanguage: string }): string | undefined {
  return title === '' || titleLanguage === view.language ? undefined : titleLanguage
}

export function accentOf(communities: readonly Pick<NamedCommunity, 'accent'>[]): Accent {
  const accent = communities[0]?.accent
  return isAccent(accent) ? accent : 'teal'
}

export function namesOf(language: Language, communities: readonly NamedCommunity[]): string {
  return communities.map(({ name }) => nameIn(language, name)).join(', ')
}

/** "Here", "Sent a deputy". */
export function answerLabel(t: MeetingTranslate, facts: Pick<AttendanceFacts, 'state' | 'mode'>): string {
  return facts.state === 'represented' ? t('choice.represented') : t(`choice.${choiceOf(facts)}`)
}

/** "13:00" as a time field wants it. */
export function clockOf(moment: string): string {
  return wallTimeOf(moment).slice(11, 16)
}

/** The crumbs of everything below a meeting. */
export function crumbsOf(t: MeetingTranslate, language: Language, communities: readonly NamedCommunity[]) {
  const [community] = communities
  if (community === undefined) return []
  const address = `/communities/${community.id}`
  return [
    { label: nameIn(language, community.name), href: address },
    { label: t('list.title'), href: `${address}/meetings` },
  ]
}
