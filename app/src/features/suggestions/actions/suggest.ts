import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { tidyKept } from '../../../kernel/keep-reason.ts'
import type { Language, LocalText } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { mayChange, maySuggest } from '../domain/permissions.ts'
import { checkGist, type HelperKind, type SuggestionLink } from '../domain/suggestion.ts'
import { lockSuggestion, saveGist } from '../store/suggestion-store.ts'
import { checkWords, type Stopped } from './check-words.ts'
import { findStanding, retractSuggestion, saveSuggestion, takeSuggestion, type SaveRefusal, type TakeRefusal } from './keep-suggestion.ts'
import { findSight } from './sight.ts'

export type SuggestWish = {
  /** Made by a program that may send twice; else it is made here. */
  id?: string | undefined
  language: Language
  text: string
  goal: 'their-goal' | 'another' | null
  otherGoal: string
  helperKind: HelperKind | null
  links: readonly SuggestionLink[]
  kept: Readonly<Record<string, string>>
}
export type SuggestRefusal = SaveRefusal | 'goal-missing'

/** By the form of a situation, without a board and without a script. @returns the number of the suggestion */
export async function suggest(house: House, actor: Actor, situationId: string, wish: SuggestWish): Promise<Result<string, SuggestRefusal> | Stopped> {
  return inTransactionOrUndo<Result<string, SuggestRefusal> | Stopped>(house.db, actor, async (tx) => {
    const sight = await findSight(tx, actor, situationId)
    if (sight === null || !maySuggest(actor, sight.situation)) return refused('situation-unknown')
    if (wish.goal === 'another' && wish.otherGoal.trim() === '') return refused('goal-missing')
    const { id = randomUUID(), language, text, helperKind, links, kept } = wish
    const goal = wish.goal === 'their-goal' ? sight.situation.goal : wish.goal === 'another' ? wish.otherGoal : null
    const { meetingId } = sight.situation
    const saved = await saveSuggestion(tx, {
      id,
      situationId,
      meetingId,
      language,
      text,
      helperKind,
      goal,
      links,
      kept,
      at: nowOf(house),
      authorId: actor.personId,
      origin: 'form',
    })
    return saved.ok ? done(id) : saved
  })
}

/** One of a situation, where the reader sees it through the situation. */
async function inSight(house: House, actor: Actor, { situationId, id }: Place, work: Work): Promise<Result<null, ChangeRefusal> | Stopped> {
  return inTransactionOrUndo<Result<null, ChangeRefusal> | Stopped>(house.db, actor, async (tx) => {
    const sight = await findSight(tx, actor, situationId)
    const suggestion = sight === null ? null : await findStanding(tx, id)
    if (suggestion === null || suggestion.situationId !== situationId) return refused('suggestion-unknown')
    return work(tx)
  })
}

type Place = { situationId: string; id: string }
type Work = (tx: Parameters<typeof lockSuggestion>[0]) => Promise<Result<null, ChangeRefusal> | Stopped>
export type ChangeRefusal = TakeRefusal | 'same-language' | 'text-missing' | 'text-too-long' | 'taken-already'

export async function take(house: House, actor: Actor, place: Place, isTaken: boolean) {
  return inSight(house, actor, place, (tx) => takeSuggestion(tx, place.id, isTaken, actor, nowOf(house)))
}

/** The same in brief in another language, by somebody who belongs to the circle. */
export async function writeGist(house: House, actor: Actor, place: Place, gist: LocalText, keptNow: Readonly<Record<string, string>> = {}) {
  return inSight(house, actor, place, async (tx) => {
    const suggestion = await lockSuggestion(tx, place.id)
    if (suggestion === null) return refused('suggestion-unknown')
    if (!maySuggest(actor, { presenterId: null, communityId: suggestion.communityId })) return refused('not-yours')
    const checked = checkGist(suggestion, gist)
    if (!checked.ok) return checked
    const { communityId, checkedFor, text, goal, links } = suggestion
    // The reasons of before, and those given for these words: the next stricter room finds both.
    const kept = tidyKept({ ...suggestion.kept, ...keptNow }, [text, goal, ...links.map(({ label }) => label), checked.value.text])
    const stopped = await checkWords(tx, { gist: checked.value.text }, { audience: checkedFor, language: gist.language, kept, communityId })
    if (stopped !== null) return stopped
    await saveGist(tx, place.id, { ...checked.value, by: actor.personId, kept }, nowOf(house))
    await writeAudit(tx, { action: 'suggestion.gist-written', subjectKind: 'suggestion', subjectId: place.id, actorPersonId: actor.personId }, nowOf(house))
    await announce(tx, { kind: 'suggestion', id: place.situationId })
    return done(null)
  })
}

/** Taken back by who wrote it or by who leads; not once the presenter took it along. */
export async function takeBack(house: House, actor: Actor, place: Place) {
  return inSight(house, actor, place, async (tx) => {
    const suggestion = await lockSuggestion(tx, place.id)
    if (suggestion === null) return refused('suggestion-unknown')
    if (!mayChange(actor, suggestion.communityId, suggestion.authorId)) return refused('not-yours')
    if (suggestion.takenAt !== null) return refused('taken-already')
    await retractSuggestion(tx, place.id, nowOf(house))
    await writeAudit(tx, { action: 'suggestion.retracted', subjectKind: 'suggestion', subjectId: place.id, actorPersonId: actor.personId }, nowOf(house))
    return done(null)
  })
}
