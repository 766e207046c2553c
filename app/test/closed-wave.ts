import { sql } from 'kysely'
import { asSystem } from '../src/platform/database.ts'
import type { House } from '../src/platform/house.ts'

type WaveWishes = {
  communityId: string
  /** Everybody answered, at this level. */
  level?: 'aggregate' | 'dot' | 'name'
  /** How many others each names: those who follow in the list. */
  named?: number
  closesOn?: string
}

/** A closed wave of so many people who all answered, in a few statements: 150 of them are there at once. Its people are members of the community. */
export async function aClosedWaveOf(house: House, count: number, { communityId, level = 'name', named = 4, closesOn = '2023-01-20' }: WaveWishes) {
  return asSystem(house.db, async (tx) => {
    const at = house.clock().toISOString()
    const { rows: people } = await sql<{ id: string }>`
      insert into person (given_name, family_name, source, noticed_at, entered_at, sort_key)
      select 'Ama ' || n, 'van de Wijk', 'coordinator', ${at}, ${at}, 'van de wijk ama ' || lpad(n::text, 4, '0') from generate_series(1, ${count}::int) n
      returning id`.execute(tx)
    const ids = people.map(({ id }) => id)
    const each = sql`unnest(${ids}::uuid[]) with ordinality as p (id, place)`
    await sql`insert into membership (community_id, person_id, role, from_on) select ${communityId}, p.id, 'member', '2020-01-01' from ${each}`.execute(tx)
    const purposes = level === 'name' ? ['sociogram_survey', 'sociogram_name'] : ['sociogram_survey']
    await sql`
      insert into consent (person_id, purpose, given, text_version, language, means, at)
      select p.id, purpose, true, 1, 'fr', 'demo', ${at} from ${each}, unnest(${purposes}::text[]) as purpose`.execute(tx)
    const { rows: waves } = await sql<{ surveyId: string; waveId: string }>`
      with made as (
        insert into survey (community_id, name_fr, scale_key, scale_version, questions, made_at)
        values (${communityId}, 'Qui avec qui', 'default', 1, '{work-together}', ${at}) returning id)
      insert into wave (survey_id, community_id, number, state, opens_on, closes_on)
      select id, ${communityId}, 1, 'closed', ${closesOn}::date - 18, ${closesOn}::date from made returning survey_id, id as wave_id`.execute(tx)
    const { surveyId = '', waveId = '' } = waves[0] ?? {}
    await sql`
      insert into wave_person (wave_id, community_id, person_id, sector, is_nameable, response, level)
      select ${waveId}, ${communityId}, p.id, case when p.place % 2 = 0 then 'primary-care' else 'social-work' end, true, 'answered', ${level} from ${each}`.execute(
      tx,
    )
    await sql`
      insert into nomination (wave_id, community_id, from_person, to_person, question, level, told_at)
      select ${waveId}, ${communityId}, p.id, (${ids}::uuid[])[(p.place - 1 + step) % ${count}::int + 1], 'work-together', 4, ${at}
      from ${each}, generate_series(1, ${named}::int) step`.execute(tx)
    return { communityId, surveyId, waveId, people: ids }
  })
}
