import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, isDay, type Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import { inOrder, isShipped, keyOfQuestion, needsEthics } from '../domain/question.ts'
import {
  checkDraft,
  isClosingDay,
  LONGEST_REFERENCE,
  mayPrefill,
  type LeftOffReason,
  type SurveyDraft,
  type SurveyRefusal,
  type Wave,
} from '../domain/survey.ts'
import { leaveOffRoster, listLeftOff, putBack } from '../store/left-off-store.ts'
import { listQuestions, saveReference } from '../store/question-store.ts'
import {
  addOrganisationToRoster,
  addSilentOrganisations,
  fillRoster,
  listRosterOrganisations,
  listWavePeople,
  removeOrganisationFromRoster,
} from '../store/roster-store.ts'
import { addSurvey, addWave, findScale, findSurvey, findWaveBefore, listScales, listWaves, lockWave, removeDraft, saveWave } from '../store/survey-store.ts'
import { lockKeptWave } from './lock-kept-wave.ts'
import { sendWaveMails } from './send-wave-mails.ts'

export type KeepRefusal =
  | SurveyRefusal
  | 'ethics-missing'
  | 'person-unknown'
  | 'wave-unknown'
  | 'community-closed'
  | 'saved-meanwhile'
  | 'not-draft'
  | 'not-open'
  | 'roster-small'
  | 'prefilled-over'
  | 'wave-running'
type Kept = Result<string, KeepRefusal>

/** Two people are no network, and what one said of the other is then no secret. */
const SMALLEST_ROSTER = 3

/** A survey with its first wave, still a draft, and the roster of today. @returns the wave */
export async function startSurvey(house: House, actor: Actor, communityId: string, draft: SurveyDraft): Promise<Kept> {
  if (!mayKeepSurveys(actor, communityId)) return refused('wave-unknown')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Kept> => {
    const now = nowOf(house)
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return refused('wave-unknown')
    if (community.isClosed) return refused('community-closed')
    const objection = checkDraft(draft)
    if (objection !== null) return refused(objection)
    const scale = (await listScales(tx, communityId)).find(({ key }) => key === draft.scaleKey)
    if (scale === undefined) return refused('scale-unknown')
    if (!isDay(draft.closesOn) || !isClosingDay(draft.closesOn, dayOf(now))) return refused('day-wrong')
    const { name, closesOn, ethicsReference = '' } = draft
    const questions = inOrder(draft.questions)
    const own = new Set((await listQuestions(tx, communityId)).map(keyOfQuestion))
    if (questions.some((question) => !isShipped(question) && !own.has(question))) return refused('question-unknown')
    const asked = { communityId, name, questions, scaleKey: scale.key, scaleVersion: scale.version, ethicsReference }
    const surveyId = await addSurvey(tx, { ...asked, by: actor.personId, at: now })
    const id = await addWave(tx, { surveyId, communityId, closesOn, isPrefilled: false })
    await fillRoster(tx, { id, communityId }, dayOf(now))
    await record(tx, { action: 'survey.started', id, by: actor.personId }, now)
    return done(id)
  })
}

type WaveWish = { waveId: string; closesOn: Day; isPrefilled: boolean }

/** The next wave of the survey, once the one before is closed. @returns the new wave */
export async function addNextWave(house: House, actor: Actor, { waveId, closesOn, isPrefilled }: WaveWish): Promise<Kept> {
  return keep(house, actor, waveId, null, async (tx, wave, now) => {
    if (wave.state !== 'closed' && wave.state !== 'forgotten') return refused('wave-running')
    if (!isDay(closesOn) || !isClosingDay(closesOn, dayOf(now))) return refused('day-wrong')
    if ((await listWaves(tx, wave.communityId)).some((each) => each.surveyId === wave.surveyId && each.number > wave.number)) return refused('wave-running')
    const id = await addWave(tx, { ...wave, closesOn, isPrefilled: isPrefilled && mayPrefill(wave, closesOn) })
    await fillRoster(tx, { id, communityId: wave.communityId }, dayOf(now))
    await record(tx, { action: 'survey.wave-added', id, by: actor.personId }, now)
    return done(id)
  })
}

/** While it is a draft: the last day, and whether the last answers stand in the form. */
export async function changeDraft(house: House, actor: Actor, { waveId, closesOn, isPrefilled }: WaveWish, version: number): Promise<Kept> {
  return keep(house, actor, waveId, version, async (tx, wave, now) => {
    if (wave.state !== 'draft' && wave.state !== 'open') return refused('not-open')
    if (!isDay(closesOn) || !isClosingDay(closesOn, dayOf(now))) return refused('day-wrong')
    const isFillable = mayPrefill(await findWaveBefore(tx, wave), closesOn)
    // Nobody answers half of a wave with a filled form and half without.
    if (wave.state === 'open' && wave.isPrefilled && !isFillable) return refused('prefilled-over')
    await saveWave(tx, { ...wave, closesOn, isPrefilled: wave.state === 'draft' ? isPrefilled && isFillable : wave.isPrefilled })
    await record(tx, { action: 'survey.wave-changed', id: wave.id, by: actor.personId }, now)
    return done(wave.id)
  })
}

/** From now on it can be answered: the roster is that of today, and whoever has an address gets a personal link. */
export async function openWave(house: House, actor: Actor, waveId: string, version: number | null): Promise<Kept> {
  return keep(house, actor, waveId, version, (tx, wave, now) => open(house, tx, wave, actor.personId, now))
}

async function open(house: House, tx: Database, wave: Wave, by: string | null, now: string): Promise<Kept> {
  if (wave.state !== 'draft') return refused('not-draft')
  const today = dayOf(now)
  if (!isClosingDay(wave.closesOn, today)) return refused('day-wrong')
  const survey = await findSurvey(tx, wave.surveyId)
  const scale = survey === null ? null : await findScale(tx, survey.scaleKey, survey.scaleVersion)
  if (survey === null || (needsEthics(survey.own, scale) && survey.ethicsReference === '')) return refused('ethics-missing')
  await fillRoster(tx, wave, today)
  await addSilentOrganisations(tx, wave)
  if ((await listWavePeople(tx, wave.id, today)).length < SMALLEST_ROSTER) return refused('roster-small')
  const isPrefilled = wave.isPrefilled && mayPrefill(await findWaveBefore(tx, wave), wave.closesOn)
  await saveWave(tx, { ...wave, state: 'open', opensOn: today, isPrefilled })
  await sendWaveMails(house, tx, wave.id, { isAgain: false })
  await record(tx, { action: 'survey.wave-opened', id: wave.id, by }, now)
  return done(wave.id)
}

/** The last answer was given; what is there can still be taken back. */
export async function closeWave(house: House, actor: Actor, waveId: string, version: number | null): Promise<Kept> {
  return keep(house, actor, waveId, version, (tx, wave, now) => close(tx, wave, actor.personId, now))
}

async function close(tx: Database, wave: Wave, by: string | null, now: string): Promise<Kept> {
  if (wave.state !== 'open') return refused('not-open')
  await saveWave(tx, { ...wave, state: 'closed' })
  await record(tx, { action: 'survey.wave-closed', id: wave.id, by }, now)
  return done(wave.id)
}

/** A draft that nobody saw goes without a trace. @returns the community */
export async function dropDraft(house: House, actor: Actor, waveId: string): Promise<Kept> {
  return keep(house, actor, waveId, null, async (tx, wave, now) => {
    if (wave.state !== 'draft') return refused('not-draft')
    await removeDraft(tx, wave)
    await record(tx, { action: 'survey.draft-dropped', id: wave.id, by: actor.personId }, now)
    return done(wave.communityId)
  })
}

/** Somebody who cannot be named stands on the roster by her organisation. */
export async function changeOrganisations(house: House, actor: Actor, waveId: string, wish: { add: string } | { remove: string }): Promise<Kept> {
  return keep(house, actor, waveId, null, async (tx, wave, now) => {
    if (wave.state !== 'draft') return refused('not-draft')
    if ('remove' in wish) await removeOrganisationFromRoster(tx, wave.id, wish.remove)
    else if (!(await addOrganisationToRoster(tx, wave, wish.add))) return refused('wave-unknown')
    const count = (await listRosterOrganisations(tx, wave.id)).length
    await record(tx, { action: 'survey.roster-changed', id: wave.id, by: actor.personId, facts: { organisations: count } }, now)
    return done(wave.id)
  })
}

/** SNA-06: which ethics committee read a question of judgement; without it no wave with one opens. */
export async function writeReference(house: House, actor: Actor, waveId: string, reference: string): Promise<Kept> {
  return keep(house, actor, waveId, null, async (tx, wave, now) => {
    if (wave.state !== 'draft') return refused('not-draft')
    if (reference.length > LONGEST_REFERENCE) return refused('reference-long')
    await saveReference(tx, wave.surveyId, reference)
    await record(tx, { action: 'survey.wave-changed', id: wave.id, by: actor.personId }, now)
    return done(wave.id)
  })
}

export type LeavingOff = { personId: string; reason: LeftOffReason | null }

/** While it is a draft, a member is left off its roster, with the reason; null puts her back. */
export async function leaveOff(house: House, actor: Actor, waveId: string, { personId, reason }: LeavingOff): Promise<Kept> {
  return keep(house, actor, waveId, null, async (tx, wave, now) => {
    if (wave.state !== 'draft') return refused('not-draft')
    if (reason === null) await putBack(tx, wave.id, personId)
    else if (!(await leaveOffRoster(tx, wave, personId, reason))) return refused('person-unknown')
    await fillRoster(tx, wave, dayOf(now))
    const count = (await listLeftOff(tx, wave.id)).length
    await record(tx, { action: 'survey.roster-changed', id: wave.id, by: actor.personId, facts: { leftOff: count } }, now)
    return done(wave.id)
  })
}

/** The same for whoever operates the house, and for the clock: the log names nobody. */
export async function moveWaveAsOperator(house: House, waveId: string, to: 'open' | 'closed'): Promise<Kept> {
  return asSystem(house.db, async (tx): Promise<Kept> => {
    const wave = await lockWave(tx, waveId)
    if (wave === null) return refused('wave-unknown')
    return to === 'open' ? open(house, tx, wave, null, nowOf(house)) : close(tx, wave, null, nowOf(house))
  })
}

async function keep(
  house: House,
  actor: Actor,
  waveId: string,
  version: number | null,
  change: (tx: Database, wave: Wave, now: string) => Promise<Kept>,
): Promise<Kept> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Kept> => {
    const wave = await lockKeptWave(tx, actor, waveId)
    if (wave === null) return refused('wave-unknown')
    if ((await findNamedCommunity(tx, wave.communityId))?.isClosed !== false) return refused('community-closed')
    if (version !== null && wave.version !== version) return refused('saved-meanwhile')
    return change(tx, wave, nowOf(house))
  })
}

type Recorded = { id: string; action: AuditAction; by: string | null; facts?: Record<string, number> }

async function record(tx: Database, { id, action, by, facts = {} }: Recorded, at: string): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'wave', subjectId: id, actorPersonId: by, facts }, at)
  await announce(tx, { kind: 'wave', id })
}
