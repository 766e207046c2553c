import { translator } from '../../../kernel/translate.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { listInvitedMeetingIds } from '../../invitations/public.ts'
import { feedSpan, isUseNoted, parseFeedSecret } from '../domain/feed.ts'
import { renderFeed } from '../exchange/render-feed.ts'
import { feedsMessages } from '../messages/catalogue.ts'
import { findFeedReader, listFeedMeetings, noteUse } from '../store/feed-store.ts'

/**
 * The calendar behind a secret, with the rights its owner has at this moment. Null for a wrong or revoked secret, and for somebody who left:
 * all of them look the same. A program reads it and nobody is signed in, so that the secret alone says who asks.
 */
export async function readFeed(house: House, given: string): Promise<string | null> {
  const secret = parseFeedSecret(given)
  if (secret === null) return null
  const now = nowOf(house)
  return asSystem(house.db, async (tx) => {
    const reader = await findFeedReader(tx, hashToken(secret))
    if (reader === null) return null
    const askedIds = await listInvitedMeetingIds(tx, reader.personId)
    const meetings = await listFeedMeetings(tx, { personId: reader.personId, askedIds, ...feedSpan(now) })
    if (!isUseNoted(reader.lastUsedAt, now)) await noteUse(tx, reader.feedId, now)
    const language = reader.language ?? 'fr'
    const t = translator(feedsMessages, language)
    const words = {
      calendarName: t('calendar.name'),
      untitled: (community: string) => t('event.untitled', { community }),
      cancelled: (title: string) => t('event.cancelled', { title }),
      online: t('event.online'),
      andOnline: (place: string) => (place === '' ? t('event.online') : t('event.andOnline', { place })),
    }
    return renderFeed({ meetings, language, words, host: new URL(house.settings.publicUrl).hostname, now })
  })
}
