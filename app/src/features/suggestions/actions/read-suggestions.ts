import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { inTransaction, inTransactionOrUndo } from '../../../platform/database.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { AUDIENCES, isAtLeast, presents } from '../../situations/public.ts'
import { listOwnQuarters, mayChange, mayShare, maySuggest, mayTake } from '../domain/permissions.ts'
import type { SuggestionsOf } from '../domain/shown.ts'
import { isContradicting } from '../domain/try-out.ts'
import { findRemembered } from '../store/memory-store.ts'
import { addReader, countReaders, countShown, listOfSituations } from '../store/suggestion-store.ts'
import { listTryOuts } from '../store/try-out-store.ts'
import { showOutcomes } from './show-outcomes.ts'
import { readCallable } from './may-be-called.ts'
import { findSight } from './sight.ts'

/** What was suggested for one situation, for whoever reads the situation itself. */
export async function readSuggestions(house: House, actor: Actor, situationId: string): Promise<SuggestionsOf | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const sight = await findSight(tx, actor, situationId)
    if (sight === null) return null
    const { situation, need } = sight
    const isPresenter = presents(actor, situation)
    const suggestions = (await listOfSituations(tx, [situationId])).filter(
      ({ checkedFor, text }) => text !== '' && (isPresenter || isAtLeast(checkedFor, need)),
    )
    const ids = suggestions.map(({ id }) => id)
    const tried = await listTryOuts(tx, ids)
    const isTold = situation.state !== 'offered'
    const known = await findRemembered(tx, situationId)
    return {
      situationId,
      goal: situation.goal === '' ? null : { language: situation.language, text: situation.goal },
      audience: need,
      isTold,
      isPresenter,
      mayTake: mayTake(actor, situation),
      maySuggest: maySuggest(actor, situation),
      rows: suggestions.map((suggestion) => {
        const { outcomes, tally } = showOutcomes(suggestion, tried, actor.personId)
        const isOwn = mayChange(actor, suggestion.communityId, suggestion.authorId)
        return { suggestion, outcomes, tally, isContradicting: isContradicting(tally), mayChange: isOwn }
      }),
      readers: await countReaders(tx, situationId, actor.personId),
      share: mayShare(actor, situation) && isTold ? { scope: known?.scope ?? 'community', version: known?.version ?? 1 } : null,
      quarters: quartersOf(actor),
      callable: isTold ? await readCallable(tx, actor, situation, dayOf(nowOf(house))) : null,
    }
  })
}

/** How many of them this reader sees; null where she sees no such situation. */
export async function countSuggestions(house: House, actor: Actor, situationId: string): Promise<number | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const sight = await findSight(tx, actor, situationId)
    if (sight === null) return null
    const isPresenter = presents(actor, sight.situation)
    return countShown(
      tx,
      situationId,
      AUDIENCES.filter((each) => isPresenter || isAtLeast(each, sight.need)),
    )
  })
}

export function quartersOf(actor: Actor): SuggestionsOf['quarters'] {
  return listOwnQuarters(actor).map((id) => {
    const access = actor.communities.find(({ communityId }) => communityId === id)
    return { id, name: { fr: access?.nameFr ?? '', nl: access?.nameNl ?? '' } }
  })
}

/** Says that one has read them: the presenter learns how many did, and no name. */
export async function sayRead(house: House, actor: Actor, situationId: string): Promise<Result<null, 'situation-unknown'>> {
  return inTransactionOrUndo<Result<null, 'situation-unknown'>>(house.db, actor, async (tx) => {
    const sight = await findSight(tx, actor, situationId)
    if (sight === null || presents(actor, sight.situation)) return refused('situation-unknown')
    await addReader(tx, { situationId, communityId: sight.situation.communityId, personId: actor.personId, on: dayOf(nowOf(house)) })
    // That somebody read is noted, who is not: neither here nor there.
    await writeAudit(tx, { action: 'suggestion.read', subjectKind: 'situation', subjectId: situationId, actorPersonId: null }, nowOf(house))
    return done(null)
  })
}
