import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { TieScale } from '../domain/scale.ts'
import { SHIPPED_SCALES } from '../domain/shipped-scales.ts'
import type { Survey, Wave } from '../domain/survey.ts'

const SURVEY = sql`s.id, s.community_id, json_build_object('fr', s.name_fr, 'nl', s.name_nl) as name, s.scale_key, s.scale_version, s.questions, s.made_at, s.ethics_reference,
  coalesce((select json_agg(json_build_object('id', q.id, 'version', q.version, 'words', q.words, 'isOnScale', q.is_on_scale) order by q.saved_at, q.id)
    from tie_question q where 'own-' || case when q.is_on_scale then 'scale' else 'yes' end || '-' || q.id || '-v' || q.version = any(s.questions)), '[]') as own`
const WAVE = sql`w.id, w.survey_id, w.community_id, w.number, w.state, w.opens_on, w.closes_on, w.is_prefilled, w.mirrored_on, w.version,
  case when w.state = 'forgotten' then json_build_object('asked', w.asked, 'answered', w.answered) end as remains`

/** Those that come with Ronde, then the newest version of the community's own, the oldest first. */
export async function listScales(db: Database, communityId: string): Promise<TieScale[]> {
  const { rows } = await sql<TieScale>`
    select distinct on (id) id as key, version, community_id, name, anchors, is_inverse from tie_scale
    where community_id = ${communityId} order by id, version desc`.execute(db)
  return [...SHIPPED_SCALES, ...rows]
}

/** A scale as it was in that version. */
export async function findScale(db: Database, key: string, version: number): Promise<TieScale | null> {
  const shipped = SHIPPED_SCALES.find((scale) => scale.key === key && scale.version === version)
  if (shipped !== undefined) return shipped
  const { rows } = await sql<TieScale>`
    select id as key, version, community_id, name, anchors, is_inverse from tie_scale where id::text = ${key} and version = ${version}`.execute(db)
  return rows[0] ?? null
}

type NewSurvey = Omit<Survey, 'id' | 'madeAt' | 'own'> & { by: string | null; at: Instant }

/** @returns its id */
export async function addSurvey(tx: Database, { communityId, name, scaleKey, scaleVersion, questions, ethicsReference, by, at }: NewSurvey): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into survey (community_id, name_fr, name_nl, scale_key, scale_version, questions, ethics_reference, made_by, made_at)
    values (${communityId}, ${name.fr}, ${name.nl}, ${scaleKey}, ${scaleVersion}, ${[...questions]}, ${ethicsReference}, ${by}::uuid, ${at}) returning id`.execute(
    tx,
  )
  return rows[0]?.id ?? ''
}

export async function findSurvey(db: Database, id: string): Promise<Survey | null> {
  const { rows } = await sql<Survey>`select ${SURVEY} from survey s where s.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The newest first. */
async function listSurveys(db: Database, communityId: string): Promise<Survey[]> {
  const { rows } = await sql<Survey>`select ${SURVEY} from survey s where s.community_id = ${communityId} order by s.made_at desc, s.id`.execute(db)
  return rows
}

/** The first wave of a survey, or the one after the last. @returns its id */
export async function addWave(tx: Database, wave: Pick<Wave, 'surveyId' | 'communityId' | 'closesOn' | 'isPrefilled'>): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into wave (survey_id, community_id, number, closes_on, is_prefilled)
    select ${wave.surveyId}, ${wave.communityId}, coalesce(max(number), 0) + 1, ${wave.closesOn}, ${wave.isPrefilled} from wave where survey_id = ${wave.surveyId}
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

export async function findWave(db: Database, id: string): Promise<Wave | null> {
  const { rows } = await sql<Wave>`select ${WAVE} from wave w where w.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Who changes a wave waits for whoever else does. */
export async function lockWave(tx: Database, id: string): Promise<Wave | null> {
  const { rows } = await sql<Wave>`select ${WAVE} from wave w where w.id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

/** Waves of a community's surveys, the newest first. */
export async function listWaves(db: Database, communityId: string): Promise<Wave[]> {
  const { rows } = await sql<Wave>`
    select ${WAVE} from wave w join survey s on s.id = w.survey_id where w.community_id = ${communityId}
    order by s.made_at desc, s.id, w.number desc`.execute(db)
  return rows
}

/** Everywhere in the house. */
export async function listOpenWaves(db: Database): Promise<Wave[]> {
  const { rows } = await sql<Wave>`select ${WAVE} from wave w where w.state = 'open' order by w.closes_on, w.id`.execute(db)
  return rows
}

/** Everywhere in the house, with the name of the survey, the newest first. */
export async function listEveryWave(db: Database): Promise<(Wave & { name: BilingualName })[]> {
  const { rows } = await sql<Wave & { name: BilingualName }>`
    select ${WAVE}, json_build_object('fr', s.name_fr, 'nl', s.name_nl) as name from wave w join survey s on s.id = w.survey_id
    order by s.made_at desc, s.id, w.number desc`.execute(db)
  return rows
}

/** The wave of the same survey before this one. */
export async function findWaveBefore(db: Database, { surveyId, number }: Pick<Wave, 'surveyId' | 'number'>): Promise<Wave | null> {
  const { rows } = await sql<Wave>`
    select ${WAVE} from wave w where w.survey_id = ${surveyId} and w.number < ${number} order by w.number desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function saveWave(tx: Database, { id, state, opensOn, closesOn, isPrefilled }: Wave): Promise<void> {
  await sql`
    update wave set state = ${state}, opens_on = ${opensOn}::date, closes_on = ${closesOn}, is_prefilled = ${isPrefilled}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** A draft that nobody opened goes; its survey with it when it was the only wave. */
export async function removeDraft(tx: Database, { id, surveyId }: Pick<Wave, 'id' | 'surveyId'>): Promise<void> {
  await sql`delete from wave where id = ${id} and state = 'draft'`.execute(tx)
  await sql`delete from survey s where s.id = ${surveyId} and not exists (select 1 from wave w where w.survey_id = s.id)`.execute(tx)
}

/** Waves whose last day is over. */
export async function listOverdue(tx: Database, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from wave where state = 'open' and closes_on < ${today} order by closes_on, id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type SurveySummary = { survey: Survey; waves: Wave[] }

/** Surveys with their waves, the newest first. */
export async function listSurveysWithWaves(db: Database, communityId: string): Promise<SurveySummary[]> {
  const [surveys, waves] = [await listSurveys(db, communityId), await listWaves(db, communityId)]
  return surveys.map((survey) => ({ survey, waves: waves.filter(({ surveyId }) => surveyId === survey.id) }))
}

type SavedScale = Pick<TieScale, 'name' | 'anchors' | 'isInverse'> & { communityId: string; by: string | null; at: Instant }

/** A scale of the community; with `key` its next version. @returns its number and version; null when there is none of that number here */
export async function saveScale(tx: Database, scale: SavedScale, key: string | null): Promise<{ key: string; version: number } | null> {
  const { communityId, isInverse, by, at } = scale
  const [name, anchors] = [JSON.stringify(scale.name), JSON.stringify(scale.anchors)]
  const { rows } =
    key === null
      ? await sql<{ key: string; version: number }>`
          insert into tie_scale (version, community_id, name, anchors, is_inverse, saved_by, saved_at)
          values (1, ${communityId}, ${name}::jsonb, ${anchors}::jsonb, ${isInverse}, ${by}::uuid, ${at}) returning id as key, version`.execute(tx)
      : await sql<{ key: string; version: number }>`
          insert into tie_scale (id, version, community_id, name, anchors, is_inverse, saved_by, saved_at)
          select id, max(version) + 1, community_id, ${name}::jsonb, ${anchors}::jsonb, ${isInverse}, ${by}::uuid, ${at}::timestamptz from tie_scale
          where id::text = ${key} and community_id = ${communityId} group by id, community_id returning id as key, version`.execute(tx)
  return rows[0] ?? null
}
