import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { MOST_FEEDS, parseFeedName, type Feed, type FeedRefusal } from '../domain/feed.ts'
import { listFeeds, lockFeedsOf, removeFeed, replaceSecret, saveFeed } from '../store/feed-store.ts'

/** The only time that a secret is there to be shown. */
export type ShownFeed = { id: string; name: string; address: string }

export async function listMyFeeds(house: House, actor: Actor): Promise<Feed[]> {
  return inTransaction(house.db, actor, (tx) => listFeeds(tx, actor.personId))
}

export async function makeFeed(house: House, actor: Actor, nameText: string): Promise<Result<ShownFeed, FeedRefusal>> {
  const [now, secret] = [nowOf(house), newFeedSecret()]
  const name = parseFeedName(nameText)
  if (!name.ok) return name
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<ShownFeed, FeedRefusal>> => {
    await lockFeedsOf(tx, actor.personId)
    if ((await listFeeds(tx, actor.personId)).length >= MOST_FEEDS) return refused('too-many')
    const id = await saveFeed(tx, { personId: actor.personId, name: name.value, secretHash: hashToken(secret), createdAt: now })
    await note(tx, actor, 'feed.made', id, now)
    return done({ id, name: name.value, address: addressOf(house, secret) })
  })
}

/** A new secret for the same name; the old one is dead at once. */
export async function replaceFeed(house: House, actor: Actor, id: string): Promise<Result<ShownFeed, FeedRefusal>> {
  const [now, secret] = [nowOf(house), newFeedSecret()]
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<ShownFeed, FeedRefusal>> => {
    const name = await replaceSecret(tx, { id, personId: actor.personId, secretHash: hashToken(secret), at: now })
    if (name === null) return refused('not-found')
    await note(tx, actor, 'feed.replaced', id, now)
    return done({ id, name, address: addressOf(house, secret) })
  })
}

export async function revokeFeed(house: House, actor: Actor, id: string): Promise<Result<null, FeedRefusal>> {
  const now = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<null, FeedRefusal>> => {
    if (!(await removeFeed(tx, actor.personId, id))) return refused('not-found')
    await note(tx, actor, 'feed.revoked', id, now)
    return done(null)
  })
}

/** For whoever runs the house: all addresses of a person at once. @returns how many there were */
export async function stopFeedsOf(house: House, personId: string): Promise<number> {
  const now = nowOf(house)
  return asSystem(house.db, async (tx) => {
    const feeds = await listFeeds(tx, personId)
    for (const { id } of feeds) {
      await removeFeed(tx, personId, id)
      await writeAudit(tx, { action: 'feed.revoked', subjectKind: 'feed', subjectId: id, actorPersonId: null, subjectPersonId: personId }, now)
    }
    return feeds.length
  })
}

/** 160 random bits: more than anybody can guess, short enough to type. */
function newFeedSecret(): string {
  return randomBytes(20).toString('base64url')
}

function addressOf(house: House, secret: string): string {
  return `${house.settings.publicUrl}/calendar/${secret}.ics`
}

async function note(tx: Database, actor: Actor, action: AuditAction, feedId: string, now: string): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'feed', subjectId: feedId, actorPersonId: actor.personId, subjectPersonId: actor.personId }, now)
}
