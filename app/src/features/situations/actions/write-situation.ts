import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { tidyKept } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findMeeting } from '../../meetings/public.ts'
import { sayActivation, type ActivationRefusal, type NeighbourFunction, type Verdict } from '../domain/activation.ts'
import { isPresenter } from '../domain/permissions.ts'
import { checkAnswers, expiryOf, isOpen, tidyFacets, type Answers, type Facets, type Situation, type WriteRefusal } from '../domain/situation.ts'
import { saveRoleName } from '../store/room-store.ts'
import { addSituation, lockSituation, saveActivation, saveFacets, touchSituation } from '../store/situation-store.ts'
import { saveAnswers } from '../store/words-store.ts'
import { checkWords, type Stopped } from './check-words.ts'

export type Kept = Readonly<Record<string, string>>
type Missing = 'situation-unknown' | 'saved-meanwhile'
export type Saved<Refusal extends string> = Result<string, Refusal | Missing | 'not-open'> | Stopped

export type AnswersDraft = { answers: Answers; language: Language; kept: Kept }

/** Begins a private draft from whatever is written so far. @returns its id */
export async function beginSituation(house: House, actor: Actor, { answers, language, kept }: AnswersDraft): Promise<Saved<WriteRefusal>> {
  const objection = checkAnswers(answers)
  if (objection !== null) return refused(objection)
  return inTransactionOrUndo<Saved<WriteRefusal>>(house.db, actor, async (tx) => {
    const stopped = await checkWords(tx, answers, { audience: 'bound', language, kept, communityIds: readersOf(actor, null) })
    if (stopped !== null) return stopped
    const at = nowOf(house)
    const id = await addSituation(tx, { presenterId: actor.personId, language, at })
    await saveAnswers(tx, house.settings, { situationId: id, presenterId: actor.personId, answers, at, expiresOn: expiryOf(dayOf(at), null) })
    await writeAudit(tx, { action: 'situation.begun', subjectKind: 'situation', subjectId: id, actorPersonId: actor.personId }, at)
    return done(id)
  })
}

type Own = { tx: Database; situation: Situation; at: string }

/** The presenter's own situation, locked and still open; else the refusal. */
async function withOwn<Refusal extends string>(house: House, actor: Actor, id: string, work: (own: Own) => Promise<Saved<Refusal>>): Promise<Saved<Refusal>> {
  return inTransactionOrUndo<Saved<Refusal>>(house.db, actor, async (tx): Promise<Saved<Refusal>> => {
    const situation = await lockSituation(tx, id)
    if (situation === null || !isPresenter(actor, situation)) return refused('situation-unknown')
    if (!isOpen(situation)) return refused('not-open')
    return work({ tx, situation, at: nowOf(house) })
  })
}

/** Whose members may stand in it (GRD-06): the community that hears it, for a draft those of its presenter. */
function readersOf(actor: Actor, situation: Pick<Situation, 'communityId'> | null): string[] {
  const communityId = situation?.communityId ?? null
  return communityId === null ? actor.communities.map((access) => access.communityId) : [communityId]
}

/** SEC-34: that somebody wrote on, and in which part; never what. */
async function noteChange({ tx, situation, at }: Own, actor: Actor, part: 'answers' | 'wheel'): Promise<void> {
  const facts = { part }
  await writeAudit(tx, { action: 'situation.changed', subjectKind: 'situation', subjectId: situation.id, actorPersonId: actor.personId, facts }, at)
}

/** The four answers anew; each save gives them thirty days more. */
export async function writeAnswers(
  house: House,
  actor: Actor,
  { id, version, answers, language, kept }: AnswersDraft & { id: string; version: number },
): Promise<Saved<WriteRefusal>> {
  const objection = checkAnswers(answers)
  if (objection !== null) return refused(objection)
  return withOwn<WriteRefusal>(house, actor, id, async ({ tx, situation, at }) => {
    const asked = { audience: situation.audience, language, kept, communityIds: readersOf(actor, null) }
    const stopped = await checkWords(tx, answers, asked)
    if (stopped !== null) return stopped
    // The language of what others read is the one in which it was offered.
    const kind = situation.state === 'draft' ? language : situation.language
    if (!(await touchSituation(tx, { id, version, at }, kind))) return refused('saved-meanwhile')
    const meeting = situation.meetingId === null ? null : await findMeeting(tx, situation.meetingId)
    const expiresOn = expiryOf(dayOf(at), meeting === null ? null : dayOf(meeting.startsAt))
    await saveAnswers(tx, house.settings, { situationId: id, presenterId: actor.personId, answers, at, expiresOn })
    await noteChange({ tx, situation, at }, actor, 'answers')
    return done(id)
  })
}

export async function writeFacets(
  house: House,
  actor: Actor,
  { id, version, facets, kept }: { id: string; version: number; facets: Facets; kept: Kept },
): Promise<Saved<'too-long'>> {
  const tidy = tidyFacets(facets)
  if (!tidy.ok) return tidy
  return withOwn<'too-long'>(house, actor, id, async ({ tx, situation, at }) => {
    const { audience, language, summary, goal, question } = situation
    const { groupWords } = facets
    // What was kept there before stays kept.
    const inGroup = { ...tidyKept(situation.kept, [groupWords]), ...kept }
    const stopped = await checkWords(tx, { groupWords }, { audience, language, kept: inGroup, communityIds: readersOf(actor, situation) })
    if (stopped !== null) return stopped
    const allKept = tidyKept({ ...situation.kept, ...inGroup }, [summary, goal, question, groupWords])
    if (!(await saveFacets(tx, { id, version, at }, tidy.value, allKept))) return refused('saved-meanwhile')
    await noteChange({ tx, situation, at }, actor, 'wheel')
    return done(id)
  })
}

type RoleWish = { id: string; version: number; verdict: Verdict | null; words: string; compared: readonly NeighbourFunction[]; role: string; kept: Kept }

/** What the own role is here, in the practitioner's own words: without them nothing is noted. */
export async function sayRole(house: House, actor: Actor, { id, version, kept, ...wish }: RoleWish): Promise<Saved<ActivationRefusal>> {
  return withOwn<ActivationRefusal>(house, actor, id, async ({ tx, situation, at }) => {
    const said = sayActivation({ ...wish, words: wish.words.trim(), saidAt: at })
    if (!said.ok) return said
    const { audience, language } = situation
    const stopped = await checkWords(tx, { words: said.value.words }, { audience, language, kept, communityIds: readersOf(actor, situation) })
    if (stopped !== null) return stopped
    if (!(await saveActivation(tx, { id, version, at }, said.value))) return refused('saved-meanwhile')
    const facts = { verdict: said.value.verdict }
    await writeAudit(tx, { action: 'situation.role-said', subjectKind: 'situation', subjectId: id, actorPersonId: actor.personId, facts }, at)
    return done(id)
  })
}

type NameRefusal = 'saved-meanwhile' | 'too-long' | 'situation-unknown'

/** How a community calls the role; both names empty take the one of Ronde again. */
export async function nameRole(
  house: House,
  actor: Actor,
  { communityId, fr, nl, version }: { communityId: string; fr: string; nl: string; version: number },
): Promise<Result<null, NameRefusal>> {
  if (!isLeadOf(actor, communityId)) return refused('situation-unknown')
  if (fr.length > 80 || nl.length > 80) return refused('too-long')
  return inTransactionOrUndo<Result<null, NameRefusal>>(house.db, actor, async (tx) => {
    const at = nowOf(house)
    if (!(await saveRoleName(tx, { communityId, fr, nl, version, at }))) return refused('saved-meanwhile')
    await writeAudit(tx, { action: 'practice-role.named', subjectKind: 'community', subjectId: communityId, actorPersonId: actor.personId }, at)
    return done(null)
  })
}
