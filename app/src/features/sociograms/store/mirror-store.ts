import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { MirrorWave } from '../domain/results.ts'

/** Closed waves that a community may look at together, the last one first. */
export async function listMirrorWaves(tx: Database, communityId: string, personId: string): Promise<MirrorWave[]> {
  const { rows } = await sql<MirrorWave>`
    select w.id, json_build_object('fr', s.name_fr, 'nl', s.name_nl) as name, w.number, w.closes_on,
      exists (select 1 from wave_person p where p.wave_id = w.id and p.person_id = ${personId}) as is_asked
    from wave w join survey s on s.id = w.survey_id where w.community_id = ${communityId} and w.state = 'closed'
    order by w.closes_on desc, w.number desc, w.id`.execute(tx)
  return rows
}

/** The group looked at it on that day; the wave after it says so. */
export async function noteMirrored(tx: Database, waveId: string, on: Day): Promise<void> {
  await sql`update wave set mirrored_on = ${on} where id = ${waveId} and state = 'closed'`.execute(tx)
}
