import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { checkAreas, type TemplateRefusal } from '../domain/edit-template.ts'
import type { GridTemplate } from '../domain/grid.ts'
import { mayKeepTemplate } from '../domain/permissions.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import { adoptDraft, findDraft, listMeetingChoices, listTemplates, newestTemplate, saveDraft, type Draft, type MeetingChoice } from '../store/template-store.ts'

export type TemplatePage = {
  community: NamedCommunity
  /** In force after the last adoption. */
  current: GridTemplate
  history: Awaited<ReturnType<typeof listTemplates>>
  /** What leads prepare; null while nothing is. */
  draft: Draft | null
  meetings: MeetingChoice[]
  mayKeep: boolean
}

/** The words of the grid in a community; drafts and meetings are for leads. */
export async function readTemplate(house: House, actor: Actor, communityId: string): Promise<TemplatePage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return null
    const mayKeep = mayKeepTemplate(actor, communityId) && !community.isClosed
    return {
      community,
      current: await newestTemplate(tx, communityId),
      history: await listTemplates(tx, communityId),
      draft: mayKeep ? await findDraft(tx, communityId) : null,
      meetings: mayKeep ? await listMeetingChoices(tx, communityId, nowOf(house)) : [],
      mayKeep,
    }
  })
}

export type KeepRefusal = TemplateRefusal | 'community-unknown' | 'community-closed' | 'saved-meanwhile' | 'nothing-prepared' | 'meeting-unknown'

async function keep<Value>(
  house: House,
  actor: Actor,
  communityId: string,
  work: (tx: Database, at: string) => Promise<Result<Value, KeepRefusal>>,
): Promise<Result<Value, KeepRefusal>> {
  if (!mayKeepTemplate(actor, communityId)) return refused('community-unknown')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<Value, KeepRefusal>> => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return refused('community-unknown')
    return community.isClosed ? refused('community-closed') : work(tx, nowOf(house))
  })
}

/** Names and prompts to be adopted at a meeting. @param draft.version 0 for who saw none */
export async function prepareTemplate(house: House, actor: Actor, communityId: string, draft: Draft): Promise<Result<null, KeepRefusal>> {
  return keep<null>(house, actor, communityId, async (tx, at) => {
    const checked = checkAreas(draft.areas)
    if (!checked.ok) return checked
    if (!(await saveDraft(tx, communityId, draft, { personId: actor.personId, at }))) return refused('saved-meanwhile')
    await writeAudit(tx, { action: 'grid.draft-saved', subjectKind: 'community', subjectId: communityId, actorPersonId: actor.personId }, at)
    return done(null)
  })
}

/** What was prepared becomes the grid, from this meeting on. @returns the new version */
export async function adoptTemplate(
  house: House,
  actor: Actor,
  communityId: string,
  { meetingId, version }: { meetingId: string; version: number },
): Promise<Result<number, KeepRefusal>> {
  return keep<number>(house, actor, communityId, async (tx, at) => {
    const draft = await findDraft(tx, communityId)
    if (draft === null) return refused('nothing-prepared')
    if (draft.version !== version) return refused('saved-meanwhile')
    if (!(await listMeetingChoices(tx, communityId, at)).some(({ id }) => id === meetingId)) return refused('meeting-unknown')
    const adopted = await adoptDraft(tx, communityId, { areas: draft.areas, meetingId }, { personId: actor.personId, at })
    const facts = { version: adopted, meeting: meetingId }
    await writeAudit(tx, { action: 'grid.template-adopted', subjectKind: 'community', subjectId: communityId, actorPersonId: actor.personId, facts }, at)
    return done(adopted)
  })
}
