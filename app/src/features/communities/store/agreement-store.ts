import type { Database } from '../../../platform/database.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { CommunityArea } from '../domain/area.ts'
import type { CommunityText, Goal } from '../domain/community.ts'
import type { Rhythm } from '../domain/rhythm.ts'
import { communitiesDb } from './tables.ts'

/** Every version of charter, convention and consent text, newest first. */
export async function listTexts(db: Database, communityId: string): Promise<CommunityText[]> {
  return communitiesDb(db)
    .selectFrom('communityText')
    .select(['kind', 'version', 'textFr', 'textNl', 'attendanceKeptMonths', 'inForceOn'])
    .where('communityId', '=', communityId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
}

export async function addText(tx: Database, communityId: string, text: CommunityText, writtenBy: string): Promise<void> {
  await communitiesDb(tx)
    .insertInto('communityText')
    .values({ communityId, ...text, writtenBy })
    .execute()
}

/** The newest agreed rhythm first. */
export async function listRhythms(db: Database, communityId: string): Promise<Rhythm[]> {
  return communitiesDb(db)
    .selectFrom('communityRhythm')
    .select(['id', 'meetingsPerYear', 'fromOn as from', 'untilOn as until'])
    .where('communityId', '=', communityId)
    .orderBy('fromOn', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute()
}

export async function addRhythm(tx: Database, communityId: string, rhythm: Omit<Rhythm, 'id'>): Promise<void> {
  await communitiesDb(tx)
    .insertInto('communityRhythm')
    .values({ communityId, meetingsPerYear: rhythm.meetingsPerYear, fromOn: rhythm.from, untilOn: rhythm.until })
    .execute()
}

/** Ends what began before that day and goes on after it, so that a new rhythm follows without a gap. */
export async function endRhythms(tx: Database, communityId: string, lastDay: string): Promise<void> {
  await communitiesDb(tx)
    .updateTable('communityRhythm')
    .set({ untilOn: lastDay })
    .where('communityId', '=', communityId)
    .where((eb) => eb.or([eb('untilOn', 'is', null), eb('untilOn', '>', lastDay)]))
    .where((eb) => eb.or([eb('fromOn', 'is', null), eb('fromOn', '<=', lastDay)]))
    .execute()
}

/** Goals that still hold first, then those that ended; the newest first. */
export async function listGoals(db: Database, communityId: string): Promise<Goal[]> {
  const rows = await communitiesDb(db)
    .selectFrom('communityGoal')
    .select(['id', 'language', 'text', 'setOn', 'endedOn'])
    .where('communityId', '=', communityId)
    .orderBy('endedOn', (order) => order.desc().nullsFirst())
    .orderBy('setOn', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ language, text, ...rest }) => ({ ...rest, words: { language, text } }))
}

export async function addGoal(tx: Database, communityId: string, goal: Omit<Goal, 'id' | 'endedOn'>): Promise<void> {
  await communitiesDb(tx)
    .insertInto('communityGoal')
    .values({ communityId, language: goal.words.language, text: goal.words.text, setOn: goal.setOn, endedOn: null })
    .execute()
}

/** @returns false when the community has no such open goal */
export async function endGoal(tx: Database, communityId: string, goalId: string, endedOn: string): Promise<boolean> {
  const { numUpdatedRows } = await communitiesDb(tx)
    .updateTable('communityGoal')
    .set({ endedOn })
    .where('communityId', '=', communityId)
    .where('id', '=', goalId)
    .where('endedOn', 'is', null)
    .where('setOn', '<=', endedOn)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** All areas the community ever had, by layer and name. */
export async function listCommunityAreas(db: Database, communityId: string): Promise<CommunityArea[]> {
  const rows = await communitiesDb(db)
    .selectFrom('communityArea')
    .innerJoin('area', 'area.id', 'communityArea.areaId')
    .select(['area.id', 'area.layer', 'area.nameFr', 'area.nameNl', 'communityArea.fromOn', 'communityArea.untilOn'])
    .where('communityArea.communityId', '=', communityId)
    .orderBy('area.layer')
    .orderBy('area.nameFr')
    .execute()
  return rows.map(({ id, layer, nameFr, nameNl, fromOn, untilOn }) => ({ id, layer, name: { fr: nameFr, nl: nameNl }, from: fromOn, until: untilOn }))
}

/** The area of that layer and name, made when nobody used it before. @returns its id */
export async function saveArea(tx: Database, layer: string, name: BilingualName): Promise<string> {
  const row = await communitiesDb(tx)
    .insertInto('area')
    .values({ layer, nameFr: name.fr, nameNl: name.nl })
    .onConflict((conflict) => conflict.columns(['layer', 'nameFr', 'nameNl']).doUpdateSet({ nameFr: name.fr }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Adds the area or gives it new days. */
export async function saveCommunityArea(tx: Database, communityId: string, areaId: string, days: { from: string | null; until: string | null }): Promise<void> {
  await communitiesDb(tx)
    .insertInto('communityArea')
    .values({ communityId, areaId, fromOn: days.from, untilOn: days.until })
    .onConflict((conflict) => conflict.columns(['communityId', 'areaId']).doUpdateSet({ fromOn: days.from, untilOn: days.until }))
    .execute()
}

/** @returns false when the community never had that area */
export async function endCommunityArea(tx: Database, communityId: string, areaId: string, lastDay: string): Promise<boolean> {
  const { numUpdatedRows } = await communitiesDb(tx)
    .updateTable('communityArea')
    .set({ untilOn: lastDay })
    .where('communityId', '=', communityId)
    .where('areaId', '=', areaId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
