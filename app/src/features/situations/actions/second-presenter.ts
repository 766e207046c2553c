import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { renderSecondMail } from '../mails/second-mail.ts'
import { maySecondBeAsked, type SecondRefusal } from '../domain/second-presenter.ts'
import { findAsked, listMayBeSecond, removeSecond, saveAccepted, saveAsked } from '../store/second-store.ts'
import { lockSituation } from '../store/situation-store.ts'

/** `end`: by either of the two, and by who asked while nobody answered. */
export type SecondWish = { kind: 'ask'; personId: string } | { kind: 'accept' } | { kind: 'decline' } | { kind: 'end' }

const ACTIONS = {
  ask: 'situation.second-asked',
  accept: 'situation.second-accepted',
  decline: 'situation.second-ended',
  end: 'situation.second-ended',
} as const

/** Who told it asks somebody to tell it with her; that one says yes or no, and may leave again. */
export async function changeSecond(house: House, actor: Actor, id: string, wish: SecondWish): Promise<Result<null, SecondRefusal>> {
  return inTransactionOrUndo<Result<null, SecondRefusal>>(house.db, actor, async (tx) => {
    const situation = await lockSituation(tx, id)
    if (situation === null || situation.communityId === null) return refused('situation-unknown')
    const at = nowOf(house)
    const isSecond = situation.secondId === actor.personId
    if (wish.kind === 'ask') {
      const search = { communityId: situation.communityId, but: actor.personId, today: dayOf(at), words: [], limit: 1 }
      const candidates = wish.personId === '' ? [] : await listMayBeSecond(tx, { ...search, id: wish.personId })
      const may = maySecondBeAsked(
        actor,
        situation,
        candidates.map((each) => each.id),
        wish.personId,
      )
      if (!may.ok) return may
      await saveAsked(tx, id, wish.personId, at)
      const asked = await findAsked(tx, id)
      if (asked !== null && isMailAddress(asked.email ?? '')) await queueMail(tx, renderSecondMail(asked, `${house.settings.publicUrl}/situations/${id}`), at)
    } else if (wish.kind === 'accept') {
      // A second press says the same.
      if (!isSecond && !(await saveAccepted(tx, id, actor.personId, at))) return refused('situation-unknown')
    } else {
      const isTheirs = isSecond || situation.askedId === actor.personId || situation.presenterId === actor.personId
      if (!isTheirs) return refused('situation-unknown')
      await removeSecond(tx, id)
    }
    await writeAudit(tx, { action: ACTIONS[wish.kind], subjectKind: 'situation', subjectId: id, actorPersonId: actor.personId }, at)
    await announce(tx, { kind: 'situation', id })
    return done(null)
  })
}
