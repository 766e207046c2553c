import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import { checkScale, type LocalNames, type ScaleRefusal } from '../domain/scale.ts'
import { saveScale } from '../store/survey-store.ts'

export type ScaleKeepRefusal = ScaleRefusal | 'scale-unknown' | 'community-closed'

/** `key`: the own scale of which this is the next version; null for a new one. */
export type ScaleWish = { key: string | null; name: LocalNames; words: readonly LocalNames[]; first: 0 | 1; isInverse: boolean }

/** A community's own scale. What was asked with the version before stays with it. @returns its number */
export async function writeScale(house: House, actor: Actor, communityId: string, wish: ScaleWish): Promise<Result<string, ScaleKeepRefusal>> {
  if (!mayKeepSurveys(actor, communityId)) return refused('scale-unknown')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, ScaleKeepRefusal>> => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return refused('scale-unknown')
    if (community.isClosed) return refused('community-closed')
    const checked = checkScale(wish.name, wish.words, wish.first)
    if (typeof checked === 'string') return refused(checked)
    const at = nowOf(house)
    const saved = await saveScale(tx, { communityId, name: wish.name, anchors: checked.anchors, isInverse: wish.isInverse, by: actor.personId, at }, wish.key)
    if (saved === null) return refused('scale-unknown')
    const facts = { version: saved.version, steps: checked.anchors.length }
    await writeAudit(tx, { action: 'survey.scale-saved', subjectKind: 'tie_scale', subjectId: saved.key, actorPersonId: actor.personId, facts }, at)
    return done(saved.key)
  })
}
