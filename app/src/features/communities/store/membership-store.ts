import type { Database } from '../../../platform/database.ts'
import type { Agreement, Membership, PracticeRole, Representation } from '../domain/membership.ts'
import { communitiesDb } from './tables.ts'

const COLUMNS = ['id', 'communityId', 'personId', 'role', 'state', 'fromOn as from', 'untilOn as until', 'endReason', 'version'] as const

/** Every membership of a community, running and ended, oldest first; of one person when named. */
export async function listMemberships(db: Database, communityId: string, personId: string | null = null): Promise<Membership[]> {
  return communitiesDb(db)
    .selectFrom('membership')
    .select(COLUMNS)
    .where('communityId', '=', communityId)
    .$if(personId !== null, (query) => query.where('personId', '=', personId ?? ''))
    .orderBy('fromOn', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
}

/** The memberships that hold the coordinator's role and have not ended. */
export async function listCoordinators(db: Database, communityId: string): Promise<Membership[]> {
  return communitiesDb(db)
    .selectFrom('membership')
    .select(COLUMNS)
    .where('communityId', '=', communityId)
    .where('role', '=', 'coordinator')
    .where('state', '<>', 'ended')
    .orderBy('id')
    .execute()
}

export async function findMembership(db: Database, communityId: string, id: string): Promise<Membership | null> {
  return (
    (await communitiesDb(db).selectFrom('membership').select(COLUMNS).where('communityId', '=', communityId).where('id', '=', id).executeTakeFirst()) ?? null
  )
}

export async function addMembership(tx: Database, membership: Omit<Membership, 'id' | 'version'>): Promise<string> {
  const { from, until, ...rest } = membership
  const row = await communitiesDb(tx)
    .insertInto('membership')
    .values({ ...rest, fromOn: from, untilOn: until })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Saves over the version that was read. @returns false when somebody saved in between */
export async function saveMembership(tx: Database, membership: Membership): Promise<boolean> {
  const { numUpdatedRows } = await communitiesDb(tx)
    .updateTable('membership')
    .set({
      role: membership.role,
      state: membership.state,
      fromOn: membership.from,
      untilOn: membership.until,
      endReason: membership.endReason,
      version: membership.version + 1,
    })
    .where('id', '=', membership.id)
    .where('version', '=', membership.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whoever never came in leaves no row. */
export async function removeMembership(tx: Database, id: string): Promise<void> {
  await communitiesDb(tx).deleteFrom('membership').where('id', '=', id).execute()
}

/** By which address somebody is invited whom nobody here may see yet; null once the person said yes. */
export async function saveInvitedAs(tx: Database, id: string, address: string | null): Promise<void> {
  await communitiesDb(tx).updateTable('membership').set({ invitedAs: address }).where('id', '=', id).execute()
}

export async function saveAgreement(tx: Database, id: string, agreement: Agreement): Promise<void> {
  await communitiesDb(tx)
    .updateTable('membership')
    .set({
      agreedAt: agreement.at,
      agreedConvention: agreement.convention,
      agreedConsent: agreement.consent,
      agreedMeans: agreement.means,
      agreedNotedBy: agreement.notedBy,
    })
    .where('id', '=', id)
    .execute()
}

/** How somebody came in: the address of the invitation while it stands, and what was agreed to. */
export async function findJoining(db: Database, id: string): Promise<{ invitedAs: string | null; agreement: Agreement | null }> {
  const row = await communitiesDb(db)
    .selectFrom('membership')
    .select(['invitedAs', 'agreedAt', 'agreedConvention', 'agreedConsent', 'agreedMeans', 'agreedNotedBy'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.agreedAt === null || row.agreedMeans === null) return { invitedAs: row?.invitedAs ?? null, agreement: null }
  const { agreedAt, agreedConvention, agreedConsent, agreedMeans, agreedNotedBy } = row
  const agreement = { at: agreedAt, convention: agreedConvention, consent: agreedConsent, means: agreedMeans, notedBy: agreedNotedBy }
  return { invitedAs: row.invitedAs, agreement }
}

export async function listRepresentations(db: Database, membershipId: string): Promise<Representation[]> {
  return communitiesDb(db)
    .selectFrom('representation')
    .select(['id', 'organisationId', 'fromOn as from', 'untilOn as until'])
    .where('membershipId', '=', membershipId)
    .orderBy('fromOn', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
}

export async function addRepresentation(
  tx: Database,
  membership: Pick<Membership, 'id' | 'communityId'>,
  representation: Omit<Representation, 'id'>,
): Promise<void> {
  await communitiesDb(tx)
    .insertInto('representation')
    .values({
      membershipId: membership.id,
      communityId: membership.communityId,
      organisationId: representation.organisationId,
      fromOn: representation.from,
      untilOn: representation.until,
    })
    .execute()
}

/** New days for one line; a line that was wrong altogether is removed. @returns false when the membership has no such line */
export async function saveRepresentationDays(
  tx: Database,
  membershipId: string,
  id: string,
  days: { from: string | null; until: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await communitiesDb(tx)
    .updateTable('representation')
    .set({ fromOn: days.from, untilOn: days.until })
    .where('membershipId', '=', membershipId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function removeRepresentation(tx: Database, membershipId: string, id: string): Promise<void> {
  await communitiesDb(tx).deleteFrom('representation').where('membershipId', '=', membershipId).where('id', '=', id).execute()
}

/** What is open when somebody leaves ends on the same day. */
export async function endWhatHangsOn(tx: Database, membershipId: string, lastDay: string): Promise<void> {
  await communitiesDb(tx)
    .updateTable('representation')
    .set({ untilOn: lastDay })
    .where('membershipId', '=', membershipId)
    .where('untilOn', 'is', null)
    .where((eb) => eb.or([eb('fromOn', 'is', null), eb('fromOn', '<=', lastDay)]))
    .execute()
  await communitiesDb(tx).updateTable('practiceRole').set({ endedOn: lastDay }).where('membershipId', '=', membershipId).where('endedOn', 'is', null).execute()
}

export async function listPracticeRoles(db: Database, membershipId: string): Promise<PracticeRole[]> {
  return communitiesDb(db)
    .selectFrom('practiceRole')
    .select(['id', 'label', 'sinceOn as since', 'recognisedBy', 'endedOn'])
    .where('membershipId', '=', membershipId)
    .orderBy('sinceOn', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
}

export async function addPracticeRole(
  tx: Database,
  membership: Pick<Membership, 'id' | 'communityId'>,
  role: Omit<PracticeRole, 'id' | 'endedOn'>,
): Promise<void> {
  await communitiesDb(tx)
    .insertInto('practiceRole')
    .values({
      membershipId: membership.id,
      communityId: membership.communityId,
      label: role.label,
      sinceOn: role.since,
      recognisedBy: role.recognisedBy,
      endedOn: null,
    })
    .execute()
}

export async function endPracticeRole(tx: Database, membershipId: string, id: string, endedOn: string): Promise<boolean> {
  const { numUpdatedRows } = await communitiesDb(tx)
    .updateTable('practiceRole')
    .set({ endedOn })
    .where('membershipId', '=', membershipId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Labels of practice roles in use in the community, for a suggestion list. */
export async function listPracticeRoleLabels(db: Database, communityId: string): Promise<string[]> {
  const rows = await communitiesDb(db).selectFrom('practiceRole').select('label').distinct().where('communityId', '=', communityId).orderBy('label').execute()
  return rows.map(({ label }) => label)
}
