import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Activation } from '../domain/activation.ts'
import type { Audience } from '../domain/audience.ts'
import type { OfferedSituation, OwnRow, SituationFacets } from '../domain/shown.ts'
import type { Facets, GuardedWords, Situation, SituationState } from '../domain/situation.ts'

const SITUATION = sql`
  s.id, s.presenter_id, s.community_id, s.state, s.language, s.summary, s.goal, s.question, s.kept, s.audience, s.checked_for, s.tightened_at,
  s.domains, s.unanswered, s.around, s.groups, s.group_words, s.retelling_of, s.meeting_id, s.agenda_item_id, s.made_at, s.changed_at, s.stop_wished_at, s.version,
  (select x.person_id from second_presenter x where x.situation_id = s.id and x.state = 'accepted') as second_id,
  (select x.person_id from second_presenter x where x.situation_id = s.id and x.state = 'asked') as asked_id,
  case when s.activation is null then null else json_build_object('verdict', s.activation, 'words', s.activation_words, 'compared', s.activation_compared,
    'role', s.activation_role, 'saidAt', to_char(s.activation_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as activation`
/** Gone, or frozen at the person's own wish (PRV-11): what was told stays, the name does not. */
const NAME = sql`case when p.id is null or p.source = 'former' or p.restricted_at is not null then '' else trim(p.given_name || ' ' || p.family_name) end`

export async function findSituation(tx: Database, id: string): Promise<Situation | null> {
  const { rows } = await sql<Situation>`select ${SITUATION} from situation s where s.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Two who move it at once wait for each other. */
export async function lockSituation(tx: Database, id: string): Promise<Situation | null> {
  await sql`select id from situation where id = ${id} for update`.execute(tx)
  return findSituation(tx, id)
}

export async function addSituation(tx: Database, { presenterId, language, at }: { presenterId: string; language: Language; at: Instant }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into situation (presenter_id, language, made_at, changed_at) values (${presenterId}, ${language}, ${at}, ${at}) returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

type Over = { id: string; version: number; at: Instant }

/** @returns false when somebody saved in between */
export async function touchSituation(tx: Database, { id, version, at }: Over, language: Language): Promise<boolean> {
  const { rows } = await sql`
    update situation set language = ${language}, changed_at = ${at}, version = version + 1 where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

type Reasons = Readonly<Record<string, string>>

/** @param kept all that is kept in this situation, with its reasons */
export async function saveFacets(tx: Database, { id, version, at }: Over, facets: Facets, kept: Reasons): Promise<boolean> {
  const { rows } = await sql`
    update situation set domains = ${[...facets.domains]}::text[], unanswered = ${[...facets.unanswered]}::text[], around = ${[...facets.around]}::text[],
      groups = ${[...facets.groups]}::text[], group_words = ${facets.groupWords}, kept = ${JSON.stringify(kept)}::jsonb, changed_at = ${at}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

export async function saveActivation(tx: Database, { id, version, at }: Over, said: Activation): Promise<boolean> {
  const { rows } = await sql`
    update situation set activation = ${said.verdict}, activation_words = ${said.words}, activation_compared = ${[...said.compared]}::text[],
      activation_role = ${said.role}, activation_at = ${said.saidAt}, changed_at = ${at}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

type Offer = GuardedWords & {
  groupWords: string
  communityId: string
  language: Language
  kept: Reasons
  audience: Audience
  checkedFor: Audience
  retellingOf: string | null
}

/** Offered for the first time, or offered words written anew. */
export async function saveOffer(tx: Database, { id, version, at }: Over, offer: Offer): Promise<boolean> {
  const { rows } = await sql`
    update situation set community_id = ${offer.communityId}, language = ${offer.language}, summary = ${offer.summary}, goal = ${offer.goal},
      question = ${offer.question}, group_words = ${offer.groupWords}, kept = ${JSON.stringify(offer.kept)}::jsonb, audience = ${offer.audience}, checked_for = ${offer.checkedFor},
      retelling_of = ${offer.retellingOf}, state = case when state = 'draft' then 'offered' else state end, offered_at = coalesce(offered_at, ${at}::timestamptz),
      changed_at = ${at}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

export async function saveState(tx: Database, id: string, state: SituationState, at: Instant): Promise<void> {
  await sql`
    update situation set state = ${state}, changed_at = ${at}, version = version + 1,
      settled_at = case when ${state} in ('closed', 'stopped') then ${at}::timestamptz else null end,
      stop_wished_at = case when ${state} in ('scheduled', 'in-round') then stop_wished_at else null end
    where id = ${id}`.execute(tx)
}

export async function savePlace(tx: Database, id: string, place: { meetingId: string | null; agendaItemId: string | null }, at: Instant): Promise<void> {
  await sql`
    update situation set state = ${place.meetingId === null ? 'offered' : 'scheduled'}, meeting_id = ${place.meetingId}, agenda_item_id = ${place.agendaItemId},
      stop_wished_at = null, settled_at = null, changed_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}

export async function saveAudience(
  tx: Database,
  id: string,
  { audience, checkedFor }: { audience: Audience; checkedFor: Audience | null },
  at: Instant,
): Promise<void> {
  await sql`
    update situation set audience = ${audience}, checked_for = ${checkedFor}, tightened_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}

/** That somebody wishes it, and when; who, nowhere. */
export async function saveStopWish(tx: Database, id: string, at: Instant | null): Promise<void> {
  await sql`update situation set stop_wished_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}

/** Over for good: of its story nothing stays, nor who told it with her. */
export async function emptySituation(tx: Database, id: string): Promise<void> {
  await sql`delete from second_presenter where situation_id = ${id}`.execute(tx)
  await sql`
    update situation set summary = '', goal = '', question = '', kept = '{}', checked_for = null, domains = '{}', unanswered = '{}', around = '{}', groups = '{}',
      group_words = '', activation = null, activation_words = '', activation_compared = '{}', activation_role = '', activation_at = null
    where id = ${id}`.execute(tx)
}

export async function removeSituation(tx: Database, id: string): Promise<void> {
  await sql`delete from situation where id = ${id}`.execute(tx)
}

/** The presenter's own, newest first, with the day on which the answers go. */
export async function listOwn(tx: Database, presenterId: string): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    select s.id, s.state, s.language, s.goal, s.community_id, s.meeting_id, m.starts_at as meeting_starts_at, s.changed_at, w.expires_on,
      case when c.id is null then null else json_build_object('fr', c.name_fr, 'nl', c.name_nl) end as community_name
    from situation s left join community c on c.id = s.community_id left join meeting m on m.id = s.meeting_id left join situation_words w on w.situation_id = s.id
    where s.presenter_id = ${presenterId} order by s.changed_at desc, s.id limit 200`.execute(tx)
  return rows
}

const OFFERED = sql`
  s.id, s.community_id, json_build_object('fr', c.name_fr, 'nl', c.name_nl) as community_name, ${NAME} as presenter, s.presenter_id, s.language, s.summary, s.goal,
  s.question, s.domains, s.unanswered, s.state, s.audience, s.checked_for, s.meeting_id, s.offered_at, s.stop_wished_at, s.version`

/** Offered to one of these communities and planned nowhere yet, the longest waiting first. */
export async function listOffered(tx: Database, communityIds: readonly string[]): Promise<OfferedSituation[]> {
  const { rows } = await sql<OfferedSituation>`
    select ${OFFERED} from situation s join community c on c.id = s.community_id left join person p on p.id = s.presenter_id
    where s.community_id = any(${[...communityIds]}::uuid[]) and s.state = 'offered' order by s.offered_at, s.id limit 200`.execute(tx)
  return rows
}

/** Those of one meeting that stand before it or were told at it, in the order in which they were planned. */
export async function listOfMeeting(tx: Database, meetingId: string): Promise<OfferedSituation[]> {
  const { rows } = await sql<OfferedSituation>`
    select ${OFFERED} from situation s join community c on c.id = s.community_id left join person p on p.id = s.presenter_id left join agenda_item i on i.id = s.agenda_item_id
    where s.meeting_id = ${meetingId} and s.state in ('scheduled', 'in-round', 'awaiting', 'closed') order by i.position nulls last, s.offered_at, s.id limit 60`.execute(
    tx,
  )
  return rows
}

/** Told to these communities, for what is compared and counted: offered words and facets. Never a draft, never one that was stopped. */
export async function listFacets(
  tx: Database,
  { communityIds, ids }: { communityIds?: readonly string[]; ids?: readonly string[] },
): Promise<SituationFacets[]> {
  const { rows } = await sql<SituationFacets>`
    select s.id, s.community_id, coalesce(s.retelling_of, s.id) as counts_as, s.language, s.summary, s.goal, s.question, s.domains, s.unanswered, s.around, s.groups,
      s.activation, s.state, s.checked_for, s.meeting_id, s.offered_at
    from situation s
    where s.community_id is not null and s.state not in ('draft', 'stopped')
      and (${communityIds === undefined}::boolean or s.community_id = any(${[...(communityIds ?? [])]}::uuid[]))
      and (${ids === undefined}::boolean or s.id = any(${[...(ids ?? [])]}::uuid[]))
    order by s.offered_at desc, s.id limit 5000`.execute(tx)
  return rows
}

export type Earlier = { id: string; goal: string; language: Language; offeredAt: Instant; isYours: boolean }

type Again = { presenterId: string; communityIds: readonly string[]; ledIds: readonly string[]; but: string }

/**
 * First tellings that this one may tell again: one's own, and in the communities in sight those whose words she reads, having been there or leading. Newest first.
 */
export async function listEarlier(tx: Database, { presenterId, communityIds, ledIds, but }: Again): Promise<Earlier[]> {
  const { rows } = await sql<Earlier>`
    select s.id, s.goal, s.language, s.offered_at, s.presenter_id is not distinct from ${presenterId}::uuid as is_yours from situation s
    where s.id <> ${but} and s.retelling_of is null and s.goal <> '' and s.state in ('scheduled', 'in-round', 'awaiting', 'closed', 'offered')
      and (s.presenter_id = ${presenterId} or (s.community_id = any(${[...communityIds]}::uuid[]) and s.state in ('awaiting', 'closed')
        and array_position(array['bound', 'mixed', 'public'], s.checked_for) >= array_position(array['bound', 'mixed', 'public'], s.audience)
        and (s.checked_for = 'public' or s.meeting_id is null or is_ready_for_room(s.meeting_id, s.checked_for))
        and (s.community_id = any(${[...ledIds]}::uuid[])
          or exists (select 1 from attendance a where a.meeting_id = s.meeting_id and a.person_id = ${presenterId} and a.state = 'present'))))
    order by s.presenter_id is not distinct from ${presenterId}::uuid desc, s.offered_at desc, s.id limit 30`.execute(tx)
  return rows
}

/** Which situations stand before a meeting or in its round. */
export async function listIdsBefore(tx: Database, meetingId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from situation where meeting_id = ${meetingId} and state in ('scheduled', 'in-round') order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function findPresenterName(tx: Database, presenterId: string | null): Promise<string> {
  if (presenterId === null) return ''
  const { rows } = await sql<{ name: string }>`select ${NAME} as name from person p where p.id = ${presenterId}`.execute(tx)
  return rows[0]?.name ?? ''
}

/** Somebody left these communities: what was told there stays without a name. @returns the situations */
export async function forgetPresenter(tx: Database, presenterId: string, communityId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update situation set presenter_id = null, version = version + 1
    where presenter_id = ${presenterId} and state <> 'draft' and (${communityId}::uuid is null or community_id = ${communityId}) returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Drafts of somebody who belongs nowhere any more. */
export async function removeDrafts(tx: Database, presenterId: string): Promise<number> {
  const { numAffectedRows } = await sql`delete from situation where presenter_id = ${presenterId} and state = 'draft'`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

export async function belongsSomewhere(tx: Database, personId: string, today: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from membership where person_id = ${personId} and role <> 'visitor' and state in ('pending', 'active', 'on_leave') and (until_on is null or until_on >= ${today}) limit 1`.execute(
    tx,
  )
  return rows.length > 0
}
