import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Instant } from '../../../kernel/day.ts'
import { eachAlone } from '../../../kernel/each-alone.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findSituation, type Situation } from '../../situations/public.ts'
import { facetsOf, gramsOf, type Scope } from '../domain/memory.ts'
import { mayShare } from '../domain/permissions.ts'
import { removeOverdue } from '../store/callable-store.ts'
import { findMeetingDay, findRemembered, listToRemember, saveRemembered, saveScope } from '../store/memory-store.ts'
import { removeEnded, removeOfSituation } from '../store/suggestion-store.ts'

/** What of a situation is compared: facets, and its guarded words where it has some. */
export function comparisonOf(situation: Situation): { facets: string[]; grams: number[] } {
  const { checkedFor, summary, goal, question } = situation
  const words = checkedFor === null ? { summary: '', goal: '', question: '' } : { summary, goal, question }
  return { facets: facetsOf({ ...situation, ...words }), grams: gramsOf(`${words.summary}\n${words.goal}`) }
}

/** Told in a round, it can be found again by whom it is shared with. */
export async function remember(tx: Database, situationId: string, at: Instant): Promise<void> {
  const situation = await findSituation(tx, situationId)
  if (situation === null || situation.communityId === null || !isTold(situation)) return
  const toldAt = (await findMeetingDay(tx, situation.meetingId)) ?? situation.madeAt
  await saveRemembered(tx, { situationId, communityId: situation.communityId, toldOn: dayOf(toldAt), ...comparisonOf(situation), at })
}

function isTold({ state }: Pick<Situation, 'state'>): boolean {
  return state === 'in-round' || state === 'awaiting' || state === 'closed'
}

export type ShareRefusal = 'situation-unknown' | 'not-told-yet' | 'saved-meanwhile'

/** The presenter says with whom it is shared: the own community, the network, or nobody. */
export async function shareSituation(
  house: House,
  actor: Actor,
  { situationId, scope, version }: { situationId: string; scope: Scope; version: number },
): Promise<Result<null, ShareRefusal>> {
  return inTransactionOrUndo<Result<null, ShareRefusal>>(house.db, actor, async (tx) => {
    const situation = await findSituation(tx, situationId)
    if (situation === null || !mayShare(actor, situation)) return refused('situation-unknown')
    return shareAs(tx, situation, { scope, version, by: actor.personId, at: nowOf(house) })
  })
}

type Share = { scope: Scope; version: number | null; by: string; at: Instant }

/** The rest of it, for whoever proved by the own link to be the presenter. @param version null takes the one of now */
export async function shareAs(tx: Database, situation: Situation, { scope, version, by, at }: Share): Promise<Result<null, ShareRefusal>> {
  if (!isTold(situation)) return refused('not-told-yet')
  if ((await findRemembered(tx, situation.id)) === null) await remember(tx, situation.id, at)
  const known = await findRemembered(tx, situation.id)
  if (known === null) return refused('not-told-yet')
  if (known.scope !== scope && !(await saveScope(tx, situation.id, { scope, version: version ?? known.version }))) return refused('saved-meanwhile')
  await writeAudit(tx, { action: 'suggestion.shared', subjectKind: 'situation', subjectId: situation.id, actorPersonId: by, facts: { scope } }, at)
  return done(null)
}

/** A situation was stopped, wherever: what was suggested for it goes at once. Told twice it finds nothing more. */
export async function forgetStopped(house: House, situationId: string): Promise<void> {
  await asSystem(house.db, async (tx) => {
    if ((await findSituation(tx, situationId))?.state === 'stopped') await removeOfSituation(tx, situationId)
  })
}

/** Now and then: what was told is remembered, what ended is forgotten. */
export async function keepMemory(house: House): Promise<{ remembered: number; removed: number }> {
  const { db } = house
  const removed = await asSystem(db, removeEnded)
  await asSystem(db, (tx) => removeOverdue(tx, dayOf(nowOf(house))))
  const due = await asSystem(db, listToRemember)
  await eachAlone(due.map((id) => () => asSystem(db, (tx) => remember(tx, id, nowOf(house)))))
  return { remembered: due.length, removed }
}
