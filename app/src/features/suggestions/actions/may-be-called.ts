import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day, type Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { listTies } from '../../communities/public.ts'
import { listInSight, listPeopleByIds, NO_NEIGHBOURS } from '../../people/public.ts'
import { presents, type Situation } from '../../situations/public.ts'
import { checkUntil, isReachedBy, MOST_CALLABLE_DAYS, type CallableScope } from '../domain/callable.ts'
import { listOwnQuarters } from '../domain/permissions.ts'
import type { CallableWord, Willing } from '../domain/shown.ts'
import { findCallable, findTriedIn, listCallable, removeCallable, saveCallable } from '../store/callable-store.ts'
import { findWiderSight } from './sight.ts'

type ToldThere = Pick<Situation, 'id' | 'presenterId'> & { communityId: string; secondId?: string | null }

/** As what one may say it: who told the situation there, who tried something where it was tried; null for everybody else. */
async function findPlace(tx: Database, actor: Actor, situation: ToldThere): Promise<string | null> {
  if (presents(actor, situation)) return situation.communityId
  return findTriedIn(tx, situation.id, actor.personId)
}

/** The own word about one situation, for its form; null where one has none to give. */
export async function readCallable(
  tx: Database,
  actor: Actor,
  situation: ToldThere,
  today: Day,
): Promise<{ standing: CallableWord | null; mostDays: number } | null> {
  if ((await findPlace(tx, actor, situation)) === null) return null
  const found = await findCallable(tx, situation.id, actor.personId, today)
  return { standing: found === null ? null : { scope: found.scope, untilOn: found.untilOn }, mostDays: MOST_CALLABLE_DAYS }
}

export type CallableRefusal = 'situation-unknown' | 'until-wrong'
/** Null withdraws it. */
export type CallableWish = { scope: CallableScope; untilOn: string } | null

/** "You may call me about this": consent, until a day, for nobody unless said. */
export async function sayCallable(house: House, actor: Actor, situationId: string, wish: CallableWish): Promise<Result<null, CallableRefusal>> {
  return inTransactionOrUndo<Result<null, CallableRefusal>>(house.db, actor, async (tx) => {
    const at = nowOf(house)
    if (wish === null) return withdraw(tx, actor, situationId, at)
    const sight = await findWiderSight(tx, actor, situationId)
    const communityId = sight === null ? null : await findPlace(tx, actor, sight.situation)
    if (sight === null || communityId === null) return refused('situation-unknown')
    const until = checkUntil(wish.untilOn, dayOf(at))
    if (!until.ok) return until
    await saveCallable(tx, { situationId, personId: actor.personId, communityId, scope: wish.scope, untilOn: until.value }, at)
    const facts = { scope: wish.scope, until: until.value }
    await writeAudit(tx, { action: 'callable.said', subjectKind: 'situation', subjectId: situationId, actorPersonId: actor.personId, facts }, at)
    return done(null)
  })
}

/** Taken back at any time, also by who no longer sees the situation. A second time says the same. */
async function withdraw(tx: Database, actor: Actor, situationId: string, at: Instant): Promise<Result<null, CallableRefusal>> {
  if (await removeCallable(tx, situationId, actor.personId))
    await writeAudit(tx, { action: 'callable.withdrawn', subjectKind: 'situation', subjectId: situationId, actorPersonId: actor.personId }, at)
  return done(null)
}

/**
 * Who may be called about these situations, for this reader. The name comes with the word given; ways to reach her only as the directory shows them to this
 * reader. Whether she told it or tried something there is not said.
 */
export async function listWilling(tx: Database, actor: Actor, situationIds: readonly string[], now: Instant): Promise<(Willing & { situationId: string })[]> {
  const own = listOwnQuarters(actor)
  const rows = (await listCallable(tx, situationIds, dayOf(now))).filter((row) => row.personId !== actor.personId && isReachedBy(row, own))
  if (rows.length === 0) return []
  const people = await listPeopleByIds(tx, [...new Set(rows.map(({ personId }) => personId))])
  const seen = await listInSight(tx, { ...NO_NEIGHBOURS, listTies }, { actor, people, now })
  return rows.flatMap(({ situationId, personId, untilOn }) => {
    const person = people.find(({ id }) => id === personId)
    if (person === undefined) return []
    const shown = seen.find((each) => each.person.id === personId)?.person
    const name = `${person.givenName} ${person.familyName}`.trim()
    return { situationId, personId, untilOn, name, email: shown?.email ?? null, phone: shown?.phone ?? null, isInDirectory: shown !== undefined }
  })
}
