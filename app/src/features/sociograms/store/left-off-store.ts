import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { LeftOffReason, Wave } from '../domain/survey.ts'

export type LeftOff = { personId: string; givenName: string; familyName: string; reason: LeftOffReason }

/** Members who are not asked in a wave, by name: for whoever keeps its roster. */
export async function listLeftOff(db: Database, waveId: string): Promise<LeftOff[]> {
  const { rows } = await sql<LeftOff>`
    select lo.person_id, p.given_name, p.family_name, lo.reason from wave_left_off lo join person p on p.id = lo.person_id
    where lo.wave_id = ${waveId} order by p.sort_key, p.id`.execute(db)
  return rows
}

/** @returns false for somebody who does not stand on the roster */
export async function leaveOffRoster(tx: Database, wave: Pick<Wave, 'id' | 'communityId'>, personId: string, reason: LeftOffReason): Promise<boolean> {
  const { rows } = await sql`
    insert into wave_left_off (wave_id, community_id, person_id, reason)
    select wave_id, community_id, person_id, ${reason} from wave_person where wave_id = ${wave.id} and person_id = ${personId} and response = 'waiting'
    on conflict (wave_id, person_id) do update set reason = excluded.reason returning person_id`.execute(tx)
  return rows.length > 0
}

export async function putBack(tx: Database, waveId: string, personId: string): Promise<void> {
  await sql`delete from wave_left_off where wave_id = ${waveId} and person_id = ${personId}`.execute(tx)
}
