import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import type { Database } from '../../../platform/database.ts'
import { holdingPattern } from '../../../platform/like-pattern.ts'
import type { ConsentLevel, Response, Wave, WavePerson } from '../domain/survey.ts'

/** The newest word of this person about this purpose is a yes that is not over. */
function consents(purpose: 'sociogram_survey' | 'sociogram_name', person: string, today: Day) {
  return sql<boolean>`coalesce((select c.given and (c.until_on is null or c.until_on >= ${today}::date) from consent c
    where c.person_id = ${sql.ref(person)} and c.purpose = ${purpose} order by c.number desc limit 1), false)`
}

/**
 * Who belongs to the community on that day as more than a visitor or a researcher, as they stand on it. Whoever left since is taken off; who answered
 * already stays. Of the others the organisations are put on the roster, but no sole practice: its name is a person's (SNA-02).
 */
export async function fillRoster(tx: Database, { id, communityId }: Pick<Wave, 'id' | 'communityId'>, today: Day): Promise<void> {
  await sql`
    insert into wave_person (wave_id, community_id, person_id, organisation_id, function, discipline, sector, mission, is_nameable)
    select distinct on (m.person_id) ${id}::uuid, ${communityId}::uuid, m.person_id, o.id, coalesce(p.functions[1], ''), coalesce(p.disciplines[1], ''),
      coalesce((select os.sector_code from organisation_sector os where os.organisation_id = o.id order by os.position, os.sector_code limit 1), ''),
      coalesce(o.missions[1], ''), ${consents('sociogram_survey', 'm.person_id', today)}
    from membership m join person p on p.id = m.person_id
      left join lateral (
        select found.organisation_id from (
          select r.organisation_id, 0 as far, r.id from representation r
            where r.membership_id = m.id and (r.from_on is null or r.from_on <= ${today}) and (r.until_on is null or r.until_on >= ${today})
          union all
          select a.organisation_id, 1, a.id from affiliation a
            where a.person_id = m.person_id and (a.from_on is null or a.from_on <= ${today}) and (a.until_on is null or a.until_on >= ${today})
        ) found order by found.far, found.id limit 1
      ) works on true
      left join organisation o on o.id = works.organisation_id
    where m.community_id = ${communityId} and m.role in ('member', 'moderator', 'coordinator') and m.state in ('active', 'on_leave')
      and (m.from_on is null or m.from_on <= ${today}) and (m.until_on is null or m.until_on >= ${today})
      and p.merged_into is null and p.source <> 'former' and p.restricted_at is null
      and not exists (select 1 from wave_left_off lo where lo.wave_id = ${id} and lo.person_id = m.person_id)
    order by m.person_id, o.id nulls last
    on conflict (wave_id, person_id) do update set organisation_id = excluded.organisation_id, function = excluded.function, discipline = excluded.discipline,
      sector = excluded.sector, mission = excluded.mission, is_nameable = excluded.is_nameable`.execute(tx)
  await sql`
    delete from wave_person wp where wp.wave_id = ${id} and wp.response = 'waiting' and (exists (
      select 1 from wave_left_off lo where lo.wave_id = ${id} and lo.person_id = wp.person_id) or not exists (
      select 1 from membership m where m.community_id = ${communityId} and m.person_id = wp.person_id and m.role in ('member', 'moderator', 'coordinator')
        and m.state in ('active', 'on_leave') and (m.from_on is null or m.from_on <= ${today}) and (m.until_on is null or m.until_on >= ${today})))`.execute(tx)
}

/** Belongs to the community of a wave as those do who are asked. */
export async function isStillMember(tx: Database, { communityId }: Pick<Wave, 'communityId'>, personId: string, today: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1 from membership m where m.community_id = ${communityId} and m.person_id = ${personId} and m.role in ('member', 'moderator', 'coordinator')
      and m.state in ('active', 'on_leave') and (m.until_on is null or m.until_on >= ${today}) limit 1`.execute(tx)
  return rows.length > 0
}

/** Those of the roster who are not named stand there by their organisation. */
export async function addSilentOrganisations(tx: Database, { id, communityId }: Pick<Wave, 'id' | 'communityId'>): Promise<void> {
  await sql`
    insert into wave_organisation (wave_id, community_id, organisation_id)
    select distinct ${id}::uuid, ${communityId}::uuid, o.id from wave_person wp join organisation o on o.id = wp.organisation_id
    where wp.wave_id = ${id} and not wp.is_nameable and o.sole_practice is not true
    on conflict do nothing`.execute(tx)
}

/** @returns false for one that is none, or whose name is a person's */
export async function addOrganisationToRoster(tx: Database, wave: Pick<Wave, 'id' | 'communityId'>, organisationId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into wave_organisation (wave_id, community_id, organisation_id)
    select ${wave.id}::uuid, ${wave.communityId}::uuid, o.id from organisation o where o.id = ${organisationId} and o.sole_practice is not true and o.merged_into is null
    on conflict (wave_id, organisation_id) do update set organisation_id = excluded.organisation_id returning organisation_id`.execute(tx)
  return rows.length > 0
}

export async function removeOrganisationFromRoster(tx: Database, waveId: string, organisationId: string): Promise<void> {
  await sql`delete from wave_organisation where wave_id = ${waveId} and organisation_id = ${organisationId}`.execute(tx)
}

/** Everybody of the roster as they stood, with what they agree to today; whose data may not be used for now is not nameable; in the order of their numbers; a picture takes another one (`findResults`). */
export async function listWavePeople(db: Database, waveId: string, today: Day): Promise<WavePerson[]> {
  const { rows } = await sql<WavePerson>`
    select wp.person_id, wp.organisation_id, wp.function, wp.discipline, wp.sector, wp.mission,
      ${consents('sociogram_survey', 'wp.person_id', today)} and wp.is_nameable and p.restricted_at is null as is_nameable, wp.response,
      case when wp.level = 'name' and not ${consents('sociogram_name', 'wp.person_id', today)} then 'dot' else wp.level end as level, wp.is_on_paper
    from wave_person wp join person p on p.id = wp.person_id where wp.wave_id = ${waveId} order by wp.person_id`.execute(db)
  return rows
}

export type RosterName = {
  personId: string
  givenName: string
  familyName: string
  hasMail: boolean
  organisation: BilingualName | null
  function: string
  sector: string
  isNameable: boolean
}

/** The names of a roster in alphabetical order. Who may not be named among them is for whoever keeps the roster alone. */
export async function listRosterNames(db: Database, waveId: string, today: Day): Promise<RosterName[]> {
  const { rows } = await sql<RosterName>`
    select wp.person_id, p.given_name, p.family_name, p.email is not null as has_mail, wp.function, wp.sector, ${consents('sociogram_survey', 'wp.person_id', today)} and wp.is_nameable
        and p.restricted_at is null as is_nameable,
      case when o.id is null then null else json_build_object('fr', o.name_fr, 'nl', o.name_nl) end as organisation
    from wave_person wp join person p on p.id = wp.person_id left join organisation o on o.id = wp.organisation_id
    where wp.wave_id = ${waveId} order by p.sort_key, p.id`.execute(db)
  return rows
}

export type RosterOrganisation = { organisationId: string; name: BilingualName }

export async function listRosterOrganisations(db: Database, waveId: string): Promise<RosterOrganisation[]> {
  const { rows } = await sql<RosterOrganisation>`
    select o.id as organisation_id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name
    from wave_organisation wo join organisation o on o.id = wo.organisation_id where wo.wave_id = ${waveId} order by o.sort_key, o.id`.execute(db)
  return rows
}

/** Organisations of those who are asked. */
export async function listOrganisationsAsked(db: Database, waveId: string): Promise<RosterOrganisation[]> {
  const { rows } = await sql<RosterOrganisation>`
    select o.id as organisation_id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name
    from organisation o where o.id in (select wp.organisation_id from wave_person wp where wp.wave_id = ${waveId})`.execute(db)
  return rows
}

export type Place = {
  waveId: string
  personId: string
  organisationId: string | null
  response: Response
  level: ConsentLevel
  isOnPaper: boolean
  isNameable: boolean
  begunAt: Instant | null
}

/** Somebody's place on a roster, locked until all is written. */
export async function lockPlace(tx: Database, waveId: string, personId: string): Promise<Place | null> {
  const { rows } = await sql<Place>`
    select wave_id, person_id, organisation_id, response, level, is_on_paper, is_nameable, begun_at from wave_person
    where wave_id = ${waveId} and person_id = ${personId} for update`.execute(tx)
  return rows[0] ?? null
}

/** SNA-07: those of a roster who work where somebody works, today or on its day, whichever of their organisations it is; never she herself. */
export async function listOwnStaff(tx: Database, waveId: string, personId: string, today: Day): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    with works as (
      select wp.person_id, wp.organisation_id from wave_person wp where wp.wave_id = ${waveId} and wp.organisation_id is not null
      union select a.person_id, a.organisation_id from affiliation a where a.until_on is null or a.until_on >= ${today}::date
      union select m.person_id, r.organisation_id from representation r join membership m on m.id = r.membership_id
        where r.until_on is null or r.until_on >= ${today}::date)
    select distinct other.person_id from works own join works other on other.organisation_id = own.organisation_id
      join wave_person wp on wp.wave_id = ${waveId} and wp.person_id = other.person_id
    where own.person_id = ${personId} and other.person_id <> ${personId}`.execute(tx)
  return rows.map(({ personId: found }) => found)
}

export async function savePlace(tx: Database, { waveId, personId, response, level, isOnPaper, isNameable }: Place, at: Instant): Promise<void> {
  await sql`
    update wave_person set response = ${response}, level = ${level}, is_on_paper = ${isOnPaper}, is_nameable = ${isNameable}, begun_at = coalesce(begun_at, ${at}),
      answered_at = case when ${response} = 'answered' then ${at}::timestamptz end
    where wave_id = ${waveId} and person_id = ${personId}`.execute(tx)
}

type NewLink = { hash: Buffer; waveId: string; communityId: string; personId: string; showsFrom?: Instant }

export async function addWaveLink(tx: Database, { hash, waveId, communityId, personId, showsFrom }: NewLink): Promise<void> {
  await sql`
    insert into wave_link (token_hash, wave_id, community_id, person_id, shows_from)
    values (${hash}, ${waveId}, ${communityId}, ${personId}, ${showsFrom ?? null}::timestamptz)`.execute(tx)
}

/** To whom a personal link leads, and in which wave. */
export async function findWaveLink(tx: Database, hash: Buffer): Promise<{ waveId: string; personId: string; showsFrom: Instant | null } | null> {
  const { rows } = await sql<{ waveId: string; personId: string; showsFrom: Instant | null }>`
    select wave_id, person_id, shows_from from wave_link where token_hash = ${hash}`.execute(tx)
  return rows[0] ?? null
}

export type Addressee = { personId: string; email: string; language: Language | null }

/** Who has an address and was not asked yet; with `again`, who was asked, has not answered to the end and was not reminded. */
export async function listAddressees(tx: Database, waveId: string, isAgain: boolean): Promise<Addressee[]> {
  const wanted = isAgain
    ? sql`wp.invited_at is not null and wp.reminded_at is null and wp.response in ('waiting', 'partly')`
    : sql`wp.invited_at is null and wp.response = 'waiting'`
  const { rows } = await sql<Addressee>`
    select wp.person_id, p.email, p.language from wave_person wp join person p on p.id = wp.person_id
    where wp.wave_id = ${waveId} and p.email is not null and p.restricted_at is null and p.merged_into is null and ${wanted}
    order by wp.person_id for update of wp`.execute(tx)
  return rows
}

export async function noteMailed(tx: Database, waveId: string, personId: string, isAgain: boolean, at: Instant): Promise<void> {
  await sql`
    update wave_person set invited_at = coalesce(invited_at, ${at}), reminded_at = case when ${isAgain} then ${at}::timestamptz else reminded_at end
    where wave_id = ${waveId} and person_id = ${personId}`.execute(tx)
}

/** Open waves of which somebody is asked to the first or the last page. */
export async function listAskedIn(tx: Database, personId: string): Promise<{ waveId: string; closesOn: Day; name: BilingualName }[]> {
  const { rows } = await sql<{ waveId: string; closesOn: Day; name: BilingualName }>`
    select w.id as wave_id, w.closes_on, json_build_object('fr', s.name_fr, 'nl', s.name_nl) as name
    from wave_person wp join wave w on w.id = wp.wave_id join survey s on s.id = w.survey_id
    where wp.person_id = ${personId} and wp.response in ('waiting', 'partly') and w.state = 'open' order by w.closes_on, w.id limit 5`.execute(tx)
  return rows
}

/** A hundred at most of the organisations known to the house that have these words in their name and could stand on a roster: no sole practice, whose name is a person's. */
export async function listOrganisationsToAdd(tx: Database, waveId: string, search: string): Promise<{ id: string; name: BilingualName }[]> {
  const { rows } = await sql<{ id: string; name: BilingualName }>`
    select o.id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name from organisation o
    where o.sole_practice is not true and o.merged_into is null
      and not exists (select 1 from wave_organisation wo where wo.wave_id = ${waveId} and wo.organisation_id = o.id)
      and o.sort_key like ${holdingPattern(normaliseName(search))}
    order by o.sort_key, o.id limit 100`.execute(tx)
  return rows
}
