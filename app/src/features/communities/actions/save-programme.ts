import { isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { COMMUNITY_STATES } from '../domain/community.ts'
import { mayEditCommunity, mayEditProgrammes, mayKeepProgramme } from '../domain/permissions.ts'
import { checkProgramme, type Programme, type ProgrammeDraft, type ProgrammeRefusal } from '../domain/programme.ts'
import { listCommunityFacts } from '../store/community-store.ts'
import type { CommunityFacts } from '../domain/shown.ts'
import { addProgramme, findProgramme, findProgrammeKeeping, listProgrammes, saveProgramme } from '../store/programme-store.ts'

export type SaveProgrammeRefusal = ProgrammeRefusal | 'not-yours'

/** A new programme, or other words for a known one. @returns its id */
export async function keepProgramme(house: House, actor: Actor, id: string | null, draft: ProgrammeDraft): Promise<Result<string, SaveProgrammeRefusal>> {
  if (!mayEditProgrammes(actor)) return refused('not-yours')
  const objection = checkProgramme(draft)
  if (objection !== null) return refused(objection)
  return inTransaction(house.db, actor, async (tx): Promise<Result<string, SaveProgrammeRefusal>> => {
    const keeping = id === null ? null : await findProgrammeKeeping(tx, id)
    if (id !== null && (keeping === null || !mayKeepProgramme(actor, keeping))) return refused('not-yours')
    if (id !== null) await saveProgramme(tx, id, draft)
    const programmeId = id ?? (await addProgramme(tx, draft, actor.personId))
    await writeAudit(
      tx,
      { action: id === null ? 'programme.added' : 'programme.changed', subjectKind: 'programme', subjectId: programmeId, actorPersonId: actor.personId },
      nowOf(house),
    )
    return done(programmeId)
  })
}

/** The programmes the actor has to do with; all for who coordinates every community. */
export async function readProgrammes(house: House, actor: Actor): Promise<Programme[]> {
  const all = await inTransaction(house.db, actor, (tx) => listProgrammes(tx))
  if (isNetworkCoordinator(actor) || actor.instanceRoles.some(({ role, programmeId }) => role === 'policy_officer' && programmeId === null)) return all
  const ofMine = actor.communities.filter(({ communityId }) => mayEditCommunity(actor, communityId)).map(({ programmeId }) => programmeId)
  const mine = new Set([...actor.instanceRoles.map(({ programmeId }) => programmeId), ...ofMine])
  return all.filter(({ id }) => mine.has(id))
}

export async function readProgramme(
  house: House,
  actor: Actor,
  id: string,
): Promise<{ programme: Programme; communities: CommunityFacts[]; mayEdit: boolean } | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const programme = await findProgramme(tx, id)
    if (programme === null) return null
    const states = COMMUNITY_STATES.filter((state) => state !== 'idea')
    const keeping = await findProgrammeKeeping(tx, id)
    const mayEdit = keeping !== null && mayKeepProgramme(actor, keeping)
    return { programme, mayEdit, communities: await listCommunityFacts(tx, { states, words: '', programmeId: id, today: dayOf(nowOf(house)) }) }
  })
}
