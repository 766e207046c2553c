import type { Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'

type FeedTables = {
  calendarFeed: { id: Generated<string>; personId: string; name: string; secretHash: Buffer; createdAt: string; lastUsedAt: string | null }
}

export const feedsDb = (db: Database) => db.withTables<FeedTables>()
