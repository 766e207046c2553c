import { isLeadOf, isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { Problem } from '../domain/problem.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Draft } from '../domain/draft.ts'
import { findDraft, listWaitingDrafts, readDraftFiles, removeDraft } from '../store/draft-store.ts'
import { readAside } from './read-aside.ts'

/** The communities into which somebody may import: their own, or all of them (`null`). */
export function importScopeOf(actor: Actor): string[] | null {
  if (isNetworkCoordinator(actor)) return null
  return [...new Set(actor.communities.map(({ communityId }) => communityId))].filter((id) => isLeadOf(actor, id))
}

export async function findMyDraft(house: House, actor: Actor, id: string): Promise<Draft | null> {
  return asSystem(house.db, (tx) => findDraft(tx, id, actor.personId, nowOf(house)))
}

export async function listMyDrafts(house: House, actor: Actor): Promise<Draft[]> {
  return asSystem(house.db, (tx) => listWaitingDrafts(tx, actor.personId, nowOf(house)))
}

export async function forgetDraft(house: House, actor: Actor, id: string): Promise<void> {
  await asSystem(house.db, (tx) => removeDraft(tx, id, actor.personId))
}

/** The file as it came, with what is wrong written beside each row. */
export async function markDraft(house: House, draft: Draft, language: Language): Promise<Result<Uint8Array, 'unreadable'>> {
  const files = await asSystem(house.db, (tx) => readDraftFiles(tx, draft.id))
  const more: Problem[] = [...(draft.outcome.register?.problems ?? []), ...(draft.outcome.conflicts ?? [])].filter(({ row }) => row === 0)
  const marked = await readAside({ kind: 'mark', files, more: more.filter(({ code }) => FROM_STORE.has(code)), language })
  return marked.ok && marked.value.kind === 'marked' ? done(marked.value.bytes) : refused('unreadable')
}

/** What only the rows stored already can say against a file; a second look at the file does not find it. */
const FROM_STORE = new Set<Problem['code']>(['same-mail', 'register-closed', 'not-your-community', 'not-yours'])
