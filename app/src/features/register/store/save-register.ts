import type { Register } from '@ronde/figures'
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { organisationSortKey, personSortKey } from '../../people/public.ts'

/** How many rows were new or changed in each sheet; the rest stood there already. */
export type SaveCounts = Record<string, { added: number; changed: number; same: number }>
export type OnSaved = (sheet: string, rows: number) => void

const BATCH = 4_000

type Saving = { tx: Database; now: string; source: 'import' | 'demo'; by: string | null; onSaved: OnSaved; counts: SaveCounts }

/**
 * Writes a whole register in the caller's transaction. Rows are known by their ids in the file; what stands already is left
 * alone, so that a second import changes nothing; nothing is ever removed.
 */
export async function saveRegister(
  tx: Database,
  register: Required<Register>,
  options: { now: string; source: 'import' | 'demo'; by: string | null; onSaved?: OnSaved },
): Promise<SaveCounts> {
  const saving: Saving = { tx, onSaved: () => undefined, ...options, counts: {} }
  await saveOrganisations(saving, register.organisations)
  await savePeople(saving, register.people)
  await saveAffiliations(saving, register.affiliations)
  await saveCommunities(saving, register.communities)
  await saveMemberships(saving, register.memberships)
  await saveMeetings(saving, register.meetings)
  await saveAttendance(saving, register.attendance)
  return saving.counts
}

type Tally = { added: boolean }

/** Runs one statement for each batch of rows, which reaches it as JSON; the statement returns a row for each line it wrote. */
async function inBatches(saving: Saving, sheet: string, rows: readonly object[], statement: (json: string) => RawBuilder<Tally>): Promise<void> {
  const count = { added: 0, changed: 0, same: 0 }
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH)
    const { rows: written } = await statement(JSON.stringify(batch)).execute(saving.tx)
    const added = written.filter((row) => row.added).length
    count.added += added
    count.changed += written.length - added
    count.same += batch.length - written.length
    saving.onSaved(sheet, Math.min(start + BATCH, rows.length))
  }
  saving.counts[sheet] = count
}

async function savePeople(saving: Saving, people: Required<Register>['people']): Promise<void> {
  const rows = people.map((person) => ({ ...person, functions: person.functions ?? [], sortKey: personSortKey(person) }))
  await inBatches(
    saving,
    'people',
    rows,
    (json) => sql<Tally>`
    insert into person as p (external_id, given_name, family_name, email, phone, languages_spoken, languages_understood, disciplines, employment, functions, sort_key, source, entered_by, entered_at)
    select r."personId", r."givenName", r."familyName", r.email, r.phone, r."languagesSpoken", r."languagesUnderstood", r.disciplines, r.employment, r.functions, r."sortKey",
      ${saving.source}, ${saving.by}::uuid, ${saving.now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as r ("personId" text, "givenName" text, "familyName" text, email text, phone text, "languagesSpoken" text[],
      "languagesUnderstood" text[], disciplines text[], employment text, functions text[], "sortKey" text)
    on conflict (external_id) do update set given_name = excluded.given_name, family_name = excluded.family_name, email = excluded.email, phone = excluded.phone,
      languages_spoken = excluded.languages_spoken, languages_understood = excluded.languages_understood, disciplines = excluded.disciplines,
      employment = excluded.employment, functions = excluded.functions, sort_key = excluded.sort_key, version = p.version + 1
    where (p.given_name, p.family_name, p.email, p.phone, p.languages_spoken, p.languages_understood, p.disciplines, p.employment, p.functions)
      is distinct from (excluded.given_name, excluded.family_name, excluded.email, excluded.phone, excluded.languages_spoken, excluded.languages_understood,
        excluded.disciplines, excluded.employment, excluded.functions)
    returning p.version = 1 as added`,
  )
}

async function saveOrganisations(saving: Saving, organisations: Required<Register>['organisations']): Promise<void> {
  const rows = organisations.map(({ names, ...rest }) => ({
    ...rest,
    nameFr: names.fr || (names.nl ? '' : rest.organisationId),
    nameNl: names.nl,
    missions: rest.missions ?? [],
    sortKey: organisationSortKey({ nameFr: names.fr, nameNl: names.nl }),
  }))
  await inBatches(
    saving,
    'organisations',
    rows,
    (json) => sql<Tally>`
    insert into organisation as o (external_id, name_fr, name_nl, sole_practice, enterprise_number, actor_kind, missions, sort_key)
    select r."organisationId", r."nameFr", r."nameNl", r."solePractice", r."enterpriseNumber", r."actorKind", r.missions, r."sortKey"
    from jsonb_to_recordset(${json}::jsonb) as r ("organisationId" text, "nameFr" text, "nameNl" text, "solePractice" boolean, "enterpriseNumber" text,
      "actorKind" text, missions text[], "sortKey" text)
    on conflict (external_id) do update set name_fr = excluded.name_fr, name_nl = excluded.name_nl, sole_practice = excluded.sole_practice,
      enterprise_number = excluded.enterprise_number, actor_kind = excluded.actor_kind, missions = excluded.missions, sort_key = excluded.sort_key, version = o.version + 1
    where (o.name_fr, o.name_nl, o.sole_practice, o.enterprise_number, o.actor_kind, o.missions)
      is distinct from (excluded.name_fr, excluded.name_nl, excluded.sole_practice, excluded.enterprise_number, excluded.actor_kind, excluded.missions)
    returning o.version = 1 as added`,
  )
  await saveSectors(saving, organisations)
}

/** A sector that the list of this instance does not know joins it under the words of the file, so that nothing is lost. */
async function saveSectors({ tx }: Saving, organisations: Required<Register>['organisations']): Promise<void> {
  const pairs = organisations.flatMap(({ organisationId, sectors }) => sectors.map((code, position) => ({ organisationId, code, position })))
  const codes = JSON.stringify([...new Set(pairs.map(({ code }) => code))])
  await sql`insert into sector_list (version, in_use_from) select 'register', current_date where not exists (select 1 from sector_list)`.execute(tx)
  await sql`insert into sector (list_version, code, position, label_fr, label_nl, label_en, label_de)
    select newest.version, c.code, 1000, c.code, c.code, c.code, c.code
    from jsonb_array_elements_text(${codes}::jsonb) as c (code), (select version from sector_list order by in_use_from desc, version desc limit 1) as newest
    where not exists (select 1 from sector s where s.code = c.code)`.execute(tx)
  const ids = JSON.stringify(organisations.map(({ organisationId }) => organisationId))
  const json = JSON.stringify(pairs)
  await sql`delete from organisation_sector os using organisation o, jsonb_array_elements_text(${ids}::jsonb) as named (id)
    where o.id = os.organisation_id and o.external_id = named.id and not exists (
      select 1 from jsonb_to_recordset(${json}::jsonb) as r ("organisationId" text, code text) where r."organisationId" = o.external_id and r.code = os.sector_code)`.execute(
    tx,
  )
  await sql`insert into organisation_sector (organisation_id, sector_code, list_version, position)
    select o.id, r.code, s.list_version, r.position from jsonb_to_recordset(${json}::jsonb) as r ("organisationId" text, code text, position integer)
    join organisation o on o.external_id = r."organisationId"
    join lateral (select list_version from sector where sector.code = r.code order by list_version desc limit 1) s on true
    on conflict (organisation_id, sector_code) do update set position = excluded.position where organisation_sector.position <> excluded.position`.execute(tx)
}

async function saveAffiliations(saving: Saving, affiliations: Required<Register>['affiliations']): Promise<void> {
  await inBatches(
    saving,
    'affiliations',
    affiliations,
    (json) => sql<Tally>`
    insert into affiliation (person_id, organisation_id, from_on, until_on)
    select p.id, o.id, r."from", r."until" from jsonb_to_recordset(${json}::jsonb) as r ("personId" text, "organisationId" text, "from" date, "until" date)
    join person p on p.external_id = r."personId" join organisation o on o.external_id = r."organisationId"
    where not exists (select 1 from affiliation a where a.person_id = p.id and a.organisation_id = o.id
      and a.from_on is not distinct from r."from" and a.until_on is not distinct from r."until")
    returning true as added`,
  )
}

const ACCENTS = ['brick', 'blue', 'moss', 'violet', 'teal', 'ochre', 'plum', 'slate']

/** New communities come after those that are there, in the next colour. */
async function countOtherCommunities({ tx }: Saving, externalIds: string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from community where external_id <> all(${externalIds}::text[])`.execute(tx)
  return rows[0]?.count ?? 0
}

async function saveCommunities(saving: Saving, communities: Required<Register>['communities']): Promise<void> {
  const before = await countOtherCommunities(
    saving,
    communities.map(({ communityId }) => communityId),
  )
  const rows = communities.map((community, index) => ({
    ...community,
    nameFr: community.names.fr || (community.names.nl ? '' : community.communityId),
    nameNl: community.names.nl,
    kind: community.kind ?? '',
    host: community.host ?? '',
    accent: ACCENTS[(before + index) % ACCENTS.length],
    position: before + index,
  }))
  await inBatches(
    saving,
    'communities',
    rows,
    (json) => sql<Tally>`
    insert into community as c (external_id, name_fr, name_nl, kind, host_text, host_organisation_id, accent, position, state, created_at)
    select r."communityId", r."nameFr", r."nameNl", r.kind, r.host, (select o.id from organisation o where o.external_id = r.host), r.accent, r.position, 'active', ${saving.now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as r ("communityId" text, "nameFr" text, "nameNl" text, kind text, host text, accent text, position integer)
    on conflict (external_id) do update set name_fr = excluded.name_fr, name_nl = excluded.name_nl, kind = excluded.kind, host_text = excluded.host_text,
      host_organisation_id = coalesce(excluded.host_organisation_id, c.host_organisation_id), version = c.version + 1
    where (c.name_fr, c.name_nl, c.kind, c.host_text) is distinct from (excluded.name_fr, excluded.name_nl, excluded.kind, excluded.host_text)
    returning c.version = 1 as added`,
  )
  await saveAreas(saving, communities)
}

/** Areas that no layer knows yet are lived places. */
async function saveAreas({ tx }: Saving, communities: Required<Register>['communities']): Promise<void> {
  const json = JSON.stringify(communities.flatMap(({ communityId, areas }) => areas.map((name, position) => ({ communityId, name, position }))))
  await sql`insert into area (layer, name_fr, name_nl) select distinct 'lived', r.name, r.name from jsonb_to_recordset(${json}::jsonb) as r (name text)
    where not exists (select 1 from area a where r.name in (a.name_fr, a.name_nl, a.code))`.execute(tx)
  await sql`insert into community_area (community_id, area_id, position)
    select distinct on (c.id, a.id) c.id, a.id, r.position from jsonb_to_recordset(${json}::jsonb) as r ("communityId" text, name text, position integer)
    join community c on c.external_id = r."communityId"
    join lateral (select id from area where r.name in (area.name_fr, area.name_nl, area.code) order by layer, id limit 1) a on true
    on conflict do nothing`.execute(tx)
}

async function saveMemberships(saving: Saving, memberships: Required<Register>['memberships']): Promise<void> {
  await inBatches(
    saving,
    'memberships',
    memberships,
    (json) => sql<Tally>`
    with r as (
      select c.id as community_id, p.id as person_id, r.role, r."from" as from_on, r."until" as until_on, r."endReason" as end_reason
      from jsonb_to_recordset(${json}::jsonb) as r ("personId" text, "communityId" text, role text, "from" date, "until" date, "endReason" text)
      join person p on p.external_id = r."personId" join community c on c.external_id = r."communityId"),
    changed as (
      update membership m set until_on = r.until_on, end_reason = r.end_reason, version = m.version + 1 from r
      where m.community_id = r.community_id and m.person_id = r.person_id and m.role = r.role and m.from_on is not distinct from r.from_on
        and (m.until_on, m.end_reason) is distinct from (r.until_on, r.end_reason)
      returning false as added),
    added as (
      insert into membership (community_id, person_id, role, from_on, until_on, end_reason)
      select r.community_id, r.person_id, r.role, r.from_on, r.until_on, r.end_reason from r
      where not exists (select 1 from membership m where m.community_id = r.community_id and m.person_id = r.person_id and m.role = r.role and m.from_on is not distinct from r.from_on)
      returning true as added)
    select added from changed union all select added from added`,
  )
  await saveRepresentations(saving, memberships)
}

type SavedMembership = { membershipId: string; communityId: string }

/** The stored memberships by what names them in a file. Asked once: joining them again to each batch would take longer than all the rest. */
async function findMemberships({ tx }: Saving, memberships: Required<Register>['memberships']): Promise<Map<string, SavedMembership>> {
  const communities = [...new Set(memberships.map(({ communityId }) => communityId))]
  const { rows } = await sql<SavedMembership & { person: string; community: string; role: string; fromOn: string | null }>`
    select m.id as membership_id, m.community_id, p.external_id as person, c.external_id as community, m.role, m.from_on
    from community c join membership m on m.community_id = c.id join person p on p.id = m.person_id
    where c.external_id = any(${communities}::text[]) order by m.id desc`.execute(tx)
  return new Map(
    rows.map(({ membershipId, communityId, person, community, role, fromOn }) => [
      membershipKey(person, community, role, fromOn),
      { membershipId, communityId },
    ]),
  )
}

function membershipKey(person: string, community: string, role: string, from: string | null): string {
  return [person, community, role, from ?? ''].join('\n')
}

async function saveRepresentations(saving: Saving, memberships: Required<Register>['memberships']): Promise<void> {
  const { tx } = saving
  const stored = await findMemberships(saving, memberships)
  const known = memberships.flatMap((m) => {
    const found = stored.get(membershipKey(m.personId, m.communityId, m.role, m.from))
    return found === undefined ? [] : [{ ...found, represents: m.represents, practiceRole: m.practiceRole ?? null, from: m.from }]
  })
  for (let start = 0; start < known.length; start += BATCH) {
    const batch = known.slice(start, start + BATCH)
    const rows = JSON.stringify(batch)
    const pairs = JSON.stringify(
      batch.flatMap(({ membershipId, communityId, represents }) =>
        represents.map((organisationId, position) => ({ membershipId, communityId, organisationId, position })),
      ),
    )
    await sql`delete from representation old using jsonb_to_recordset(${rows}::jsonb) as r ("membershipId" uuid, represents text[])
      where old.membership_id = r."membershipId" and not exists (select 1 from organisation o where o.id = old.organisation_id and o.external_id = any(r.represents))`.execute(
      tx,
    )
    await sql`insert into representation (membership_id, community_id, organisation_id, position)
      select distinct on (r."membershipId", o.id) r."membershipId", r."communityId", o.id, r.position
      from jsonb_to_recordset(${pairs}::jsonb) as r ("membershipId" uuid, "communityId" uuid, "organisationId" text, position integer)
      join organisation o on o.external_id = r."organisationId"
      where not exists (select 1 from representation old where old.membership_id = r."membershipId" and old.organisation_id = o.id)
      order by r."membershipId", o.id, r.position`.execute(tx)
    const roles = JSON.stringify(batch.filter(({ practiceRole }) => practiceRole))
    await sql`insert into practice_role (membership_id, community_id, label, since_on)
      select r."membershipId", r."communityId", r."practiceRole", r."from"
      from jsonb_to_recordset(${roles}::jsonb) as r ("membershipId" uuid, "communityId" uuid, "practiceRole" text, "from" date)
      where not exists (select 1 from practice_role old where old.membership_id = r."membershipId" and old.label = r."practiceRole")`.execute(tx)
  }
}

async function saveMeetings(saving: Saving, meetings: Required<Register>['meetings']): Promise<void> {
  const rows = meetings.map((meeting, position) => ({ ...meeting, kind: meeting.kind ?? '', place: meeting.place ?? '', position }))
  await inBatches(
    saving,
    'meetings',
    rows,
    (json) => sql<Tally>`
    insert into meeting as m (external_id, title, kind, starts_at, ends_at, actual_starts_at, actual_ends_at, mode, place, state)
    select r."meetingId", r.title, r.kind, r."startsAt", r."endsAt", r."actualStartsAt", r."actualEndsAt", r.mode, r.place, r.state
    from jsonb_to_recordset(${json}::jsonb) as r ("meetingId" text, title text, kind text, "startsAt" timestamptz, "endsAt" timestamptz,
      "actualStartsAt" timestamptz, "actualEndsAt" timestamptz, mode text, place text, state text)
    on conflict (external_id) do update set title = excluded.title, kind = excluded.kind, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      actual_starts_at = excluded.actual_starts_at, actual_ends_at = excluded.actual_ends_at, mode = excluded.mode, place = excluded.place, state = excluded.state, version = m.version + 1
    where (m.title, m.kind, m.starts_at, m.ends_at, m.actual_starts_at, m.actual_ends_at, m.mode, m.place, m.state) is distinct from
      (excluded.title, excluded.kind, excluded.starts_at, excluded.ends_at, excluded.actual_starts_at, excluded.actual_ends_at, excluded.mode, excluded.place, excluded.state)
    returning m.version = 1 as added`,
  )
  const links = JSON.stringify(
    meetings.flatMap(({ meetingId, communityIds }) => communityIds.map((communityId, position) => ({ meetingId, communityId, position }))),
  )
  await sql`insert into meeting_community (meeting_id, community_id, starts_at, position)
    select m.id, c.id, m.starts_at, r.position from jsonb_to_recordset(${links}::jsonb) as r ("meetingId" text, "communityId" text, position integer)
    join meeting m on m.external_id = r."meetingId" join community c on c.external_id = r."communityId"
    on conflict (meeting_id, community_id) do update set starts_at = excluded.starts_at where meeting_community.starts_at <> excluded.starts_at`.execute(
    saving.tx,
  )
}

async function saveAttendance(saving: Saving, attendance: Required<Register>['attendance']): Promise<void> {
  const source = saving.source
  await inBatches(
    saving,
    'attendance',
    attendance,
    (json) => sql<Tally>`
    insert into attendance as a (meeting_id, person_id, role, state, mode, represents, source, recorded_by, recorded_at)
    select m.id, p.id, r.role, r.state, r.mode,
      case when r.represents = '[]'::jsonb then '{}'::uuid[] else array(select o.id from jsonb_array_elements_text(r.represents) with ordinality as w (id, place)
        join organisation o on o.external_id = w.id order by w.place) end,
      ${source}, ${saving.by}::uuid, ${saving.now}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as r ("meetingId" text, "personId" text, role text, state text, mode text, represents jsonb)
    join meeting m on m.external_id = r."meetingId" join person p on p.external_id = r."personId"
    on conflict (meeting_id, person_id) do update set role = excluded.role, state = excluded.state, mode = excluded.mode, represents = excluded.represents,
      source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = a.version + 1
    where (a.role, a.state, a.mode, a.represents) is distinct from (excluded.role, excluded.state, excluded.mode, excluded.represents)
    returning a.version = 1 as added`,
  )
}
