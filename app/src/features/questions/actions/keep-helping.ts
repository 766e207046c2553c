import type { Actor } from '../../../kernel/actor.ts'
import { isAdministrator } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction, inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { addDutyNumber, removeDutyNumber, removeHelper, saveHelper } from '../store/helper-store.ts'

/** Agrees to be asked, this often at the most; null stops it at once. */
export async function keepHelping(house: House, actor: Actor, mostAWeek: number | null): Promise<void> {
  await inTransaction(house.db, actor, async (tx) => {
    const now = nowOf(house)
    if (mostAWeek === null) await removeHelper(tx, actor.personId)
    else await saveHelper(tx, actor.personId, { mostAWeek: Math.min(7, Math.max(1, mostAWeek)), since: now })
    const action = mostAWeek === null ? 'question.helping-stopped' : 'question.helping'
    await writeAudit(tx, { action, subjectKind: 'question', actorPersonId: actor.personId, subjectPersonId: actor.personId }, now)
  })
}

export type NumberRefusal = 'number-wrong' | 'name-missing' | 'not-yours'
const NUMBER = /^[\d +./()-]{2,20}$/
const LONGEST_NAME = 100

/** The numbers above every question, beside 112. */
export async function changeDutyNumbers(
  house: House,
  actor: Actor,
  change: { remove: string } | { number: string; name: BilingualName },
): Promise<Result<null, NumberRefusal>> {
  if (!isAdministrator(actor)) return refused('not-yours')
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    if ('remove' in change) await removeDutyNumber(tx, change.remove)
    else if (!NUMBER.test(change.number)) return refused('number-wrong')
    else if ((change.name.fr === '' && change.name.nl === '') || `${change.name.fr}${change.name.nl}`.length > LONGEST_NAME) return refused('name-missing')
    else await addDutyNumber(tx, change)
    await writeAudit(tx, { action: 'question.numbers-changed', subjectKind: 'question', actorPersonId: actor.personId }, nowOf(house))
    return done(null)
  })
}
