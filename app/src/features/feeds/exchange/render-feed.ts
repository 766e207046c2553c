import { renderCalendar, type CalendarEvent } from '@ronde/calendar'
import type { Instant } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import type { FeedMeeting } from '../domain/feed.ts'

/** The few words of a feed, in the language of its owner. */
export type FeedWords = {
  calendarName: string
  untitled: (community: string) => string
  cancelled: (title: string) => string
  online: string
  andOnline: (place: string) => string
}

type Feed = { meetings: readonly FeedMeeting[]; language: Language; words: FeedWords; host: string; now: Instant }

const REFRESH_HOURS = 4

/** SEC-26: title, time and place of each meeting. No people, no notes, no link into the house. */
export function renderFeed({ meetings, language, words, host, now }: Feed): string {
  // The day and not the second: an unchanged calendar stays the same text, so that most reads are answered "nothing new".
  const stampedAt = `${now.slice(0, 10)}T00:00:00.000Z`
  const events = meetings.map((meeting): CalendarEvent => {
    const title = meeting.title === '' ? words.untitled(meeting.communities.map((name) => nameIn(language, name)).join(', ')) : meeting.title
    const isCancelled = meeting.state === 'cancelled'
    return {
      uid: `${meeting.id}@${host}`,
      sequence: meeting.sequence,
      stampedAt,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      summary: isCancelled ? words.cancelled(title) : title,
      location: placeOf(meeting, words),
      state: isCancelled ? 'cancelled' : 'confirmed',
    }
  })
  return renderCalendar({ name: words.calendarName, events, method: 'PUBLISH', refreshHours: REFRESH_HOURS })
}

function placeOf({ mode, place }: FeedMeeting, words: FeedWords): string {
  if (mode === 'online') return words.online
  return mode === 'hybrid' ? words.andOnline(place) : place
}
