import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { Meeting, SideLine } from '../../meetings/public.ts'
import { isOver } from '../domain/round.ts'
import { wordsOf } from '../pages/words.ts'
import { isPresentAt, listRounds } from '../store/round-store.ts'

/** On the page of a meeting: a round that runs, for who is there; on its day, where one begins, for who leads it. */
export async function sayRoundNote(house: House, actor: Actor, language: Language, meeting: Meeting): Promise<SideLine[]> {
  const isLead = meeting.communityIds.some((id) => isLeadOf(actor, id))
  const t = wordsOf({ language })
  return inTransaction(house.db, actor, async (tx) => {
    const rounds = await listRounds(tx, meeting.id)
    const isRunning = rounds.some((round) => !isOver(round))
    if (!isLead && (rounds.length === 0 || !(await isPresentAt(tx, meeting.id, actor.personId)))) return []
    const isTime = meeting.state !== 'cancelled' && meeting.registerState === 'open' && dayOf(meeting.startsAt) <= dayOf(nowOf(house))
    if (!isRunning && rounds.length === 0 && !isTime) return []
    return [{ text: t(isRunning ? 'note.running' : 'note.begin'), href: `/meetings/${meeting.id}/rounds`, link: t('note.link') }]
  })
}
