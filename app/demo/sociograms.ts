import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

const DAY_MS = 86_400_000
const PEOPLE = 18
/** Of the eighteen, who never answered, and who may not be named: by their place in the list. */
const SILENT = [[5, 11, 16], [11], []] as const
const UNNAMED = [7, 16]

type Wave = { number: number; opens: number; closes: number; state: 'open' | 'closed' }

/** Invented: eighteen people of South, two waves half a year apart that are closed, and a third that the visitor may answer. */
export async function askWhoWorksWithWhom(tx: Database, now: string): Promise<void> {
  const day = (days: number) => new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10)
  const people = await listEighteen(tx)
  const { rows: surveys } = await sql<{ id: string; communityId: string }>`
    insert into survey (community_id, name_fr, name_nl, scale_key, scale_version, questions, made_at)
    select id, 'Qui travaille avec qui', 'Wie met wie samenwerkt', 'default', 1, '{work-together}', ${day(-220)}::date from community where external_id = 'south'
    returning id, community_id`.execute(tx)
  const survey = surveys[0]
  if (survey === undefined || people.length < PEOPLE) return
  await agree(tx, people, day(-221))
  const waves: Wave[] = [
    { number: 1, opens: -220, closes: -199, state: 'closed' },
    { number: 2, opens: -40, closes: -19, state: 'closed' },
    { number: 3, opens: -2, closes: 19, state: 'open' },
  ]
  for (const wave of waves) {
    const { rows } = await sql<{ id: string }>`
      insert into wave (survey_id, community_id, number, state, opens_on, closes_on, version)
      values (${survey.id}, ${survey.communityId}, ${wave.number}, ${wave.state}, ${day(wave.opens)}, ${day(wave.closes)}, 2) returning id`.execute(tx)
    await fill(tx, { id: rows[0]?.id ?? '', communityId: survey.communityId }, people, wave, `${day(wave.opens + 1)}T09:00:00.000Z`)
  }
}

/** Those through whose eyes one looks around are among them. */
async function listEighteen(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select m.person_id from membership m join community c on c.id = m.community_id join person p on p.id = m.person_id left join account a on a.person_id = m.person_id
    where c.external_id = 'south' and m.role in ('member', 'moderator', 'coordinator') and m.until_on is null and m.state = 'active'
    group by m.person_id, p.sort_key
    order by min(case when a.email in ('member@demo.example', 'moderator@demo.example', 'coordinator@demo.example') then 0 else 1 end), p.sort_key, m.person_id
    limit ${PEOPLE}`.execute(tx)
  return rows.map(({ personId }) => personId)
}

async function agree(tx: Database, people: readonly string[], on: string): Promise<void> {
  for (const [place, personId] of people.entries()) {
    if (UNNAMED.includes(place)) continue
    for (const purpose of place % 3 === 2 ? ['sociogram_survey'] : ['sociogram_survey', 'sociogram_name']) {
      await sql`
        insert into consent (person_id, purpose, fields, given, text_version, language, means, at)
        select ${personId}, ${purpose}, '{}', true, 1, 'fr', 'demo', ${on}::date
        where not exists (select 1 from consent c where c.person_id = ${personId} and c.purpose = ${purpose})`.execute(tx)
    }
  }
}

type Place = { id: string; communityId: string }

async function fill(tx: Database, { id, communityId }: Place, people: readonly string[], wave: Wave, at: string): Promise<void> {
  const silent: readonly number[] = SILENT[wave.number - 1] ?? []
  const answers = (place: number) => (wave.state === 'closed' ? !silent.includes(place) : place >= 4 && place < 10)
  for (const [place, personId] of people.entries()) {
    const level = place % 3 === 2 ? 'dot' : UNNAMED.includes(place) ? 'aggregate' : 'name'
    await sql`
      insert into wave_person (wave_id, community_id, person_id, organisation_id, function, discipline, sector, mission, is_nameable, response, level, begun_at, answered_at, invited_at)
      select ${id}, ${communityId}, p.id, o.id, coalesce(p.functions[1], ''), coalesce(p.disciplines[1], ''),
        coalesce((select os.sector_code from organisation_sector os where os.organisation_id = o.id order by os.position limit 1), ''), coalesce(o.missions[1], ''),
        ${!UNNAMED.includes(place)}, ${answers(place) ? 'answered' : 'waiting'}, ${answers(place) ? level : 'aggregate'},
        case when ${answers(place)} then ${at}::timestamptz end, case when ${answers(place)} then ${at}::timestamptz end, ${at}::timestamptz
      from person p left join lateral (select a.organisation_id from affiliation a where a.person_id = p.id order by a.id limit 1) works on true
        left join organisation o on o.id = works.organisation_id where p.id = ${personId}`.execute(tx)
  }
  await sql`
    insert into wave_organisation (wave_id, community_id, organisation_id)
    select distinct ${id}::uuid, ${communityId}::uuid, o.id from wave_person wp join organisation o on o.id = wp.organisation_id
    where wp.wave_id = ${id} and not wp.is_nameable and o.sole_practice is not true`.execute(tx)
  for (const [from, fromPerson] of people.entries()) {
    if (!answers(from)) continue
    for (const [to, toPerson] of people.entries()) {
      if (from === to || UNNAMED.includes(to)) continue
      await sql`
        insert into nomination (wave_id, community_id, from_person, to_person, question, level, told_at)
        values (${id}, ${communityId}, ${fromPerson}, ${toPerson}, 'work-together', ${levelBetween(from, to, wave.number)}, ${at})`.execute(tx)
    }
  }
}

/** Three circles that hardly know each other, and from the second wave on some who join them. */
function levelBetween(from: number, to: number, wave: number): number {
  const [near, mix] = [from % 3 === to % 3, (from * 7 + to * 5) % 11]
  if (near) return mix < 3 ? 4 : mix < 6 ? 3 : mix < 9 ? 2 : 1
  if (wave > 1 && (from + to) % 9 === 0) return 3
  if ((from === 0 || to === 0) && mix < 5) return 2
  return mix === 0 ? 1 : 0
}
