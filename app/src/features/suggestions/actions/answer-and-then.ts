import { done, refused, type Result } from '../../../kernel/result.ts'
import type { LocalText } from '../../../kernel/language.ts'
import { asSystem, Undo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { findSituation, moveSituation } from '../../situations/public.ts'
import type { Scope } from '../domain/memory.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { Outcome, Reason, TryOut } from '../domain/try-out.ts'
import { findByToken, saveAndThenState, type AndThen } from '../store/and-then-store.ts'
import { findRemembered } from '../store/memory-store.ts'
import { listOfSituations, removeOfSituation } from '../store/suggestion-store.ts'
import { listTryOuts } from '../store/try-out-store.ts'
import { shareAs } from './remember.ts'
import { closeWhenKnown, sayOutcomeOf } from './say-outcome.ts'

export type Asked = { suggestion: Suggestion; said: TryOut | null }
export type AndThenCard = { asked: AndThen; goal: LocalText | null; isOver: boolean; isClosed: boolean; taken: Asked[]; scope: Scope }

/** What the link of the mail opens: what she took along, and what she said of it already. Reading it changes nothing. */
export async function readAndThen(house: House, token: string): Promise<AndThenCard | null> {
  return asSystem(house.db, (tx) => findCard(tx, token, nowOf(house)))
}

async function findCard(tx: Database, token: string, now: string): Promise<AndThenCard | null> {
  const asked = await findByToken(tx, hashToken(token), now)
  const situation = asked === null ? null : await findSituation(tx, asked.situationId)
  if (asked === null || situation === null) return null
  const isOver = situation.state === 'stopped'
  return {
    asked,
    goal: situation.goal === '' ? null : { language: situation.language, text: situation.goal },
    isOver,
    isClosed: situation.state === 'closed',
    taken: isOver ? [] : await listTaken(tx, asked),
    scope: (await findRemembered(tx, situation.id))?.scope ?? 'community',
  }
}

async function listTaken(tx: Database, { situationId, personId }: AndThen): Promise<Asked[]> {
  const taken = (await listOfSituations(tx, [situationId])).filter(({ takenAt }) => takenAt !== null)
  const ids = taken.map(({ id }) => id)
  const own = (await listTryOuts(tx, ids)).filter(({ saidBy }) => saidBy === personId)
  return taken.map((suggestion) => ({ suggestion, said: own.find(({ suggestionId }) => suggestionId === suggestion.id) ?? null }))
}

export type AnswerRefusal = 'link-unknown' | 'no-choice' | 'over'
export type Answers = { outcomes: readonly { suggestionId: string; outcome: Outcome; reason: Reason | null }[]; scope: Scope | null }

/** Her word about each suggestion that she chose to speak of; one is enough. Once all of them are known, the situation is closed. */
export async function answerAndThen(house: House, token: string, { outcomes, scope }: Answers): Promise<Result<null, AnswerRefusal>> {
  return asSystemOrUndo(house, async (tx) => {
    const at = nowOf(house)
    const card = await findCard(tx, token, at)
    if (card === null) return refused('link-unknown')
    if (card.isOver) return refused('over')
    const { asked, taken } = card
    const said = outcomes.flatMap((each) => {
      const suggestion = taken.find((one) => one.suggestion.id === each.suggestionId)?.suggestion
      return suggestion === undefined ? [] : [{ ...each, suggestion }]
    })
    const isShared = scope !== null && scope !== card.scope
    if (said.length === 0 && !isShared) return refused('no-choice')
    const who = { saidBy: asked.personId, communityId: asked.communityId, isPresenter: true, at }
    for (const { suggestion, outcome, reason } of said) await sayOutcomeOf(tx, { ...who, suggestion, outcome, reason })
    if (said.length > 0) await saveAndThenState(tx, asked, 'answered', at)
    const situation = await findSituation(tx, asked.situationId)
    if (situation !== null && isShared) await shareAs(tx, situation, { scope, version: null, by: asked.personId, at })
    await closeWhenKnown(tx, asked, at)
    return done(null)
  })
}

/** It ended: no question, no reason, and of what was suggested nothing stays. A second time says the same. */
export async function endByLink(house: House, token: string): Promise<Result<null, AnswerRefusal>> {
  return asSystemOrUndo(house, async (tx) => {
    const at = nowOf(house)
    const card = await findCard(tx, token, at)
    if (card === null) return refused('link-unknown')
    if (card.isOver) return done(null)
    const moved = await moveSituation(tx, card.asked.situationId, 'stopped', at, card.asked.personId)
    if (!moved.ok) return refused('over')
    await saveAndThenState(tx, card.asked, 'ended', at)
    await removeOfSituation(tx, card.asked.situationId)
    return done(null)
  })
}

/** The link proves who it is; a refusal undoes what was written before it. */
async function asSystemOrUndo(house: House, work: (tx: Database) => Promise<Result<null, AnswerRefusal>>): Promise<Result<null, AnswerRefusal>> {
  try {
    return await asSystem(house.db, async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new Undo(result)
      return result
    })
  } catch (failure) {
    if (failure instanceof Undo) return failure.value as Result<null, AnswerRefusal>
    throw failure
  }
}
