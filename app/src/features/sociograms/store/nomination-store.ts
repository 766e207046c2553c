import { sql } from 'kysely'
import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Question } from '../domain/question.ts'
import type { Nomination, Target } from '../domain/survey.ts'

const NOMINATION = sql`n.from_person, n.to_person, n.to_organisation, n.question, n.level, n.told_at`

/** What one person told in a wave. */
export async function listTold(db: Database, waveId: string, personId: string): Promise<Nomination[]> {
  const { rows } = await sql<Nomination>`
    select ${NOMINATION} from nomination n where n.wave_id = ${waveId} and n.from_person = ${personId} order by n.question, n.to_person, n.to_organisation`.execute(
    db,
  )
  return rows
}

/** Everything told in a wave, whoever may read it. */
export async function listNominations(db: Database, waveId: string): Promise<Nomination[]> {
  const { rows } = await sql<Nomination>`
    select ${NOMINATION} from nomination n where n.wave_id = ${waveId} order by n.from_person, n.question, n.to_person, n.to_organisation`.execute(db)
  return rows
}

type Telling = { waveId: string; communityId: string; personId: string; at: Instant }
export type Told = { target: Target; question: Question; level: number | null }

/** A level over the one before; null takes it back. */
export async function saveTold(tx: Database, { waveId, communityId, personId, at }: Telling, told: readonly Told[]): Promise<void> {
  for (const { target, question, level } of told) {
    const [person, organisation] = target.kind === 'person' ? [target.id, null] : [null, target.id]
    const kept = await sql`
      update nomination set level = ${level ?? 0}, import_id = null, told_at = ${at}
      where wave_id = ${waveId} and from_person = ${personId} and question = ${question} and to_person is not distinct from ${person}::uuid
        and to_organisation is not distinct from ${organisation}::uuid returning id`.execute(tx)
    if (level !== null && kept.rows.length === 0) {
      await sql`
        insert into nomination (wave_id, community_id, from_person, to_person, to_organisation, question, level, told_at)
        values (${waveId}, ${communityId}, ${personId}, ${person}::uuid, ${organisation}::uuid, ${question}, ${level}, ${at})`.execute(tx)
    }
    if (level === null && kept.rows.length > 0) {
      await sql`
        delete from nomination where wave_id = ${waveId} and from_person = ${personId} and question = ${question}
          and to_person is not distinct from ${person}::uuid and to_organisation is not distinct from ${organisation}::uuid`.execute(tx)
    }
  }
}

/** Nothing of what this person told in the wave stays. @returns how many answers went */
export async function forgetTold(tx: Database, waveId: string, personId: string): Promise<number> {
  const { rows } = await sql`delete from nomination where wave_id = ${waveId} and from_person = ${personId} returning id`.execute(tx)
  return rows.length
}
