import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { holdingPattern } from '../../../platform/like-pattern.ts'
import type { Community, CommunityDraft, CommunityState } from '../domain/community.ts'
import type { CommunityFacts, NamedCommunity } from '../domain/shown.ts'
import { communitiesDb } from './tables.ts'

const COLUMNS = [
  'id',
  'nameFr',
  'nameNl',
  'kind',
  'purpose',
  'purposeLanguage',
  'accent',
  'hostOrganisationId',
  'hostText',
  'programmeId',
  'seats',
  'listSize',
  'languageMode',
  'secrecyMode',
  'isPublic',
  'state',
  'version',
] as const

type Row = Omit<Community, 'purpose'> & { purpose: string; purposeLanguage: Community['purpose']['language'] }

function toCommunity({ purpose, purposeLanguage, ...row }: Row): Community {
  return { ...row, purpose: { language: purposeLanguage, text: purpose } }
}

export async function findCommunity(db: Database, id: string): Promise<Community | null> {
  const row = await communitiesDb(db).selectFrom('community').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toCommunity(row)
}

/** Waits for whoever changes this community right now; until the transaction ends nobody else does. */
export async function lockCommunity(tx: Database, id: string): Promise<Community | null> {
  const row = await communitiesDb(tx).selectFrom('community').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : toCommunity(row)
}

function toValues({ purpose, ...draft }: CommunityDraft) {
  return { ...draft, purpose: purpose.text, purposeLanguage: purpose.language }
}

/** A new community. @returns its id */
export async function addCommunity(tx: Database, draft: CommunityDraft, state: CommunityState, at: string): Promise<string> {
  const row = await communitiesDb(tx)
    .insertInto('community')
    .values({ ...toValues(draft), state, createdAt: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Saves over the version that was read. @returns false when somebody saved in between */
export async function saveCommunity(tx: Database, id: string, version: number, draft: CommunityDraft): Promise<boolean> {
  const { numUpdatedRows } = await communitiesDb(tx)
    .updateTable('community')
    .set({ ...toValues(draft), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function saveCommunityState(tx: Database, id: string, state: CommunityState): Promise<void> {
  await communitiesDb(tx)
    .updateTable('community')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

type FactsRow = Omit<CommunityFacts, 'purpose'> & { purpose: string; purposeLanguage: Community['purpose']['language'] }

/**
 * Communities with their areas of that day, by kind and name. Whose names, purpose or areas contain the words; only those
 * of `states`, and of one programme when it is named.
 */
export async function listCommunityFacts(
  db: Database,
  wish: { states: readonly CommunityState[]; words: string; programmeId: string | null; today: string; isPublicOnly?: boolean },
): Promise<CommunityFacts[]> {
  const pattern = holdingPattern(wish.words)
  const { rows } = await sql<FactsRow>`
    select c.id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as name, c.kind, c.accent, c.state, c.purpose, c.purpose_language, c.programme_id,
      coalesce(a.areas, '[]') as areas
    from community c
    left join lateral (
      select json_agg(json_build_object('fr', area.name_fr, 'nl', area.name_nl) order by area.layer, area.name_fr) as areas, string_agg(area.name_fr || ' ' || area.name_nl, ' ') as words
      from community_area ca join area on area.id = ca.area_id
      where ca.community_id = c.id and (ca.from_on is null or ca.from_on <= ${wish.today}) and (ca.until_on is null or ca.until_on >= ${wish.today})
    ) a on true
    where c.state = any(${wish.states}::text[]) and (c.is_public or not ${wish.isPublicOnly ?? false}) and (${wish.programmeId}::uuid is null or c.programme_id = ${wish.programmeId}::uuid)
      and (${wish.words} = '' or concat_ws(' ', c.name_fr, c.name_nl, c.purpose, a.words) ilike ${pattern})
    order by c.kind, c.external_id, c.name_fr, c.name_nl, c.id
    limit 500`.execute(db)
  return rows.map(({ purpose, purposeLanguage, ...row }) => ({ ...row, purpose: { language: purposeLanguage, text: purpose } }))
}

/** By its name, for a page or a mail that stands under it. */
export async function findNamedCommunity(db: Database, id: string): Promise<NamedCommunity | null> {
  const { rows } = await sql<NamedCommunity>`
    select id, json_build_object('fr', name_fr, 'nl', name_nl) as name, accent, state = 'closed' as is_closed from community where id = ${id}`.execute(db)
  return rows[0] ?? null
}
