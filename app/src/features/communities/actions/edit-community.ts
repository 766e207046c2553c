import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import type { BilingualName, LocalText } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit, type AuditEvent } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import {
  checkCommunity,
  isArchive,
  moveCommunity,
  stateWithHost,
  type Community,
  type CommunityDraft,
  type CommunityState,
  type DraftRefusal,
  type StateRefusal,
  type TextKind,
} from '../domain/community.ts'
import { checkRhythm, dayBefore, fitRhythm, type Rhythm, type RhythmRefusal } from '../domain/rhythm.ts'
import { mayEditCommunity } from '../domain/permissions.ts'
import {
  addGoal,
  addRhythm,
  addText,
  endCommunityArea,
  endGoal,
  endRhythms,
  listRhythms,
  listTexts,
  saveArea,
  saveCommunityArea,
} from '../store/agreement-store.ts'
import { lockCommunity, saveCommunity, saveCommunityState } from '../store/community-store.ts'
import { countModerators } from '../store/overview-store.ts'
import { findLinkObjection, type LinkRefusal } from './check-links.ts'

export type EditRefusal =
  | 'community-unknown'
  | 'community-closed'
  | 'saved-meanwhile'
  | 'text-missing'
  | 'consent-in-one-language'
  | 'day-missing'
  | 'line-unknown'
  | 'period-upside-down'
  | 'months-wrong'
  | DraftRefusal
  | LinkRefusal
  | StateRefusal
  | RhythmRefusal

type Editing = { tx: Database; community: Community; now: string; today: Day; actor: Actor }
type Facts = NonNullable<AuditEvent['facts']>

/** Locks the community, does one thing to it, and writes down that it was done. A closed one stays as it is. */
async function edit(
  house: House,
  actor: Actor,
  id: string,
  action: AuditAction,
  work: (editing: Editing) => Promise<Result<Facts, EditRefusal>>,
): Promise<Result<string, EditRefusal>> {
  if (!mayEditCommunity(actor, id)) return refused('community-unknown')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<string, EditRefusal>> => {
    const community = await lockCommunity(tx, id)
    if (community === null) return refused('community-unknown')
    if (isArchive(community)) return refused('community-closed')
    const now = nowOf(house)
    const result = await work({ tx, community, now, today: dayOf(now), actor })
    if (!result.ok) return result
    await writeAudit(tx, { action, subjectKind: 'community', subjectId: id, actorPersonId: actor.personId, facts: result.value }, now)
    await announce(tx, { kind: 'community', id })
    return done(id)
  })
}

export async function editCommunity(house: House, actor: Actor, id: string, version: number, draft: CommunityDraft): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.changed', async ({ tx, community }) => {
    const objection = checkCommunity(draft)
    if (objection !== null) return refused(objection)
    const link = await findLinkObjection(tx, actor, community, draft)
    if (link !== null) return refused(link)
    if (community.version !== version || !(await saveCommunity(tx, id, version, draft))) return refused('saved-meanwhile')
    const state = stateWithHost(community, draft)
    if (state !== community.state) await saveCommunityState(tx, id, state)
    return done({ kind: draft.kind, secrecyMode: draft.secrecyMode, isPublic: draft.isPublic, state })
  })
}

export async function moveCommunityTo(house: House, actor: Actor, id: string, to: CommunityState): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.state-changed', async ({ tx, community, today }) => {
    const standing = { community, texts: await listTexts(tx, id), moderators: await countModerators(tx, id, today), today }
    const moved = moveCommunity(community.state, to, standing)
    if (!moved.ok) return moved
    await saveCommunityState(tx, id, moved.value)
    return done({ from: community.state, to })
  })
}

export type TextDraft = { kind: TextKind; textFr: string; textNl: string; attendanceKeptMonths: number; inForceOn: Day | null }

/** Writes the next version; earlier ones stay readable. Nobody consents to a text that stands in one language only. */
export async function writeText(house: House, actor: Actor, id: string, draft: TextDraft): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.text-written', async ({ tx, today }) => {
    if (draft.textFr === '' && draft.textNl === '') return refused('text-missing')
    if (draft.kind === 'consent' && (draft.textFr === '' || draft.textNl === '')) return refused('consent-in-one-language')
    const months = draft.attendanceKeptMonths
    if (!Number.isInteger(months) || months < 1 || months > 240) return refused('months-wrong')
    const known = await listTexts(tx, id)
    const version = Math.max(0, ...known.filter(({ kind }) => kind === draft.kind).map((text) => text.version)) + 1
    await addText(tx, id, { ...draft, version, inForceOn: draft.inForceOn ?? today }, actor.personId)
    return done({ kind: draft.kind, version })
  })
}

/** A new rhythm from a day on; the one before ends the day before, and a later one that is known already follows it. */
export async function agreeRhythm(house: House, actor: Actor, id: string, rhythm: Omit<Rhythm, 'id'>): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.rhythm-agreed', async ({ tx }) => {
    const objection = checkRhythm(rhythm)
    if (objection !== null) return refused(objection)
    if (rhythm.from !== null) await endRhythms(tx, id, dayBefore(rhythm.from))
    await addRhythm(tx, id, fitRhythm(rhythm, await listRhythms(tx, id)))
    return done({ meetingsPerYear: rhythm.meetingsPerYear })
  })
}

export async function setGoal(house: House, actor: Actor, id: string, goal: { words: LocalText; setOn: Day | null }): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.goal-set', async ({ tx, today }) => {
    if (goal.words.text === '') return refused('text-missing')
    await addGoal(tx, id, { words: goal.words, setOn: goal.setOn ?? today })
    return done({})
  })
}

export async function closeGoal(house: House, actor: Actor, id: string, goalId: string): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.goal-ended', async ({ tx, today }) => ((await endGoal(tx, id, goalId, today)) ? done({}) : refused('line-unknown')))
}

export type AreaDraft = { layer: string; name: BilingualName; from: Day | null; until: Day | null }

export async function addAreaTo(house: House, actor: Actor, id: string, draft: AreaDraft): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.area-added', async ({ tx }) => {
    if (draft.name.fr === '' && draft.name.nl === '') return refused('name-missing')
    if (draft.from !== null && draft.until !== null && draft.until < draft.from) return refused('period-upside-down')
    const name = { fr: draft.name.fr || draft.name.nl, nl: draft.name.nl || draft.name.fr }
    const areaId = await saveArea(tx, draft.layer, name)
    await saveCommunityArea(tx, id, areaId, draft)
    return done({ layer: draft.layer })
  })
}

/** The area was covered until yesterday; meetings before stay counted there. */
export async function leaveArea(house: House, actor: Actor, id: string, areaId: string): Promise<Result<string, EditRefusal>> {
  return edit(house, actor, id, 'community.area-left', async ({ tx, today }) =>
    (await endCommunityArea(tx, id, areaId, dayBefore(today))) ? done({}) : refused('line-unknown'),
  )
}
