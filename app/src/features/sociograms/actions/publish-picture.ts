import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, isDay, type Day } from '../../../kernel/day.ts'
import { eachAlone } from '../../../kernel/each-alone.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import type { DomainEvent } from '../../../platform/events.ts'
import { checkText, maySave } from '../../../platform/guard.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findNamedCommunity, listAllowed } from '../../communities/public.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import { bandOfRate, PUBLIC_KINDS } from '../domain/public-picture.ts'
import { LONGEST_REASON, monthOf, type PublishRefusal } from '../domain/published.ts'
import { responseOf, type Wave } from '../domain/survey.ts'
import {
  addAgreement,
  addPublication,
  addVersion,
  endVersions,
  findOpenPublication,
  listAgreements,
  listDue,
  listOpenByOrganisation,
  lockPublication,
  markDue,
  markDueByTime,
  markDueOf,
  noteMadeAgain,
  removeAgreement,
  takePublicationBack,
} from '../store/public-store.ts'
import { readWave, type WaveRows } from '../store/read-wave.ts'
import { findWave } from '../store/survey-store.ts'
import { makePublic, readPublicReading } from './make-public.ts'

type Published = Result<string, PublishRefusal>
type Keeping = { tx: Database; wave: Wave; actor: Actor; now: string; today: Day }

/** A closed wave of a community that the actor coordinates; also one whose answers are forgotten. */
async function keep(house: House, actor: Actor, waveId: string, work: (keeping: Keeping) => Promise<Published>): Promise<Published> {
  const now = nowOf(house)
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Published> => {
    const wave = await findWave(tx, waveId)
    if (wave === null || !mayKeepSurveys(actor, wave.communityId)) return refused('wave-unknown')
    return wave.state === 'draft' || wave.state === 'open' ? refused('not-closed') : work({ tx, wave, actor, now, today: dayOf(now) })
  })
}

export type PublishWish = { waveId: string; kind: string; question?: string | undefined; from?: string | undefined; reason: string; language: Language }

/** SDC-03: an act of its own, with whoever coordinates, a reason and the day. What anybody then sees is stored as it is. @returns the address */
export async function publishPicture(house: House, actor: Actor, wish: PublishWish): Promise<Published> {
  return keep(house, actor, wish.waveId, async ({ tx, wave, now, today }) => {
    const rows = await readWave(tx, wave.id, today)
    if (rows === null) return refused('forgotten')
    const { survey, scale, people } = rows
    if ((await findNamedCommunity(tx, wave.communityId))?.isClosed !== false) return refused('community-closed')
    const kind = PUBLIC_KINDS.find((each) => each === wish.kind)
    const reading = readPublicReading(wish, survey, scale)
    if (kind === undefined) return refused('kind-missing')
    if (reading === null) return refused('question-own')
    const objection = await checkReason(tx, rows, wish)
    if (objection !== null) return objection
    if ((await findOpenPublication(tx, wave.id)) !== null) return refused('already-public')
    const { content, points } = await makePublic(tx, rows, { kind, reading, today })
    if (content === null) return refused('too-little')
    const { id: waveId, communityId } = wave
    const made = {
      waveId,
      communityId,
      kind,
      question: reading.question,
      fromStep: reading.from,
      points,
      rate: bandOfRate(responseOf(people)),
      reason: wish.reason,
    }
    const id = await addPublication(tx, { ...made, by: actor.personId, at: now, today })
    if (id === null) return refused('already-public')
    await addVersion(tx, { pictureId: id, waveId, communityId, month: monthOf(today), content })
    await record(tx, { action: 'sociogram.published', id, waveId, by: actor.personId }, now)
    return done(id)
  })
}

/** The whole guard, as for words that strangers may read: neither a reason nor the levels of an own scale, which stand beside the picture, are a place for a name. */
async function checkReason(tx: Database, { wave, scale }: WaveRows, { reason, language }: PublishWish): Promise<Published | null> {
  if (reason === '') return refused('reason-missing')
  if (reason.length > LONGEST_REASON) return refused('reason-long')
  const { organisations } = await listAllowed(tx, [wave.communityId])
  const own = scale.communityId === null ? [] : scale.anchors.flatMap(({ fr, nl, en, de }) => [fr, nl, en, de])
  const checks = [reason, ...own].map((text) => checkText(text, { audience: 'public', language, allow: { organisations } }))
  const found = checks.filter((check) => !maySave(check)).flatMap(({ findings }) => findings.map(({ words }) => words))
  return found.length === 0 ? null : refused('reason-words', { words: [...new Set(found)].join(', ') })
}

/** One press: from now on its addresses say that it is no longer valid, and nothing of what it showed is kept. */
export async function takePictureBack(house: House, actor: Actor, waveId: string): Promise<Published> {
  return keep(house, actor, waveId, async ({ tx, now, today }) => {
    const open = await findOpenPublication(tx, waveId)
    if (open === null) return refused('not-public')
    await lockPublication(tx, open.id)
    await takePublicationBack(tx, open.id, actor.personId, now)
    await endVersions(tx, open.id, monthOf(today))
    await record(tx, { action: 'sociogram.taken-back', id: open.id, waveId, by: actor.personId }, now)
    return done(open.id)
  })
}

type Agreeing = { waveId: string; organisationId: string; on: Day }

/** SNA-01: an organisation said that its name may stand in public; noted by whoever coordinates. */
export async function noteAgreement(house: House, actor: Actor, { waveId, organisationId, on }: Agreeing): Promise<Published> {
  return keep(house, actor, waveId, async ({ tx, wave, now, today }) => {
    const { communityId } = wave
    const found = (await listAgreements(tx, waveId, communityId)).find((each) => each.organisationId === organisationId)
    if (found === undefined || found.isSolePractice !== false) return refused('organisation-unknown')
    if (!isDay(on) || on > today) return refused('day-wrong')
    await addAgreement(tx, { communityId, organisationId, on, by: actor.personId })
    await record(tx, { action: 'sociogram.agreement-noted', id: organisationId, waveId, by: actor.personId }, now)
    return done(waveId)
  })
}

/** Pictures in which it stands are made again at once: no person is behind this. */
export async function dropAgreement(house: House, actor: Actor, { waveId, organisationId }: Omit<Agreeing, 'on'>): Promise<Published> {
  return keep(house, actor, waveId, async ({ tx, wave, now, today }) => {
    const { communityId } = wave
    if (!(await removeAgreement(tx, communityId, organisationId))) return refused('organisation-unknown')
    await record(tx, { action: 'sociogram.agreement-ended', id: organisationId, waveId, by: actor.personId }, now)
    for (const id of await listOpenByOrganisation(tx, communityId, organisationId)) await makeAgain(tx, id, now, today)
    return done(waveId)
  })
}

/** Somebody took back what a picture is made of. Only noted here: what a day took back is done together in the night, so that nobody reads the hour. */
export async function hearTakenBack(house: House, { kind, subjectId, facts }: DomainEvent): Promise<void> {
  if (kind === 'survey.withdrawn') await asSystem(house.db, (tx) => markDue(tx, [subjectId]))
  else if (facts.purpose === 'sociogram_survey') await asSystem(house.db, (tx) => markDueOf(tx, subjectId))
}

/** Every night, all that is due; each in a transaction of its own, and one that fails leaves no other as it was. @returns how many */
export async function makeDuePicturesAgain(house: House): Promise<number> {
  const now = nowOf(house)
  const due = await asSystem(house.db, async (tx) => {
    await markDueByTime(tx, dayOf(now))
    return listDue(tx)
  })
  await eachAlone(due.map((id) => () => asSystem(house.db, (tx) => makeAgain(tx, id, now, dayOf(now)))))
  return due.length
}

/** The old version loses what it showed; the new one asks for one person more on each side of a line. Where too little remains, the new one is empty and says so; so where the answers are forgotten. */
export async function makeAgain(tx: Database, id: string, now: string, today: Day): Promise<void> {
  const open = await lockPublication(tx, id)
  if (open === null || open.takenBackAt !== null) return
  const { kind, question, fromStep, waveId, communityId } = open
  const rows = await readWave(tx, waveId, today)
  const { content, points } = rows === null ? { content: null, points: [] } : await makePublic(tx, rows, { kind, reading: { question, from: fromStep }, today })
  await endVersions(tx, id, monthOf(today))
  await addVersion(tx, { pictureId: id, waveId, communityId, month: monthOf(today), content })
  await noteMadeAgain(tx, id, kind === 'organisation' ? points : null)
  await record(tx, { action: 'sociogram.made-again', id, waveId, by: null }, now)
}

type Recorded = { action: AuditAction; id: string; waveId: string; by: string | null }

async function record(tx: Database, { action, id, waveId, by }: Recorded, at: string): Promise<void> {
  const subjectKind = action.startsWith('sociogram.agreement') ? 'organisation' : 'public_picture'
  await writeAudit(tx, { action, subjectKind, subjectId: id, actorPersonId: by, facts: { wave: waveId } }, at)
  await announce(tx, { kind: 'wave', id: waveId })
}
