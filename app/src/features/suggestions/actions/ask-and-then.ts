import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Instant } from '../../../kernel/day.ts'
import { eachAlone } from '../../../kernel/each-alone.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { hashToken, newMailKey } from '../../../platform/secrets.ts'
import { mayKeepDelay } from '../domain/permissions.ts'
import { checkDelay, DEFAULT_DELAY_DAYS, linkEndsAt } from '../domain/try-out.ts'
import { renderAndThenMail } from '../mails/and-then-mail.ts'
import { addAndThen, findCommunity, findDelay, forgetLinks, listDue, saveDelay, type Due } from '../store/and-then-store.ts'

/**
 * One gentle mail a situation to whoever told it, once its days are over; told twice it asks nobody twice, and it never reminds. Whoever has no address
 * finds the question on the desk. @returns how many were asked
 */
export async function askAndThen(house: House): Promise<number> {
  const { db } = house
  const now = nowOf(house)
  await asSystem(db, (tx) => forgetLinks(tx, now))
  let asked = 0
  const due = await asSystem(db, (tx) => listDue(tx, { now, today: dayOf(now) }))
  await eachAlone(due.map((one) => async () => void (asked += (await asSystem(db, (tx) => ask(house, tx, one, now))) ? 1 : 0)))
  return asked
}

/** The note that she was asked, and the mail: both or neither. @returns false when she was asked before */
async function ask(house: House, tx: Database, due: Due, now: Instant): Promise<boolean> {
  const { situationId, communityId, personId, email, language, communityName, toldAt } = due
  const token = newMailKey()
  const expiresAt = linkEndsAt(now)
  if (!(await addAndThen(tx, { situationId, communityId, personId, tokenHash: hashToken(token), at: now, expiresAt }))) return false
  const url = `${house.settings.publicUrl}/and-then/${token}`
  if (email !== null && isMailAddress(email)) {
    await queueMail(tx, { ...renderAndThenMail({ situationId, personId, email, language }, { communityName, toldAt, url }), usefulUntil: expiresAt }, now)
  }
  await writeAudit(tx, { action: 'and-then.asked', subjectKind: 'situation', subjectId: situationId, actorPersonId: null, subjectPersonId: personId }, now)
  return true
}

export type DelayRefusal = 'community-unknown' | 'delay-wrong' | 'saved-meanwhile'

export async function readDelay(house: House, actor: Actor, communityId: string) {
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findCommunity(tx, communityId)
    if (community === null || !mayKeepDelay(actor, communityId)) return null
    const { accent, ...name } = community
    return { name, accent, delay: (await findDelay(tx, communityId)) ?? { days: DEFAULT_DELAY_DAYS, version: 0 } }
  })
}

/** A community chooses after how many days it asks; what was asked already stays asked. */
export async function writeDelay(
  house: House,
  actor: Actor,
  { communityId, days, version }: { communityId: string; days: number; version: number },
): Promise<Result<null, DelayRefusal>> {
  return inTransactionOrUndo<Result<null, DelayRefusal>>(house.db, actor, async (tx) => {
    if ((await findCommunity(tx, communityId)) === null || !mayKeepDelay(actor, communityId)) return refused('community-unknown')
    const checked = checkDelay(days)
    if (!checked.ok) return checked
    const at = nowOf(house)
    if (!(await saveDelay(tx, { communityId, days, version, at }))) return refused('saved-meanwhile')
    await writeAudit(tx, { action: 'and-then.delay-set', subjectKind: 'community', subjectId: communityId, actorPersonId: actor.personId, facts: { days } }, at)
    return done(null)
  })
}
