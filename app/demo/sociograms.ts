import { sql } from 'kysely'
import { SHIPPED_METHODS } from '../src/features/methods/public.ts'
import type { Database } from '../src/platform/database.ts'

const DAY_MS = 86_400_000

type Level = 'aggregate' | 'dot' | 'name'
type Wave = { number: number; opens: number; closes: number; state: 'open' | 'closed'; mirrored?: number }
type Asked = {
  /** The community, as the register of the demo calls it. */
  community: string
  name: { fr: string; nl: string }
  people: number
  waves: readonly Wave[]
  /** By place in the list. Without a level she may not be named, and is only counted. */
  levelOf: (place: number) => Level | null
  /** Of who has no organisation that says it. */
  sectorOf?: (place: number) => string
  answers: (place: number, wave: Wave) => boolean
  levelBetween: (from: number, to: number, wave: number) => number
}

/** Of eighteen, who never answered, and who may not be named: by their place in the list. */
const SILENT: readonly (readonly number[])[] = [[5, 11, 16], [11], []]
const UNNAMED = [7, 16]
/** The moderator of South, who stands second in the list of those asked there. */
const MODERATOR = 1

/** Two waves half a year apart that are closed, with a mirror session between them, and a third that the visitor may answer and the moderator answered. Not all agreed to be named: dots. */
const SOUTH: Asked = {
  community: 'south',
  name: { fr: 'Qui travaille avec qui', nl: 'Wie met wie samenwerkt' },
  people: 18,
  waves: [
    { number: 1, opens: -220, closes: -199, state: 'closed', mirrored: -185 },
    { number: 2, opens: -40, closes: -19, state: 'closed' },
    { number: 3, opens: -2, closes: 19, state: 'open' },
  ],
  levelOf: (place) => (UNNAMED.includes(place) ? null : place % 3 === 2 ? 'dot' : 'name'),
  answers: (place, { number, state }) =>
    state === 'closed' ? SILENT[number - 1]?.includes(place) !== true : place === MODERATOR || (place >= 4 && place < 10),
  levelBetween: levelInCircles,
}

/** Those who lead meet among themselves, and all agreed to be named. */
const LEADS: Asked = {
  community: 'moderators',
  name: { fr: 'Entre animateurs', nl: 'Onder begeleiders' },
  people: 8,
  waves: [{ number: 1, opens: -75, closes: -54, state: 'closed' }],
  levelOf: () => 'name',
  sectorOf: (place) => (place < 4 ? 'primary-care' : 'social-work'),
  answers: () => true,
  levelBetween: (from, to) => (Math.floor(from / 2) === Math.floor(to / 2) ? 4 : (from * 3 + to * 5) % 7 < 2 ? 3 : (from + to) % 5 === 0 ? 2 : 1),
}

/** Sixty of a region, in groups of eight with few ties between them. */
const REGION: Asked = {
  community: 'concertation',
  name: { fr: 'Qui travaille avec qui dans la région', nl: 'Wie met wie samenwerkt in de streek' },
  people: 60,
  waves: [{ number: 1, opens: -110, closes: -80, state: 'closed' }],
  levelOf: (place) => (place % 11 === 4 ? 'aggregate' : place % 4 === 1 ? 'dot' : 'name'),
  answers: (place) => place % 7 !== 3,
  levelBetween: (from, to) => {
    const mix = (from * 37 + to * 23) % 29
    if (Math.floor(from / 8) === Math.floor(to / 8)) return mix < 9 ? 4 : mix < 15 ? 3 : mix < 20 ? 2 : 0
    return mix === 0 && (from + to) % 3 === 0 ? 3 : 0
  },
}

/** Invented surveys: a group in dots over three waves, a small one by name, a larger one. */
export async function askWhoWorksWithWhom(tx: Database, now: string): Promise<void> {
  for (const asked of [SOUTH, LEADS, REGION]) await askGroup(tx, asked, now)
}

async function askGroup(tx: Database, asked: Asked, now: string): Promise<void> {
  const day = (days: number) => new Date(Date.parse(now) + days * DAY_MS).toISOString().slice(0, 10)
  const people = await listPeople(tx, asked)
  const madeOn = day((asked.waves[0]?.opens ?? 0) - 1)
  const { rows: surveys } = await sql<{ id: string; communityId: string }>`
    insert into survey (community_id, name_fr, name_nl, scale_key, scale_version, questions, made_at)
    select id, ${asked.name.fr}, ${asked.name.nl}, 'default', 1, '{work-together}', ${madeOn}::date from community where external_id = ${asked.community}
    returning id, community_id`.execute(tx)
  const survey = surveys[0]
  if (survey === undefined || people.length < asked.people) return
  await agree(tx, asked, people, madeOn)
  for (const wave of asked.waves) {
    const mirroredOn = wave.mirrored === undefined ? null : day(wave.mirrored)
    const { rows } = await sql<{ id: string }>`
      insert into wave (survey_id, community_id, number, state, opens_on, closes_on, mirrored_on, version)
      values (${survey.id}, ${survey.communityId}, ${wave.number}, ${wave.state}, ${day(wave.opens)}, ${day(wave.closes)}, ${mirroredOn}::date, 2) returning id`.execute(
      tx,
    )
    const place = { id: rows[0]?.id ?? '', communityId: survey.communityId, at: `${day(wave.opens + 1)}T09:00:00.000Z` }
    await fillRoster(tx, asked, people, wave, place)
    await fillAnswers(tx, asked, people, wave, place)
  }
}

/** Those through whose eyes one looks around are among them. */
async function listPeople(tx: Database, { community, people }: Asked): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select m.person_id from membership m join community c on c.id = m.community_id join person p on p.id = m.person_id left join account a on a.person_id = m.person_id
    where c.external_id = ${community} and m.until_on is null and m.state = 'active'
      and (m.role in ('member', 'moderator') or (m.role = 'coordinator' and c.external_id = 'south'))
    group by m.person_id, p.sort_key
    order by min(case a.email when 'member@demo.example' then 0 when 'moderator@demo.example' then 1 when 'coordinator@demo.example' then 2 else 3 end), p.sort_key, m.person_id
    limit ${people}`.execute(tx)
  return rows.map(({ personId }) => personId)
}

async function agree(tx: Database, { levelOf }: Asked, people: readonly string[], on: string): Promise<void> {
  const consents = people.flatMap((personId, place) => {
    const level = levelOf(place)
    const purposes = level === null ? [] : level === 'name' ? ['sociogram_survey', 'sociogram_name'] : ['sociogram_survey']
    return purposes.map((purpose) => ({ personId, purpose }))
  })
  await sql`
    insert into consent (person_id, purpose, fields, given, text_version, language, means, at)
    select r."personId", r.purpose, '{}', true, 1, 'fr', 'demo', ${on}::date
    from jsonb_to_recordset(${JSON.stringify(consents)}::jsonb) as r("personId" uuid, purpose text)
    where not exists (select 1 from consent c where c.person_id = r."personId" and c.purpose = r.purpose)`.execute(tx)
}

type Place = { id: string; communityId: string; at: string }

async function fillRoster(
  tx: Database,
  { levelOf, answers, sectorOf }: Asked,
  people: readonly string[],
  wave: Wave,
  { id, communityId, at }: Place,
): Promise<void> {
  const roster = people.map((personId, place) => {
    const isThere = answers(place, wave)
    return {
      personId,
      isNameable: levelOf(place) !== null,
      response: isThere ? 'answered' : 'waiting',
      level: (isThere && levelOf(place)) || 'aggregate',
      sector: sectorOf?.(place) ?? '',
      at: isThere ? at : null,
    }
  })
  await sql`
    insert into wave_person (wave_id, community_id, person_id, organisation_id, function, discipline, sector, mission, is_nameable, response, level, begun_at, answered_at, invited_at)
    select ${id}, ${communityId}, p.id, o.id, coalesce(p.functions[1], ''), coalesce(p.disciplines[1], ''),
      coalesce((select os.sector_code from organisation_sector os where os.organisation_id = o.id order by os.position limit 1), r.sector), coalesce(o.missions[1], ''),
      r."isNameable", r.response, r.level, r.at, r.at, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(roster)}::jsonb) as r("personId" uuid, "isNameable" boolean, response text, level text, sector text, at timestamptz)
      join person p on p.id = r."personId"
      left join lateral (select a.organisation_id from affiliation a where a.person_id = p.id order by a.id limit 1) works on true
      left join lateral (
        select rep.organisation_id from membership m join representation rep on rep.membership_id = m.id where m.person_id = p.id and m.community_id = ${communityId} limit 1
      ) stands on true
      left join organisation o on o.id = coalesce(works.organisation_id, stands.organisation_id)`.execute(tx)
  await sql`
    insert into wave_organisation (wave_id, community_id, organisation_id)
    select distinct ${id}::uuid, ${communityId}::uuid, o.id from wave_person wp join organisation o on o.id = wp.organisation_id
    where wp.wave_id = ${id} and not wp.is_nameable and o.sole_practice is not true`.execute(tx)
}

async function fillAnswers(tx: Database, asked: Asked, people: readonly string[], wave: Wave, { id, communityId, at }: Place): Promise<void> {
  const { levelOf, answers, levelBetween } = asked
  const told = people.flatMap((fromPerson, from) =>
    people.flatMap((toPerson, to) =>
      from === to || !answers(from, wave) || levelOf(to) === null ? [] : [{ fromPerson, toPerson, level: levelBetween(from, to, wave.number) }],
    ),
  )
  await sql`
    insert into nomination (wave_id, community_id, from_person, to_person, question, level, told_at)
    select ${id}, ${communityId}, r."fromPerson", r."toPerson", 'work-together', r.level, ${at}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r("fromPerson" uuid, "toPerson" uuid, level integer)`.execute(tx)
}

/** Three circles that hardly know each other, and from the second wave on some who join them. */
function levelInCircles(from: number, to: number, wave: number): number {
  const [near, mix] = [from % 3 === to % 3, (from * 7 + to * 5) % 11]
  if (near) return mix < 3 ? 4 : mix < 6 ? 3 : mix < 9 ? 2 : 1
  if (wave > 1 && (from + to) % 9 === 0) return 3
  if ((from === 0 || to === 0) && mix < 5) return 2
  return mix === 0 ? 1 : 0
}

/** Those who lead look at their own picture: the last of their meetings, at the step of the group. */
export async function lookInTheMirror(tx: Database, now: string): Promise<void> {
  const method = SHIPPED_METHODS.find(({ key }) => key === 'mirror')
  if (method === undefined) return
  const { id, version, name, steps } = method
  await sql`
    insert into round (meeting_id, community_id, method, step, step_at, started_at)
    select m.id, c.id, ${JSON.stringify({ id, version, name, steps })}::jsonb, 1, ${now}, ${now}
    from community c join meeting_community mc on mc.community_id = c.id join meeting m on m.id = mc.meeting_id
    where c.external_id = ${LEADS.community} order by m.starts_at desc limit 1`.execute(tx)
}
