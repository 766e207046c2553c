import type { Register } from '@ronde/figures'
import { isLeadOf, isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, Undo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { Problem } from '../domain/problem.ts'
import { saveRegister, type OnSaved, type SaveCounts } from '../store/save-register.ts'
import { listForeignRows, listKnownCommunities, listStoredConflicts } from '../store/stored-conflicts.ts'

/** Who imports: a person through the page, or the operator at the command line, who may everything. */
export type Importer = { actor: Actor | null; source: 'import' | 'demo' }
export type ImportRefusal = 'problems-remain'

/** Lists what the stored rows and the actor's rights say against saving this register. */
export async function listImportConflicts(house: House, importer: Importer, register: Required<Register>): Promise<Problem[]> {
  return asSystem(house.db, (tx) => findConflicts(tx, importer, register))
}

/** What else belongs to the saving: `alsoSave` runs in the same transaction. */
export type ImportHooks = { onSaved?: OnSaved; alsoSave?: (tx: Database, counts: SaveCounts) => Promise<void> }

/** Saves a register that has no problem left, all or nothing. */
export async function importRegister(
  house: House,
  importer: Importer,
  register: Required<Register>,
  { onSaved, alsoSave }: ImportHooks = {},
): Promise<Result<SaveCounts, ImportRefusal> & { problems?: Problem[] }> {
  const now = nowOf(house)
  try {
    return await asSystem(house.db, async (tx) => {
      const problems = await findConflicts(tx, importer, register)
      if (problems.length > 0) throw new Undo(problems)
      const counts = await saveRegister(tx, register, { now, source: importer.source, by: importer.actor?.personId ?? null, ...(onSaved ? { onSaved } : {}) })
      const facts = Object.fromEntries(Object.entries(counts).map(([sheet, { added, changed }]) => [sheet, added + changed]))
      await writeAudit(tx, { action: 'register-imported', subjectKind: 'register', actorPersonId: importer.actor?.personId ?? null, facts }, now)
      await alsoSave?.(tx, counts)
      return done(counts)
    })
  } catch (failure) {
    if (failure instanceof Undo) return { ...refused('problems-remain'), problems: failure.value as Problem[] }
    throw failure
  }
}

async function findConflicts(tx: Database, importer: Importer, register: Required<Register>): Promise<Problem[]> {
  const stored = await listStoredConflicts(tx, register)
  const problems = stored.map((conflict): Problem => {
    if (conflict.kind === 'same-mail')
      return { sheet: 'people', row: 0, column: 'email', cell: '', code: 'same-mail', facts: { value: conflict.id, row: 0, other: conflict.other } }
    return { sheet: 'attendance', row: 0, column: 'meeting_id', cell: '', code: 'register-closed', facts: { value: conflict.id } }
  })
  return [...problems, ...(await findForeignCommunities(tx, importer, register))]
}

/** Somebody who leads only some communities imports only into those, and changes nobody else's people and meetings. */
async function findForeignCommunities(tx: Database, { actor }: Importer, register: Required<Register>): Promise<Problem[]> {
  if (actor === null || isNetworkCoordinator(actor)) return []
  const known = await listKnownCommunities(
    tx,
    register.communities.map(({ communityId }) => communityId),
  )
  const mine = new Set(known.filter(({ id }) => isLeadOf(actor, id)).map(({ externalId }) => externalId))
  const communities = register.communities
    .filter(({ communityId }) => !mine.has(communityId))
    .map(({ communityId }): Problem => ({
      sheet: 'communities',
      row: 0,
      column: 'community_id',
      cell: '',
      code: 'not-your-community',
      facts: { value: communityId },
    }))
  const led = [...new Set(actor.communities.map(({ communityId }) => communityId))].filter((id) => isLeadOf(actor, id))
  const rows = await listForeignRows(tx, register, led)
  return [
    ...communities,
    ...rows.map(({ sheet, id }): Problem => ({
      sheet,
      row: 0,
      column: sheet === 'people' ? 'person_id' : 'meeting_id',
      cell: '',
      code: 'not-yours',
      facts: { value: id },
    })),
  ]
}
