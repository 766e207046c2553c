import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import {
  copyFor,
  movedStep,
  withoutStep,
  withStep,
  withSteps,
  withWords,
  type CardWords,
  type EditRefusal,
  type OwnMethod,
  type StepWish,
} from '../domain/edit-method.ts'
import { mayKeepMethods } from '../domain/permissions.ts'
import { addMethod, findMethod, lockMethod, saveMethod } from '../store/method-store.ts'

export type MissingRefusal = 'method-unknown' | 'community-closed' | 'saved-meanwhile'
export type KeepRefusal = EditRefusal | MissingRefusal

/** Whose card, and the version that it was opened with. */
export type Opened = { communityId: string; methodId: string; version: number }

/** A community's own copy of a card that it may read. @returns the new card */
export async function copyMethod(house: House, actor: Actor, communityId: string, from: string): Promise<Result<string, MissingRefusal>> {
  if (!mayKeepMethods(actor, communityId)) return refused('method-unknown')
  return inTransactionOrUndo(house.db, actor, (tx) => copy(tx, communityId, from, { by: actor.personId, at: nowOf(house) }))
}

/** The same for whoever operates the house: the log names nobody. */
export async function copyAsOperator(house: House, communityId: string, from: string): Promise<Result<string, MissingRefusal>> {
  return asSystem(house.db, (tx) => copy(tx, communityId, from, { by: null, at: nowOf(house) }))
}

async function copy(tx: Database, communityId: string, from: string, saver: { by: string | null; at: Instant }): Promise<Result<string, MissingRefusal>> {
  const community = await findNamedCommunity(tx, communityId)
  const method = await findMethod(tx, from)
  if (community === null || method === null || (method.communityId !== null && method.communityId !== communityId)) return refused('method-unknown')
  if (community.isClosed) return refused('community-closed')
  const id = await addMethod(tx, copyFor(method, communityId), saver)
  await record(tx, { id, action: 'method.copied', by: saver.by, facts: { from: method.key } }, saver.at)
  return done(id)
}

type Recorded = { id: string; action: AuditAction; by: string | null; facts?: Record<string, string | number> }

async function record(tx: Database, { id, action, by, facts = {} }: Recorded, at: Instant): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'method', subjectId: id, actorPersonId: by, facts }, at)
}

/** Finds and locks the card for who leads its community; the change becomes its next version. */
async function keep(
  house: House,
  actor: Actor,
  { communityId, methodId, version }: Opened,
  action: AuditAction,
  change: (method: OwnMethod) => Result<OwnMethod, EditRefusal>,
): Promise<Result<OwnMethod, KeepRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<OwnMethod, KeepRefusal>> => {
    const method = await lockMethod(tx, methodId)
    if (method === null || method.communityId === null || method.communityId !== communityId || !mayKeepMethods(actor, communityId))
      return refused('method-unknown')
    const community = await findNamedCommunity(tx, communityId)
    if (community === null || community.isClosed) return refused('community-closed')
    if (method.version !== version) return refused('saved-meanwhile')
    const changed = change({ ...method, communityId: method.communityId })
    if (!changed.ok) return changed
    const at = nowOf(house)
    await saveMethod(tx, changed.value, { by: actor.personId, at })
    await record(tx, { id: methodId, action, by: actor.personId, facts: { version: version + 1 } }, at)
    return done({ ...changed.value, version: version + 1 })
  })
}

export async function renameMethod(house: House, actor: Actor, opened: Opened, words: CardWords) {
  return keep(house, actor, opened, 'method.changed', (method) => withWords(method, words))
}

/** Changes a step; adds one where `key` is null. */
export async function saveStep(house: House, actor: Actor, opened: Opened, key: string | null, wish: StepWish) {
  return keep(house, actor, opened, 'method.changed', (method) => withStep(method, key, wish))
}

export async function removeStep(house: House, actor: Actor, opened: Opened, key: string) {
  return keep(house, actor, opened, 'method.changed', (method) => withoutStep(method, key))
}

export async function moveStep(house: House, actor: Actor, opened: Opened, key: string, way: 'up' | 'down') {
  return keep(house, actor, opened, 'method.changed', (method) => movedStep(method, key, way))
}

/** Everything at once, as a program sends it. */
export async function writeMethod(house: House, actor: Actor, opened: Opened, words: CardWords & { steps: readonly (StepWish & { key: string | null })[] }) {
  return keep(house, actor, opened, 'method.changed', (method) => {
    const renamed = withWords(method, words)
    return renamed.ok ? withSteps(renamed.value, words.steps) : renamed
  })
}

/** Out of use, or in use again. A card is never deleted: rounds of before name it. */
export async function retireMethod(house: House, actor: Actor, opened: Opened, isRetired: boolean) {
  const retiredAt = isRetired ? nowOf(house) : null
  return keep(house, actor, opened, isRetired ? 'method.retired' : 'method.taken-up', (method) => done({ ...method, retiredAt }))
}
