import type { Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { Method } from '../domain/method.ts'
import { SHIPPED_METHODS } from '../domain/shipped-methods.ts'
import { methodsDb } from './tables.ts'

function selectMethods(db: Database) {
  return methodsDb(db)
    .selectFrom('method')
    .innerJoin('methodVersion', 'methodVersion.methodId', 'method.id')
    .select([
      'method.id',
      'method.communityId',
      'method.key',
      'methodVersion.version',
      'methodVersion.name',
      'methodVersion.about',
      'methodVersion.steps',
      'method.retiredAt',
    ])
}

/** The cards that a community may use today: those that come with Ronde, then its own, the oldest first. */
export async function listMethods(db: Database, communityId: string): Promise<Method[]> {
  const own = await listOwnMethods(db, communityId)
  return [...SHIPPED_METHODS, ...own.filter(({ retiredAt }) => retiredAt === null)]
}

/** A community's own cards, retired ones among them, the oldest first. */
export async function listOwnMethods(db: Database, communityId: string): Promise<Method[]> {
  return selectMethods(db)
    .whereRef('methodVersion.version', '=', 'method.version')
    .where('method.communityId', '=', communityId)
    .orderBy('method.madeAt')
    .orderBy('method.id')
    .execute()
}

/** A card as it is today; with a version, as it was then. A card that comes with Ronde has the version of the program. */
export async function findMethod(db: Database, id: string, version: number | null = null): Promise<Method | null> {
  const shipped = SHIPPED_METHODS.find((method) => method.id === id)
  if (shipped !== undefined) return shipped
  const query = selectMethods(db).where('method.id', '=', id)
  const wanted = version === null ? query.whereRef('methodVersion.version', '=', 'method.version') : query.where('methodVersion.version', '=', version)
  return (await wanted.executeTakeFirst()) ?? null
}

/** Two people who change one card wait for each other. Null also for a card that comes with Ronde: it is not changed. */
export async function lockMethod(tx: Database, id: string): Promise<Method | null> {
  const row = await methodsDb(tx).selectFrom('method').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : findMethod(tx, id)
}

type Saver = { by: string | null; at: Instant }

export async function addMethod(
  tx: Database,
  method: Omit<Method, 'id' | 'version' | 'retiredAt'> & { communityId: string },
  { by, at }: Saver,
): Promise<string> {
  const { communityId, key } = method
  const { id } = await methodsDb(tx)
    .insertInto('method')
    .values({ communityId, key, madeBy: by, madeAt: at, retiredAt: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addVersion(tx, { ...method, id, version: 1 }, { by, at })
  return id
}

/** The card with its changes becomes the next version. @param method as it was read, with the changes in it */
export async function saveMethod(tx: Database, method: Method & { communityId: string }, saver: Saver): Promise<void> {
  const version = method.version + 1
  await methodsDb(tx).updateTable('method').set({ version, retiredAt: method.retiredAt }).where('id', '=', method.id).execute()
  await addVersion(tx, { ...method, version }, saver)
}

async function addVersion(tx: Database, method: Omit<Method, 'retiredAt'> & { communityId: string }, { by, at }: Saver): Promise<void> {
  const { id: methodId, version, communityId } = method
  const written = { name: JSON.stringify(method.name), about: JSON.stringify(method.about), steps: JSON.stringify(method.steps) }
  await methodsDb(tx)
    .insertInto('methodVersion')
    .values({ methodId, version, communityId, ...written, savedBy: by, savedAt: at })
    .execute()
}
