import type { Database } from '../../../platform/database.ts'
import type { Programme, ProgrammeDraft, ProgrammeKeeping } from '../domain/programme.ts'
import { communitiesDb } from './tables.ts'

const COLUMNS = ['id', 'nameFr', 'nameNl', 'funder', 'mandate', 'fromOn as from', 'untilOn as until'] as const

/** All programmes, those that run latest first. */
export async function listProgrammes(db: Database): Promise<Programme[]> {
  return communitiesDb(db)
    .selectFrom('programme')
    .select(COLUMNS)
    .orderBy('untilOn', (order) => order.desc().nullsFirst())
    .orderBy('nameFr')
    .orderBy('id')
    .execute()
}

export async function findProgramme(db: Database, id: string): Promise<Programme | null> {
  return (await communitiesDb(db).selectFrom('programme').select(COLUMNS).where('id', '=', id).executeTakeFirst()) ?? null
}

function toValues({ from, until, ...draft }: ProgrammeDraft) {
  return { ...draft, fromOn: from, untilOn: until }
}

/** By whom it was made, and all communities in it; null when there is no such programme. */
export async function findProgrammeKeeping(db: Database, id: string): Promise<ProgrammeKeeping | null> {
  const row = await communitiesDb(db).selectFrom('programme').select(['createdBy']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const communities = await communitiesDb(db).selectFrom('community').select('id').where('programmeId', '=', id).orderBy('id').execute()
  return { createdBy: row.createdBy, communityIds: communities.map((community) => community.id) }
}

export async function addProgramme(tx: Database, draft: ProgrammeDraft, createdBy: string): Promise<string> {
  const row = await communitiesDb(tx)
    .insertInto('programme')
    .values({ ...toValues(draft), createdBy })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function saveProgramme(tx: Database, id: string, draft: ProgrammeDraft): Promise<void> {
  await communitiesDb(tx).updateTable('programme').set(toValues(draft)).where('id', '=', id).execute()
}
