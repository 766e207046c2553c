import { sql } from 'kysely'
import { askPeople, readAsking } from '../src/features/invitations/public.ts'
import { asSystem, type Database } from '../src/platform/database.ts'
import { nowOf, type House } from '../src/platform/house.ts'
import { actorOf } from './actor.ts'

/** Until then every meeting stands in the register of the poster, whose figures nobody changes. */
const REGISTER_ENDS = '2023-08-01'

/** A meeting of South that took place last month with all that follows from one, and the next one with all that goes before. All invented. */
export async function furnishMeetings(house: House): Promise<void> {
  const now = nowOf(house)
  const { nextId, coordinatorId } = await asSystem(house.db, async (tx) => {
    if (now > REGISTER_ENDS) {
      const lastId = await holdLastMeeting(tx, now)
      await recordLastMeeting(tx, lastId)
      await closeLastMeeting(tx, lastId, now)
    }
    await signConvention(tx, now)
    await nameReferralPoints(tx, now)
    await askQuestions(tx, now)
    await giveNextMeetingAnAgenda(tx)
    return { nextId: await findMeeting(tx, 'ahead-south-9'), coordinatorId: await findPerson(tx, 'demo-coordinator') }
  })
  await inviteToNextMeeting(house, { nextId, coordinatorId, now })
}

async function findMeeting(tx: Database, externalId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from meeting where external_id = ${externalId}`.execute(tx)
  return rows[0]?.id ?? ''
}

async function findPerson(tx: Database, externalId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from person where external_id = ${externalId}`.execute(tx)
  return rows[0]?.id ?? ''
}

/** Members of South today, numbered by name. */
const MEMBERS = sql`(select m.person_id, row_number() over (order by p.sort_key, p.id) as nth from membership m join community c on c.id = m.community_id join person p on p.id = m.person_id
  where c.external_id = 'south' and m.role = 'member' and m.state = 'active' and m.until_on is null) member`
const MODERATOR = sql`(select m.person_id from membership m join community c on c.id = m.community_id
  where c.external_id = 'south' and m.role = 'moderator' and m.until_on is null order by m.person_id limit 1)`

/** As whom one looks around as a member: there, so that contacts and hours have something to show. */
const MEMBER_SHOWN = sql`(select person_id from account where email = 'member@demo.example')`

const AGENDA: readonly (readonly [kind: string, minutes: number, title: string, language: string])[] = [
  ['faces', 10, '', 'fr'],
  ['follow-up', 15, '', 'fr'],
  ['situation', 60, '', 'fr'],
  ['tool', 25, 'Het sociaal huis van de wijk, wat doen ze en wanneer', 'nl'],
  ['market', 15, '', 'fr'],
  ['close', 10, '', 'fr'],
]

async function addAgenda(tx: Database, meetingId: string): Promise<void> {
  for (const [position, [kind, minutes, title, language]] of AGENDA.entries())
    await sql`insert into agenda_item (meeting_id, position, kind, minutes, title, language) values (${meetingId}, ${position + 1}, ${kind}, ${minutes}, ${title}, ${language})`.execute(
      tx,
    )
}

/** Four weeks ago on a Tuesday: nine or ten members here, one of them online, two excused; the register is closed. */
async function holdLastMeeting(tx: Database, now: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with day as (select (date_trunc('week', ${now}::timestamptz at time zone 'Europe/Brussels') - interval '27 days') as monday),
    added as (
      insert into meeting (external_id, kind, starts_at, ends_at, actual_starts_at, actual_ends_at, mode, place, state, register_state, register_closed_at)
      select 'last-south', 'community', (monday + interval '13 hours') at time zone 'Europe/Brussels', (monday + interval '16 hours') at time zone 'Europe/Brussels',
        (monday + interval '13 hours 5 minutes') at time zone 'Europe/Brussels', (monday + interval '15 hours 50 minutes') at time zone 'Europe/Brussels',
        'hybrid', 'Maison du Lien', 'held', 'closed', (monday + interval '16 hours') at time zone 'Europe/Brussels' from day
      returning id, starts_at)
    insert into meeting_community (meeting_id, community_id, starts_at) select added.id, c.id, added.starts_at from added, community c where c.external_id = 'south'
    returning meeting_id as id`.execute(tx)
  const id = rows[0]?.id ?? ''
  await sql`insert into attendance (meeting_id, person_id, role, state, mode, source, recorded_at)
    select ${id}, person_id, 'member', case when nth in (5, 11) and person_id <> ${MEMBER_SHOWN} then 'excused' else 'present' end,
      case when nth in (5, 11) and person_id <> ${MEMBER_SHOWN} then null when nth = 3 then 'online' else 'in_person' end, 'demo', m.ends_at
    from ${MEMBERS} join meeting m on m.id = ${id} where nth <= 11 or person_id = ${MEMBER_SHOWN}`.execute(tx)
  await sql`insert into attendance (meeting_id, person_id, role, state, mode, source, recorded_at)
    select m.id, ${MODERATOR}, 'moderator', 'present', 'in_person', 'demo', m.ends_at from meeting m where m.id = ${id}`.execute(tx)
  await addAgenda(tx, id)
  return id
}

type Line = { kind: 'note' | 'decision' | 'action'; language: 'fr' | 'nl'; text: string; gist: string; item: string; owner?: number; dueInDays?: number }

const LINES: readonly Line[] = [
  {
    kind: 'note',
    language: 'fr',
    item: 'follow-up',
    text: 'La maison médicale a un créneau sans rendez-vous le jeudi matin, il reste de la place.',
    gist: 'Het wijkgezondheidscentrum heeft donderdagvoormiddag een vrij spreekuur.',
  },
  {
    kind: 'decision',
    language: 'nl',
    item: 'tool',
    text: 'Wie het sociaal huis belt, zegt eerst voor welke straat het is: dan komt men bij de juiste collega uit.',
    gist: 'Au téléphone, on dit d’abord la rue : on tombe sur la bonne collègue.',
  },
  {
    kind: 'decision',
    language: 'fr',
    item: 'market',
    text: 'La liste des permanences du quartier est relue à voix haute à chaque réunion, deux minutes.',
    gist: 'We lezen elke keer de lijst van de zitdagen hardop voor, twee minuten.',
  },
  {
    kind: 'action',
    language: 'fr',
    item: 'market',
    text: 'Demander à la bibliothèque si elle accueille la prochaine réunion.',
    gist: 'De bibliotheek vragen of de volgende bijeenkomst daar kan.',
    owner: 2,
    dueInDays: 14,
  },
  { kind: 'action', language: 'nl', item: 'close', text: 'De folder van de vrije inloop meebrengen, in twee talen.', gist: '', owner: 4, dueInDays: 35 },
]

async function recordLastMeeting(tx: Database, meetingId: string): Promise<void> {
  await sql`insert into meeting_record (meeting_id, phase, prepared_at, prepared_by, amendable_until, locked_at)
    select id, 'locked', ends_at + interval '1 day', ${MODERATOR}, ends_at + interval '8 days', ends_at + interval '8 days' from meeting where id = ${meetingId}`.execute(
    tx,
  )
  for (const [index, { kind, language, text, gist, item, owner, dueInDays }] of LINES.entries()) {
    const { rows } = await sql<{ id: string }>`
      insert into record_entry (id, meeting_id, agenda_item_id, kind, language, text, owner_id, due_on, author_id, written_at, search_text)
      select gen_random_uuid(), m.id, (select a.id from agenda_item a where a.meeting_id = m.id and a.kind = ${item} limit 1), ${kind}, ${language}, ${text},
        (select person_id from ${MEMBERS} where nth = ${owner ?? 0}), (m.starts_at at time zone 'Europe/Brussels')::date + ${dueInDays ?? null}::int, ${MODERATOR},
        m.starts_at + make_interval(mins => ${20 + index * 25}), lower(${`${text} ${gist}`})
      from meeting m where m.id = ${meetingId} returning id`.execute(tx)
    if (gist !== '')
      await sql`insert into record_gist (entry_id, language, meeting_id, text, written_by, written_at)
        select ${rows[0]?.id}, ${language === 'fr' ? 'nl' : 'fr'}, m.id, ${gist}, ${MODERATOR}, m.ends_at from meeting m where m.id = ${meetingId}`.execute(tx)
  }
}

/** Seven answers at the exit, and a contact round in which five of those present share something. */
async function closeLastMeeting(tx: Database, meetingId: string, now: string): Promise<void> {
  await sql`insert into exit_round (meeting_id, token_hash, opened_at, closes_at, closed_at)
    select id, sha256(id::text::bytea), ends_at, ends_at + interval '2 days', ends_at + interval '2 days' from meeting where id = ${meetingId}`.execute(tx)
  await sql`insert into exit_count (meeting_id, answer, given) values (${meetingId}, 'yes', 7), (${meetingId}, 'partly', 2), (${meetingId}, 'no', 0)`.execute(
    tx,
  )
  await sql`insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, until_on, text_version, language, means, at)
    select person_id, 'meeting_round', 'meeting', ${meetingId}, case when nth = 2 then array['phone'] else array['email', 'phone'] end, true,
      (${now}::timestamptz + interval '120 days')::date, 1, 'fr', 'demo', ${now}::timestamptz
    from ${MEMBERS} where nth in (1, 2, 3, 4, 6)`.execute(tx)
}

/** Three of five organisations have signed for South. */
async function signConvention(tx: Database, now: string): Promise<void> {
  const { rows } = await sql<{ id: string; communityId: string }>`
    insert into convention (community_id, text_version, stage, from_on, made_at)
    select id, 1, 'signing', (${now}::timestamptz - interval '60 days')::date, ${now}::timestamptz from community where external_id = 'south' returning id, community_id`.execute(
    tx,
  )
  const convention = rows[0]
  if (convention === undefined) throw new Error('the demo has no South')
  await sql`insert into convention_signatory (convention_id, community_id, organisation_id, signer, hours, signed_on, means)
    select ${convention.id}, ${convention.communityId}, organisation_id, case when nth <= 3 then 'Direction' else '' end, 36,
      case when nth <= 3 then (${now}::timestamptz - interval '40 days')::date end, case when nth <= 3 then 'paper' end
    from (select distinct r.organisation_id, dense_rank() over (order by r.organisation_id) as nth from representation r
      join organisation o on o.id = r.organisation_id where r.community_id = ${convention.communityId} and not coalesce(o.sole_practice, false)) bound where nth <= 5`.execute(
    tx,
  )
}

async function nameReferralPoints(tx: Database, now: string): Promise<void> {
  await sql`insert into referral_point (community_id, kind, organisation_id, scope_fr, scope_nl, reach, from_on, until_on, is_public, state, named_at, answered_at)
    select c.id, 'information', c.host_organisation_id, 'Savoir à quelle porte frapper dans le quartier', 'Weten bij welke deur u in de buurt terechtkunt', '02 000 00 10',
      (${now}::timestamptz - interval '90 days')::date, (${now}::timestamptz + interval '270 days')::date, true, 'agreed', ${now}::timestamptz, ${now}::timestamptz
    from community c where c.external_id = 'south' and c.host_organisation_id is not null`.execute(tx)
  await sql`insert into referral_point (community_id, kind, person_id, scope_fr, scope_nl, from_on, until_on, state, named_at, answered_at)
    select c.id, 'referral', person_id, 'Papiers et droits, pour les professionnels', 'Papieren en rechten, voor professionals',
      (${now}::timestamptz - interval '90 days')::date, (${now}::timestamptz + interval '270 days')::date, 'agreed', ${now}::timestamptz, ${now}::timestamptz
    from community c, ${MEMBERS} where c.external_id = 'south' and nth = 1`.execute(tx)
}

/** One question was answered the same day, one waits. */
async function askQuestions(tx: Database, now: string): Promise<void> {
  const asked = async (nth: number, language: string, title: string, body: string, hoursAgo: number) => {
    const { rows } = await sql<{ id: string }>`
      insert into question (asker_id, community_id, language, title, body, asked_at, search_text)
      select person_id, c.id, ${language}, ${title}, ${body}, ${now}::timestamptz - make_interval(hours => ${hoursAgo}), lower(${`${title} ${body}`})
      from ${MEMBERS}, community c where c.external_id = 'south' and nth = ${nth} returning id`.execute(tx)
    return rows[0]?.id ?? ''
  }
  const answered = await asked(2, 'fr', 'Qui aide à remplir une demande de logement social ?', 'Sur rendez-vous ou non, mais dans le quartier.', 200)
  await sql`insert into question_answer (question_id, community_id, author_id, language, text, given_at, means)
    select ${answered}, c.id, person_id, 'nl', 'De sociale permanentie in het Huis van de Band, dinsdag tussen 9 en 12 uur, zonder afspraak.', ${now}::timestamptz - interval '197 hours', 'page'
    from ${MEMBERS}, community c where c.external_id = 'south' and nth = 6`.execute(tx)
  await sql`update question set state = 'answered', first_answer_at = asked_at + interval '3 hours', settled_at = asked_at + interval '5 hours' where id = ${answered}`.execute(
    tx,
  )
  await asked(7, 'nl', 'Waar vinden we een tolk Turks voor een huisbezoek?', 'Liefst iemand die de buurt kent.', 20)
}

async function giveNextMeetingAnAgenda(tx: Database): Promise<void> {
  const id = await findMeeting(tx, 'ahead-south-9')
  await addAgenda(tx, id)
  await sql`update meeting set mode = 'hybrid', online_link = 'https://salle.example/sud', chair_id = (select person_id from ${MEMBERS} where nth = 4) where id = ${id}`.execute(
    tx,
  )
}

/** Everybody of South is asked by the very action of the page; seven have answered. */
async function inviteToNextMeeting(house: House, { nextId, coordinatorId, now }: { nextId: string; coordinatorId: string; now: string }): Promise<void> {
  const coordinator = actorOf({
    personId: coordinatorId,
    name: 'Camille Rondeau',
    language: 'fr',
    provedAt: now,
    instanceRoles: [{ role: 'coordinator', programmeId: null }],
    reach: 'network',
  })
  const communityIds = await asSystem(house.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from community where external_id = 'south'`.execute(tx)
    return rows.map(({ id }) => id)
  })
  const choice = { communityIds, kinds: [], personIds: [] }
  const asking = await readAsking(house, coordinator, nextId, { choice, words: '' })
  const asked = await askPeople(house, coordinator, nextId, { choice, expected: asking?.candidates.length ?? 0, confirmed: null })
  if (!asked.ok) throw new Error(`the demo could not invite: ${asked.refusal}`)
  await asSystem(house.db, (tx) =>
    sql`update invitation i set reply = case nth % 5 when 0 then 'not' when 3 then 'online' else 'here' end, replied_at = ${now}::timestamptz, reply_means = 'link', reply_sequence = 0
      from ${MEMBERS} where member.person_id = i.person_id and i.meeting_id = ${nextId} and nth <= 8`.execute(tx),
  )
}
