import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import { contactsMessages } from '../messages/catalogue.ts'
import { listPointsOf } from '../store/point-store.ts'
import { listUndecidedRounds } from '../store/round-store.ts'

const ROUND_WAITS_MS = 14 * 86_400_000

/** What of contacts waits on the desk: rounds of the last two weeks without a decision, and points the actor is asked to be. */
export async function sayContactsLines(tx: Database, { actor, language, now }: DeskReader): Promise<DeskLine[]> {
  const t = translator(contactsMessages, language)
  const since = new Date(Date.parse(now) - ROUND_WAITS_MS).toISOString()
  const rounds = await listUndecidedRounds(tx, actor.personId, { since, now })
  const asked = (await listPointsOf(tx, actor.personId, dayOf(now))).filter(({ state }) => state === 'asked')
  return [
    ...rounds.map(({ meetingId, startsAt }) => ({
      text: t('desk.round', { day: writeDay(language, dayOf(startsAt)) }),
      href: `/meetings/${meetingId}/contacts`,
      link: t('desk.roundLink'),
    })),
    ...asked.map(({ id, community }) => ({
      text: t('desk.point', { community: nameIn(language, community) }),
      href: `/points/${id}`,
      link: t('desk.pointLink'),
    })),
  ]
}
