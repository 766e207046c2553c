import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import type { House } from '../../../platform/house.ts'
import type { Meeting, SideLine } from '../../meetings/public.ts'
import type { Situation, SituationLine } from '../../situations/public.ts'
import { countFirstItems } from '../actions/first-item.ts'
import { countSuggestions } from '../actions/read-suggestions.ts'
import { wordsOf } from '../pages/words.ts'
import { listOpenFor } from '../store/and-then-store.ts'

/** On the desk: the one question, for whoever told a situation. */
export async function sayAndThenLines(tx: Database, { actor, language, now }: DeskReader): Promise<DeskLine[]> {
  const t = wordsOf({ language })
  return (await listOpenFor(tx, actor.personId, now)).map(({ situationId, toldOn }) => ({
    text: t('desk.asked', { day: writeDay(language, dayOf(toldOn)) }),
    href: `/situations/${situationId}/suggestions`,
    link: t('desk.link'),
  }))
}

/** On the page of a meeting: its first item, where something was taken last time. */
export async function sayFollowUpNote(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<SideLine[]> {
  const count = await countFirstItems(house, actor, meeting)
  const t = wordsOf({ language })
  return count === 0 ? [] : [{ text: t('follow.note', { count }), href: `/meetings/${meeting.id}/follow-up`, link: t('follow.link') }]
}

/** On the page of a situation: what is suggested for it, and what helped in others. */
export async function saySuggestionLines(house: House, actor: Actor, language: Language, situation: Situation): Promise<SituationLine[]> {
  const t = wordsOf({ language })
  if (situation.state === 'stopped') return []
  const count = situation.state === 'draft' ? null : await countSuggestions(house, actor, situation.id)
  const home = `/situations/${situation.id}`
  const suggestions = {
    text: count === null || count === 0 ? t('situation.none') : t('situation.note', { count }),
    href: `${home}/suggestions`,
    link: t('situation.link'),
  }
  const alike = { text: t('situation.alike'), href: `${home}/alike`, link: t('follow.link') }
  return [...(count === null ? [] : [suggestions]), ...(count !== null || situation.presenterId === actor.personId ? [alike] : [])]
}
