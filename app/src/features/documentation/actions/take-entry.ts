import type { Audience } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import { announce } from '../../../platform/live.ts'
import {
  checkDraft,
  checkGist,
  judgeSource,
  textsOf,
  type DraftRefusal,
  type EntryDraft,
  type Entry,
  type Gist,
  type Kept,
  type Origin,
} from '../domain/entry.ts'
import { addConflict, keepBesides } from '../store/conflict-store.ts'
import { addEntry, lockEntry, retractEntry, saveEntry, saveGist } from '../store/entry-store.ts'
import { findSpeakerRole, readRoomAudience } from '../store/meeting-store.ts'
import { templateOf } from '../store/template-store.ts'
import { allowedOf, strictestFor } from './check-words.ts'

export type TakenEntry = EntryDraft & {
  /** Made where it was typed. */
  id: string
  meetingId: string
  communityId: string
  gist?: Pick<Gist, 'language' | 'text'>
  origin: Origin
  roundId?: string | null
  authorId: string | null
  at: Instant
  /** Rises with each change at the source; the moment, where the source counts nothing. An older one loses. */
  version?: number
  /** For which audience the caller's own check let the words pass; without it they are checked here, for the room. */
  checkedFor?: Audience
  kept?: Kept
  /** Other wordings of the same moment, between which nobody has chosen at the source: they stand beside, until it tells of one alone. */
  besides?: readonly Pick<EntryDraft, 'language' | 'text' | 'links'>[]
}

export type TakeOutcome = 'added' | 'same' | 'saved' | 'conflict'
export type TakeRefusal = DraftRefusal | 'words-refused' | 'older-version' | 'id-taken'

/**
 * Writes an entry in the caller's transaction, once however often it is told. What was tidied since is not written over: the other words are
 * kept beside it.
 */
export async function takeEntry(tx: Database, taken: TakenEntry): Promise<Result<TakeOutcome, TakeRefusal>> {
  const draft = checkDraft(taken)
  if (!draft.ok) return draft
  const checkedFor = await findChecked(tx, taken, draft.value)
  if (checkedFor === null) return refused('words-refused')
  const sourceVersion = taken.version ?? Date.parse(taken.at)
  const { area, language, text, visibility, links } = draft.value
  const words: EntryDraft = { area, language, text, visibility, links }
  const outcome = await write(tx, taken, words, { checkedFor, sourceVersion })
  const entry = outcome.ok && taken.besides !== undefined ? await lockEntry(tx, taken.id) : null
  if (entry !== null) {
    const besides = taken.besides?.map((other): EntryDraft => ({ ...words, language: other.language, text: other.text, links: other.links })) ?? []
    await keepBesides(tx, entry, { besides, checkedFor }, taken.at)
  }
  return outcome
}

type Passed = { checkedFor: Audience; sourceVersion: number }

async function write(tx: Database, taken: TakenEntry, words: EntryDraft, { checkedFor, sourceVersion }: Passed): Promise<Result<TakeOutcome, TakeRefusal>> {
  if (await addNew(tx, taken, words, { checkedFor, sourceVersion })) return keepGist(tx, taken, checkedFor, 'added')
  const stored = await lockEntry(tx, taken.id)
  if (stored === null || stored.meetingId !== taken.meetingId || stored.communityId !== taken.communityId) return refused('id-taken')
  const verdict = judgeSource(stored, words, sourceVersion)
  if (verdict === 'older') return refused('older-version')
  if (verdict === 'same') return keepGist(tx, taken, checkedFor, 'same')
  if (verdict === 'conflict') {
    await addConflict(tx, stored, { draft: words, checkedFor, sourceVersion }, { personId: taken.authorId, at: taken.at })
    return keepGist(tx, taken, checkedFor, 'conflict')
  }
  await saveEntry(
    tx,
    stored,
    { draft: words, checkedFor, kept: taken.kept ?? {}, state: 'captured', sourceVersion },
    { personId: taken.authorId, at: taken.at },
  )
  return keepGist(tx, taken, checkedFor, 'saved')
}

async function findChecked(tx: Database, taken: TakenEntry, draft: EntryDraft): Promise<Audience | null> {
  const audience = taken.checkedFor ?? (await readRoomAudience(tx, taken.meetingId))
  const asked = { audience, language: draft.language, allow: await allowedOf(tx, taken.communityId), kept: taken.kept ?? {} }
  return strictestFor(textsOf(draft), asked) ?? taken.checkedFor ?? null
}

async function addNew(tx: Database, taken: TakenEntry, words: EntryDraft, { checkedFor, sourceVersion }: Passed) {
  const { id, meetingId, communityId, authorId, origin, at, roundId = null, kept = {} } = taken
  const speakerRole = await findSpeakerRole(tx, { meetingId, communityId, personId: authorId })
  const { version: templateVersion } = await templateOf(tx, meetingId)
  const entry = {
    ...words,
    id,
    meetingId,
    communityId,
    templateVersion,
    roundId,
    origin,
    checkedFor,
    kept,
    authorId,
    speakerRole,
    writtenAt: at,
    sourceVersion,
  }
  return addEntry(tx, entry)
}

/** A gist that does not fit or pass is left out: the words themselves count. */
async function keepGist(tx: Database, taken: TakenEntry, audience: Audience, outcome: TakeOutcome): Promise<Result<TakeOutcome, never>> {
  await announce(tx, { kind: 'grid', id: taken.meetingId })
  if (taken.gist === undefined || outcome === 'conflict') return done(outcome)
  const gist = checkGist(taken, taken.gist)
  const entry = gist.ok ? await lockEntry(tx, taken.id) : null
  if (!gist.ok || entry === null) return done(outcome)
  const asked = { audience, language: taken.gist.language, allow: await allowedOf(tx, taken.communityId), kept: taken.kept ?? {} }
  const checkedFor = strictestFor([gist.value], asked)
  if (checkedFor === null) return done(outcome)
  await saveGist(tx, entry, { language: taken.gist.language, text: gist.value, checkedFor }, { personId: taken.authorId, at: taken.at })
  return done(outcome)
}

export type RetractRefusal = 'entry-unknown' | 'older-version'

/** Takes an entry away in the caller's transaction: a tombstone without words. Once, however often it is told. */
export async function takeAway(
  tx: Database,
  id: string,
  { by, at, version }: { by: string | null; at: Instant; version?: number },
): Promise<Result<Entry, RetractRefusal>> {
  const entry = await lockEntry(tx, id)
  if (entry === null) return refused('entry-unknown')
  if (entry.state === 'retracted') return done(entry)
  const told = version ?? Date.parse(at)
  if (version !== undefined && told <= entry.sourceVersion) return refused('older-version')
  await retractEntry(tx, entry, { personId: by, at }, Math.max(told, entry.sourceVersion))
  await announce(tx, { kind: 'grid', id: entry.meetingId })
  return done(entry)
}
