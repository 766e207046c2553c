import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import type { PersonalOwner, PersonalPart } from '../../../platform/personal-data.ts'
import { addToErasureFile, readErasureFile } from '../../../platform/erasure-file.ts'
import { keyedHash, keyedHashes } from '../../../platform/secrets.ts'
import { addPlaceholder, forgetSolePractices, findPerson } from '../../people/public.ts'
import { addErasure, findErasure, listErasedHashes, listEverRepresented, listPersonIds } from '../store/erasure-store.ts'
import { collectParts } from './my-data.ts'

export type ErasureRefusal = 'not-confirmed' | 'person-unknown'
export type ErasurePreview = { goes: { table: string; rows: number }[]; stays: { table: string; rows: number }[] }

/** Tables whose rows stay without the name: they count in open periods, or are the memory of a community (PRV-25). */
const STAYING = [
  'attendance',
  'membership',
  'representation',
  'affiliation',
  'record_entry',
  'record_gist',
  'record_amendment',
  'record_erratum',
  'grid_entry',
  'grid_gist',
  'situation',
  'suggestion',
  'try_out',
  'round',
  'round_move',
  'board_card',
  'board_change',
]

/** What an erasure would do; nothing happens yet. */
export async function previewErasure(house: House, owners: readonly PersonalOwner[], actor: Actor): Promise<ErasurePreview> {
  const parts = await asSystem(house.db, (tx) => collectParts(tx, owners, actor.personId))
  const going = ({ table, rows, goes = 0 }: PersonalPart) => (STAYING.includes(table) ? goes : rows.length)
  const filled = (count: (part: PersonalPart) => number) => parts.map((part) => ({ table: part.table, rows: count(part) })).filter(({ rows }) => rows > 0)
  return { goes: filled(going), stays: filled((part) => part.rows.length - going(part)) }
}

type Wish = { isConfirmed: boolean; isWordsToo: boolean }

/** PRV-20: the actor is erased at once. @returns the code of the certificate */
export async function eraseMe(
  house: House,
  owners: readonly PersonalOwner[],
  actor: Actor,
  { isConfirmed, isWordsToo }: Wish,
): Promise<Result<string, ErasureRefusal>> {
  if (!isConfirmed) return refused('not-confirmed')
  const at = nowOf(house)
  const erased = await asSystem(house.db, async (tx): Promise<Result<string, ErasureRefusal>> => {
    if ((await findPerson(tx, actor.personId)) === null) return refused('person-unknown')
    if (isWordsToo) for (const { data } of owners) await data.forgetWords?.(tx, actor.personId, at)
    return done(await erasePerson(house, tx, owners, actor.personId))
  })
  if (erased.ok) await addToErasureFile(house.settings.dataDirectory, [personHash(house, actor.personId).toString('hex')])
  return erased
}

/** Detaches the person from every feature, high to low, and writes the ledger; the directory goes last, since all hangs on it. */
async function erasePerson(house: House, tx: Database, owners: readonly PersonalOwner[], personId: string): Promise<string> {
  const now = nowOf(house)
  const placeholderId = await addPlaceholder(tx, personId)
  await forgetSolePractices(tx, personId, await listEverRepresented(tx, personId))
  for (const { data } of owners.toReversed()) await data.erase(tx, personId, placeholderId)
  const code = await addErasure(tx, personHash(house, personId), now)
  await writeAudit(tx, { action: 'person.erased', subjectKind: 'erasure', subjectId: code, actorPersonId: null }, now)
  await announce(tx, { kind: 'people', id: placeholderId })
  return code
}

/** The ledger can recognise an id that comes back from an old backup, and tells nobody which it is. */
function personHash(house: House, personId: string): Buffer {
  return keyedHash(house.settings.secret, 'erasure', personId)
}

/** A backup from before a change of the secret is younger than the lines written with it. */
function isErased(house: House, personId: string, erased: ReadonlySet<string>): boolean {
  return keyedHashes(house.settings, 'erasure', personId).some((hash) => erased.has(hash.toString('hex')))
}

/**
 * PRV-22: at each start, before the first request. Whoever was erased and came back with an older backup is erased again; the
 * ledger and the file beside the store learn from each other. @returns how many came back and went
 */
export async function replayErasures(house: House, owners: readonly PersonalOwner[]): Promise<number> {
  const { dataDirectory } = house.settings
  const kept = new Set(await readErasureFile(dataDirectory))
  const { returned, known } = await asSystem(house.db, async (tx) => {
    const ledger = new Set((await listErasedHashes(tx)).map((hash) => hash.toString('hex')))
    const erased = new Set([...ledger, ...kept])
    const back = erased.size === 0 ? [] : (await listPersonIds(tx)).filter((id) => isErased(house, id, erased))
    for (const id of back) await erasePerson(house, tx, owners, id)
    for (const hash of kept) if (!ledger.has(hash)) await addErasure(tx, Buffer.from(hash, 'hex'), nowOf(house))
    return { returned: back.length, known: ledger }
  })
  await addToErasureFile(
    dataDirectory,
    [...known].filter((hash) => !kept.has(hash)),
  )
  return returned
}

/** When the erasure of this certificate was done; null for an unknown code. */
export async function readCertificate(house: House, code: string): Promise<{ erasedAt: string } | null> {
  return asSystem(house.db, (tx) => findErasure(tx, code))
}
