import type { Actor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/day.ts'
import { tidyKept } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { Database } from '../../../platform/database.ts'
import { announce } from '../../../platform/live.ts'
import { findSituation, isAtLeast, roomAudience, strictest, type RoomAudience, type Situation } from '../../situations/public.ts'
import { mayTake } from '../domain/permissions.ts'
import { checkLength, MOST_OF_A_SITUATION, servesOf, type HelperKind, type Suggestion, type SuggestionLink, type WordsRefusal } from '../domain/suggestion.ts'
import {
  addSuggestion,
  changeSuggestion,
  countOfSituation,
  findSuggestion,
  listOfSituations,
  lockSuggestion,
  saveRetracted,
  saveTaken,
  type NewSuggestion,
} from '../store/suggestion-store.ts'
import { checkWords, type Stopped } from './check-words.ts'
import { remember } from './remember.ts'

export type SaveWish = {
  /** Made by whoever writes it down: sent twice, it is there once. */
  id: string
  situationId: string
  /** Whose room hears it; null for what is added by form afterwards. */
  meetingId: string | null
  roundId?: string | null
  language: Language
  text: string
  helperKind: HelperKind | null
  /** The goal that it serves: the words of the situation's own goal, or another one in broad words. */
  goal: string | null
  links: readonly SuggestionLink[]
  kept?: Readonly<Record<string, string>>
  at: Instant
  authorId: string | null
  origin?: 'board' | 'form'
}
export type SaveRefusal = WordsRefusal | 'situation-unknown' | 'situation-over' | 'id-taken' | 'too-many'
export type SaveAnswer = Result<'saved' | 'same', SaveRefusal> | Stopped

/** What the words of a situation need now: its own room, and that of the meeting at which they are said. */
async function needOf(tx: Database, situation: Situation, meetingId: string | null): Promise<RoomAudience> {
  return meetingId === null ? situation.audience : strictest(situation.audience, await roomAudience(tx, meetingId))
}

/**
 * Writes a suggestion down, or the same one in other words. The caller's transaction, and the caller's rule of who may; text that the guard stops is
 * saved nowhere.
 */
export async function saveSuggestion(tx: Database, wish: SaveWish): Promise<SaveAnswer> {
  const words = { text: wish.text.trim(), goal: (wish.goal ?? '').trim(), links: wish.links.filter(({ label }) => label.trim() !== '') }
  const objection = checkLength(words)
  if (objection !== null) return refused(objection)
  const situation = await findSituation(tx, wish.situationId)
  if (situation === null || situation.communityId === null) return refused('situation-unknown')
  if (situation.state === 'stopped' || situation.state === 'draft') return refused('situation-over')
  const { communityId } = situation
  const audience = await needOf(tx, situation, wish.meetingId)
  const texts = { text: words.text, goal: words.goal, ...Object.fromEntries(wish.links.map(({ label }, order) => [`link-${order + 1}`, label])) }
  const stopped = await checkWords(tx, texts, { audience, language: wish.language, kept: wish.kept ?? {}, communityId })
  if (stopped !== null) return stopped
  const { id, situationId, meetingId, roundId = null, language, helperKind, at, authorId, origin = 'board' } = wish
  const row: NewSuggestion = {
    id,
    situationId,
    communityId,
    meetingId,
    roundId,
    language,
    helperKind,
    at,
    authorId,
    origin,
    text: words.text,
    links: words.links,
    ...servesOf(words.goal, situation.goal),
    kept: tidyKept(wish.kept ?? {}, Object.values(texts)),
    checkedFor: audience,
  }
  return write(tx, row)
}

async function write(tx: Database, row: NewSuggestion): Promise<SaveAnswer> {
  const before = await lockSuggestion(tx, row.id)
  if (before === null) {
    if ((await countOfSituation(tx, row.situationId)) >= MOST_OF_A_SITUATION) return refused('too-many')
    if (!(await addSuggestion(tx, row))) return refused('id-taken')
    await writeAudit(
      tx,
      { action: 'suggestion.added', subjectKind: 'situation', subjectId: row.situationId, actorPersonId: row.authorId, facts: { origin: row.origin } },
      row.at,
    )
  } else {
    if (before.situationId !== row.situationId) return refused('id-taken')
    if (isSame(before, row)) return done('same')
    await changeSuggestion(tx, row)
  }
  await announce(tx, { kind: 'suggestion', id: row.situationId })
  return done('saved')
}

function isSame(before: Suggestion, row: NewSuggestion): boolean {
  const keys = ['text', 'language', 'serves', 'goal', 'helperKind', 'checkedFor'] as const
  return before.retractedAt === null && keys.every((key) => before[key] === row[key]) && JSON.stringify(linksOf(before)) === JSON.stringify(linksOf(row))
}

/** A row of jsonb comes back with its keys in an order of its own. */
function linksOf({ links }: { links: readonly SuggestionLink[] }): string[][] {
  return links.map(({ kind, label, id }) => [kind, label, id ?? ''])
}

export type TakeRefusal = 'suggestion-unknown' | 'not-yours'

/** The presenter takes it along, or leaves it after all. A second time says the same. */
export async function takeSuggestion(tx: Database, id: string, isTaken: boolean, actor: Actor, at: Instant): Promise<Result<null, TakeRefusal>> {
  const suggestion = await lockSuggestion(tx, id)
  if (suggestion === null || suggestion.retractedAt !== null) return refused('suggestion-unknown')
  const situation = await findSituation(tx, suggestion.situationId)
  if (situation === null || situation.state === 'stopped') return refused('suggestion-unknown')
  if (!mayTake(actor, situation)) return refused('not-yours')
  if ((suggestion.takenAt !== null) === isTaken) return done(null)
  await saveTaken(tx, id, isTaken ? at : null)
  await remember(tx, situation.id, at)
  await writeAudit(
    tx,
    { action: isTaken ? 'suggestion.taken' : 'suggestion.left', subjectKind: 'situation', subjectId: situation.id, actorPersonId: actor.personId },
    at,
  )
  await announce(tx, { kind: 'suggestion', id: situation.id })
  return done(null)
}

/** Taken off the board; it comes back when it is saved again. */
export async function retractSuggestion(tx: Database, id: string, at: Instant): Promise<void> {
  const suggestion = await lockSuggestion(tx, id)
  if (suggestion === null || suggestion.retractedAt !== null) return
  await saveRetracted(tx, id, at)
  await announce(tx, { kind: 'suggestion', id: suggestion.situationId })
}

/**
 * What was suggested for a situation, what was taken first; only words that passed the guard for this room.
 * @param need what the room needs; the situation's own need when left out
 */
export async function listSuggestions(tx: Database, situationId: string, need?: RoomAudience): Promise<Suggestion[]> {
  const situation = await findSituation(tx, situationId)
  if (situation === null || situation.state === 'stopped') return []
  const room = strictest(situation.audience, need ?? 'bound')
  return (await listOfSituations(tx, [situationId])).filter(({ checkedFor, text }) => text !== '' && isAtLeast(checkedFor, room))
}

export async function findStanding(tx: Database, id: string): Promise<Suggestion | null> {
  const suggestion = await findSuggestion(tx, id)
  return suggestion === null || suggestion.retractedAt !== null ? null : suggestion
}
