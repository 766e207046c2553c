import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import type { House } from '../../../platform/house.ts'
import type { Meeting, SideLine } from '../../meetings/public.ts'
import { countWaitingCards, readWaitingMeetings } from '../actions/read-waiting.ts'
import { wordsOf } from '../pages/words.ts'

/** What the door says to everybody who said "I am here". It asks the store nothing, so that it can tell nothing of anybody. */
export function offerCard(language: Language, doorToken: string): SideLine {
  const t = wordsOf({ language })
  return { text: t('offer.text'), href: `/c/${doorToken}/introduce`, link: t('offer.link') }
}

/** On the page of a meeting, for who leads it. */
export async function sayIntroductionNote(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<SideLine[]> {
  const count = await countWaitingCards(house, actor, meeting)
  const t = wordsOf({ language })
  return count === 0 ? [] : [{ text: t('note.waiting', { count }), href: `/meetings/${meeting.id}/introductions`, link: t('note.link') }]
}

/** On the desk: one line a meeting. */
export async function sayIntroductionLines(tx: Database, { actor, language }: DeskReader): Promise<DeskLine[]> {
  const t = wordsOf({ language })
  return (await readWaitingMeetings(tx, actor)).map(({ meetingId, startsAt, count }) => ({
    text: t('desk.waiting', { count, day: writeDay(language, dayOf(startsAt)) }),
    href: `/meetings/${meetingId}/introductions`,
    link: t('note.link'),
  }))
}
