import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { PublicKind, PublicPicture, RateBand } from '../domain/public-picture.ts'
import type { Question } from '../domain/question.ts'

/** The act of making a wave public: who, why, when; which of its versions hold what is another matter. */
export type Publication = {
  id: string
  waveId: string
  communityId: string
  kind: PublicKind
  question: Question
  fromStep: number
  rate: RateBand
  reason: string
  publishedBy: string | null
  publishedAt: Instant
  takenBackAt: Instant | null
  isDue: boolean
}

export type PictureVersion = { id: string; pictureId: string; madeIn: Day; endedIn: Day | null; content: PublicPicture | null }

const PICTURE = sql`p.id, p.wave_id, p.community_id, p.kind, p.question, p.from_step, p.rate, p.reason, p.published_by, p.published_at, p.taken_back_at, p.is_due`
const VERSION = sql`v.id, v.picture_id, v.made_in, v.ended_in, v.content`

export async function findPublication(db: Database, id: string): Promise<Publication | null> {
  const { rows } = await sql<Publication>`select ${PICTURE} from public_picture p where p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What of a wave is public now. */
export async function findOpenPublication(db: Database, waveId: string): Promise<Publication | null> {
  const { rows } = await sql<Publication>`select ${PICTURE} from public_picture p where p.wave_id = ${waveId} and p.taken_back_at is null`.execute(db)
  return rows[0] ?? null
}

/** Whoever changes it waits for whoever else does. */
export async function lockPublication(tx: Database, id: string): Promise<Publication | null> {
  const { rows } = await sql<Publication>`select ${PICTURE} from public_picture p where p.id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

type NewPublication = Pick<Publication, 'waveId' | 'communityId' | 'kind' | 'question' | 'fromStep' | 'rate' | 'reason'> & {
  points: readonly string[]
  by: string | null
  at: Instant
  today: Day
}

/** @returns its id; null where something of the wave was made public in the meantime */
export async function addPublication(tx: Database, made: NewPublication): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into public_picture (wave_id, community_id, kind, question, from_step, rate, points, reason, published_by, published_at, looked_on)
    values (${made.waveId}, ${made.communityId}, ${made.kind}, ${made.question}, ${made.fromStep}, ${made.rate}, ${[...made.points]}, ${made.reason}, ${made.by}::uuid, ${made.at}, ${made.today})
    on conflict (wave_id) where taken_back_at is null do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

export async function takePublicationBack(tx: Database, id: string, by: string | null, at: Instant): Promise<void> {
  await sql`update public_picture set taken_back_by = ${by}::uuid, taken_back_at = ${at}, is_due = false where id = ${id}`.execute(tx)
}

/** The sectors that stood there when the wave was first made public by sector; null before. */
export async function findFirstPoints(db: Database, waveId: string): Promise<string[] | null> {
  const { rows } = await sql<{ points: string[] }>`
    select points from public_picture where wave_id = ${waveId} and kind = 'sector' order by published_at, id limit 1`.execute(db)
  return rows[0]?.points ?? null
}

/** How many versions were ever made of a wave, whatever became of them. */
export async function countVersions(db: Database, waveId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from public_picture_version where wave_id = ${waveId}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The newest version of a publication. */
export async function findNewestVersion(db: Database, pictureId: string): Promise<PictureVersion | null> {
  const { rows } = await sql<PictureVersion>`
    select ${VERSION} from public_picture_version v where v.picture_id = ${pictureId} order by v.number desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function findVersion(db: Database, pictureId: string, id: string): Promise<PictureVersion | null> {
  const { rows } = await sql<PictureVersion>`select ${VERSION} from public_picture_version v where v.picture_id = ${pictureId} and v.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What it showed is deleted; that there was a version, and until which month, stays. */
export async function endVersions(tx: Database, pictureId: string, month: Day): Promise<void> {
  await sql`update public_picture_version set ended_in = ${month}, content = null where picture_id = ${pictureId} and ended_in is null`.execute(tx)
}

type NewVersion = { pictureId: string; waveId: string; communityId: string; month: Day; content: PublicPicture | null }

export async function addVersion(tx: Database, { pictureId, waveId, communityId, month, content }: NewVersion): Promise<void> {
  await sql`
    insert into public_picture_version (picture_id, wave_id, community_id, number, made_in, content)
    select ${pictureId}, ${waveId}, ${communityId}, count(*) + 1, ${month}::date, ${content === null ? null : JSON.stringify(content)}::jsonb
    from public_picture_version where wave_id = ${waveId}`.execute(tx)
}

/** What is made of these waves is made again in the night. */
export async function markDue(tx: Database, waveIds: readonly string[]): Promise<void> {
  await sql`update public_picture set is_due = true where taken_back_at is null and wave_id = any(${[...waveIds]}::uuid[])`.execute(tx)
}

/** The same for every wave on whose roster somebody stands. */
export async function markDueOf(tx: Database, personId: string): Promise<void> {
  await sql`
    update public_picture set is_due = true where taken_back_at is null and wave_id in (select wave_id from wave_person where person_id = ${personId})`.execute(
    tx,
  )
}

/** And once, where a consent ended by its last day, or data may not be used any more, since the night before, or an organisation became the practice of one person or part of another one. */
export async function markDueByTime(tx: Database, today: Day): Promise<void> {
  await sql`
    update public_picture p set is_due = true where p.taken_back_at is null and exists (
      select 1 from wave_person wp cross join lateral (
        select c.given, c.until_on from consent c where c.person_id = wp.person_id and c.purpose = 'sociogram_survey' order by c.number desc limit 1) newest
      where wp.wave_id = p.wave_id and newest.given and newest.until_on >= p.looked_on and newest.until_on < ${today}::date)
      or p.taken_back_at is null and exists (
      select 1 from wave_person wp join person r on r.id = wp.person_id where wp.wave_id = p.wave_id
        and r.restricted_at >= p.looked_on and r.restricted_at < ${today}::date)`.execute(tx)
  const { rows } = await sql<{ communityId: string; organisationId: string }>`
    delete from organisation_agreement a using organisation o
    where o.id = a.organisation_id and (o.sole_practice is not false or o.merged_into is not null) returning a.community_id, a.organisation_id`.execute(tx)
  for (const { communityId, organisationId } of rows) await markDueByIds(tx, await listOpenByOrganisation(tx, communityId, organisationId))
  await sql`update public_picture set looked_on = ${today} where taken_back_at is null`.execute(tx)
}

async function markDueByIds(tx: Database, ids: readonly string[]): Promise<void> {
  await sql`update public_picture set is_due = true where id = any(${[...ids]}::uuid[])`.execute(tx)
}

export async function listDue(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from public_picture where is_due and taken_back_at is null order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** @param points organisations that stand there now; null leaves what was noted: sectors stay those of the first time */
export async function noteMadeAgain(tx: Database, id: string, points: readonly string[] | null): Promise<void> {
  await sql`
    update public_picture set is_due = false, points = coalesce(${points === null ? null : [...points]}::text[], points) where id = ${id}`.execute(tx)
}

export type AgreeingOrganisation = { organisationId: string; name: BilingualName; isSolePractice: boolean | null; agreedOn: Day | null }

/** Organisations of a roster, by name, and whether they agreed to stand in public by theirs; of a forgotten wave, all that agreed in its community. */
export async function listAgreements(db: Database, waveId: string, communityId: string): Promise<AgreeingOrganisation[]> {
  const { rows } = await sql<AgreeingOrganisation>`
    select o.id as organisation_id, json_build_object('fr', o.name_fr, 'nl', o.name_nl) as name, o.sole_practice as is_sole_practice, a.agreed_on
    from organisation o left join organisation_agreement a on a.organisation_id = o.id and a.community_id = ${communityId}
    where o.merged_into is null and o.id in (
      select organisation_id from wave_person where wave_id = ${waveId} and organisation_id is not null
      union select organisation_id from wave_organisation where wave_id = ${waveId}
      union select agreed.organisation_id from organisation_agreement agreed join wave w on w.id = ${waveId} and w.state = 'forgotten'
        where agreed.community_id = ${communityId})
    order by o.sort_key, o.id`.execute(db)
  return rows
}

export async function addAgreement(tx: Database, agreed: { communityId: string; organisationId: string; on: Day; by: string | null }): Promise<void> {
  await sql`
    insert into organisation_agreement (community_id, organisation_id, agreed_on, noted_by)
    values (${agreed.communityId}, ${agreed.organisationId}, ${agreed.on}, ${agreed.by}::uuid)
    on conflict (community_id, organisation_id) do nothing`.execute(tx)
}

/** @returns false where there was none */
export async function removeAgreement(tx: Database, communityId: string, organisationId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from organisation_agreement where community_id = ${communityId} and organisation_id = ${organisationId} returning organisation_id`.execute(tx)
  return rows.length > 0
}

/** Public by organisation now, in this community, and to be made again without one; of a forgotten wave only where that one stands in it. */
export async function listOpenByOrganisation(db: Database, communityId: string, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from public_picture p join wave w on w.id = p.wave_id
    where p.community_id = ${communityId} and p.kind = 'organisation' and p.taken_back_at is null
      and (w.state <> 'forgotten' or ${organisationId} = any(p.points)) order by p.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The name of whoever made it public, while that person is known. */
export async function findPublisherName(db: Database, personId: string | null): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select trim(given_name || ' ' || family_name) as name from person where id = ${personId}::uuid and erased_at is null`.execute(db)
  return rows[0]?.name ?? ''
}

/** Where somebody stands by name for having published, taken back or noted. */
export type MovedNames = { published: string[]; takenBack: string[]; noted: string[] }

/** To another record of the same person, or to nobody. */
export async function moveNames(tx: Database, from: string, to: string | null): Promise<MovedNames> {
  const published = await sql<{ id: string }>`update public_picture set published_by = ${to}::uuid where published_by = ${from} returning id`.execute(tx)
  const takenBack = await sql<{ id: string }>`update public_picture set taken_back_by = ${to}::uuid where taken_back_by = ${from} returning id`.execute(tx)
  const noted = await sql<{ id: string }>`
    update organisation_agreement set noted_by = ${to}::uuid where noted_by = ${from} returning community_id || ' ' || organisation_id as id`.execute(tx)
  const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)
  return { published: ids(published), takenBack: ids(takenBack), noted: ids(noted) }
}

export async function giveBackNames(tx: Database, from: string, to: string, { published, takenBack, noted }: MovedNames): Promise<void> {
  await sql`update public_picture set published_by = ${from} where published_by = ${to} and id = any(${published}::uuid[])`.execute(tx)
  await sql`update public_picture set taken_back_by = ${from} where taken_back_by = ${to} and id = any(${takenBack}::uuid[])`.execute(tx)
  await sql`
    update organisation_agreement set noted_by = ${from} where noted_by = ${to} and community_id || ' ' || organisation_id = any(${noted}::text[])`.execute(tx)
}
