import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

const FOUR = ['south', 'north', 'east', 'centre']

const PURPOSES: Record<string, { fr: string; accent: string; seats: number | null; perYear: number }> = {
  south: { fr: 'Se connaître entre métiers du quartier et chercher ensemble quand plus personne ne sait.', accent: 'brick', seats: 12, perYear: 10 },
  north: { fr: 'Mettre en commun ce que chacun sait du quartier, et ne plus rester seul avec une situation.', accent: 'blue', seats: 12, perYear: 10 },
  east: { fr: 'Relier l’aide et le soin autour des personnes que les deux oublient.', accent: 'moss', seats: 12, perYear: 8 },
  centre: { fr: 'Apprendre les uns des autres, une situation à la fois.', accent: 'violet', seats: 12, perYear: 10 },
  moderators: { fr: 'Les animateurs et animatrices préparent et relisent leurs rencontres.', accent: 'slate', seats: 8, perYear: 9 },
  neighbourhood: { fr: 'Autour de la Place ronde, chacun amène ce qu’il sait et repart avec un nom.', accent: 'teal', seats: null, perYear: 5 },
  concertation: { fr: 'Une fois par trimestre, celles et ceux qui font le soin et l’aide se parlent.', accent: 'ochre', seats: null, perYear: 4 },
}

const CHARTER_FR = 'Ce qui est dit ici reste ici. Nous parlons de situations, jamais de personnes que l’on pourrait reconnaître. Chacun parle sa langue.'
const CHARTER_NL =
  'Wat hier gezegd wordt, blijft hier. We spreken over situaties, nooit over mensen die iemand zou kunnen herkennen. Iedereen spreekt de eigen taal.'
const CONVENTION_FR = 'Les présences sont notées pour rendre compte du projet. Elles sont gardées soixante mois après la fin de la période, puis effacées.'
const CONVENTION_NL =
  'We noteren wie er is om over het project te kunnen vertellen. We bewaren dat zestig maanden na het einde van de periode en wissen het dan.'

/** Gives the imported communities what a register does not hold: a programme, a purpose, texts, a rhythm, goals. All invented. */
export async function furnish(tx: Database, now: string): Promise<{ programmeId: string }> {
  const today = now.slice(0, 10)
  const { rows } = await sql<{ id: string }>`insert into programme (name_fr, name_nl, funder, mandate, from_on, until_on)
    values ('Référents de proximité', 'Buurtreferenten', 'Fonds du Quartier (inventé)', 'Quatre communautés de pratique', '2022-09-01', '2023-03-31') returning id`.execute(
    tx,
  )
  const programmeId = rows[0]?.id ?? ''
  await sql`update community set programme_id = ${programmeId} where external_id = any(${FOUR})`.execute(tx)
  for (const [id, { fr, accent, seats, perYear }] of Object.entries(PURPOSES)) {
    await sql`update community set purpose = ${fr}, purpose_language = 'fr', accent = ${accent}, seats = ${seats}, secrecy_mode = 'mixed', state = 'active', is_public = external_id not in ('moderators', 'concertation'),
      list_size = case when external_id = 'concertation' then 148 end,
      host_organisation_id = coalesce(host_organisation_id, (select id from organisation where not coalesce(sole_practice, false) order by sort_key limit 1))
      where external_id = ${id}`.execute(tx)
    await sql`insert into community_rhythm (community_id, meetings_per_year, from_on) select id, ${perYear}, '2022-01-01' from community where external_id = ${id}`.execute(
      tx,
    )
  }
  // The register names an area in one text; here each language has its own, on the layer where it lies.
  await sql`update area set name_fr = split_part(name_fr, ' · ', 1), name_nl = split_part(name_nl, ' · ', 2),
    layer = case when name_fr like 'Grande Ronde%' then 'basin' when name_fr like 'Place%' then 'lived' else 'neighbourhood' end where name_fr like '% · %'`.execute(
    tx,
  )
  await sql`insert into community_text (community_id, kind, version, text_fr, text_nl, attendance_kept_months, in_force_on)
    select id, t.kind, 1, t.fr, t.nl, 60, '2022-01-01' from community
    cross join (values ('charter', ${CHARTER_FR}, ${CHARTER_NL}), ('convention', ${CONVENTION_FR}, ${CONVENTION_NL}),
      ('consent', ${CHARTER_FR}, ${CHARTER_NL})) as t (kind, fr, nl)`.execute(tx)
  await sql`insert into community_goal (community_id, language, text, set_on)
    select id, 'fr', 'Savoir, pour chaque domaine, un nom et un numéro à appeler.', '2022-09-01' from community where external_id = any(${FOUR})`.execute(tx)
  await sql`insert into community_goal (community_id, language, text, set_on)
    select id, 'nl', 'Elke keer minstens één buur aan tafel die we nog niet kenden.', '2022-01-15' from community where external_id = 'neighbourhood'`.execute(
    tx,
  )
  await tellEverybody(tx, now)
  await planAhead(tx, today)
  return { programmeId }
}

/** Everybody in the demo was told, and most share something, each by a consent of their own. */
async function tellEverybody(tx: Database, now: string): Promise<void> {
  await sql`update person set noticed_at = ${now}::timestamptz, language = case when 'nl' = languages_spoken[1] then 'nl' else 'fr' end`.execute(tx)
  await sql`update person set activity = case when language = 'nl' then 'Ik ken de buurt en luister.' else 'Je connais le quartier et j’écoute.' end,
    ask_me_about = case when language = 'nl' then 'wonen, papieren, de juiste deur vinden' else 'le logement, les papiers, la bonne porte' end
    where source = 'demo' and (hashtext(external_id) % 3) = 0`.execute(tx)
  await sql`insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, text_version, language, means, at)
    select distinct on (p.id, m.community_id) p.id, 'community_list', 'community', m.community_id, array['email', 'phone', 'disciplines', 'languages', 'about'], true, 1, coalesce(p.language, 'fr'), 'demo', ${now}::timestamptz
    from person p join membership m on m.person_id = p.id where (hashtext(p.external_id) % 4) <> 0`.execute(tx)
}

/** Next meetings, counted from today, and two of last week whose registers still wait: one of them is long. */
async function planAhead(tx: Database, today: string): Promise<void> {
  const plans = [
    { community: 'south', days: 9, from: '13:00', until: '16:00' },
    { community: 'north', days: 12, from: '12:30', until: '14:30' },
    { community: 'east', days: 16, from: '12:30', until: '14:30' },
    { community: 'centre', days: 20, from: '17:00', until: '19:00' },
    { community: 'neighbourhood', days: 24, from: '12:00', until: '14:00' },
    { community: 'south', days: -5, from: '13:00', until: '16:00' },
    { community: 'concertation', days: -8, from: '13:00', until: '16:00' },
  ]
  for (const { community, days, from, until } of plans) {
    const day = weekdayFrom(today, days)
    await sql`with added as (
        insert into meeting (external_id, title, kind, starts_at, ends_at, mode, place, state)
        values (${`ahead-${community}-${days}`}, '', 'community', (${day}::text || ' ' || ${from})::timestamp at time zone 'Europe/Brussels',
          (${day}::text || ' ' || ${until})::timestamp at time zone 'Europe/Brussels', 'in_person', 'Maison du Lien', 'planned')
        returning id, starts_at)
      insert into meeting_community (meeting_id, community_id, starts_at)
      select added.id, c.id, added.starts_at from added, community c where c.external_id = ${community}`.execute(tx)
  }
  await sql`update meeting set register_state = 'closed', register_closed_at = ends_at where state = 'held'`.execute(tx)
}

/** So many days on; a weekend day becomes the Monday after. */
function weekdayFrom(today: string, days: number): string {
  const date = new Date(`${today}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  const weekday = date.getUTCDay()
  if (weekday === 6 || weekday === 0) date.setUTCDate(date.getUTCDate() + (weekday === 6 ? 2 : 1))
  return date.toISOString().slice(0, 10)
}
