import type { Actor } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/database.ts'
import { findOrganisation } from '../../people/public.ts'
import type { CommunityDraft } from '../domain/community.ts'
import { mayKeepProgramme } from '../domain/permissions.ts'
import type { Programme } from '../domain/programme.ts'
import { findProgrammeKeeping, listProgrammes } from '../store/programme-store.ts'

export type LinkRefusal = 'organisation-unknown' | 'programme-unknown'
type Links = Pick<CommunityDraft, 'hostOrganisationId' | 'programmeId'>

/** A community may name an organisation of the directory and a programme of the actor's; what it named before stays. One that is not there and one that is not the actor's get the same answer. */
export async function findLinkObjection(tx: Database, actor: Actor, before: Links, { hostOrganisationId, programmeId }: Links): Promise<LinkRefusal | null> {
  const isNewHost = hostOrganisationId !== null && hostOrganisationId !== before.hostOrganisationId
  if (isNewHost && (await findOrganisation(tx, hostOrganisationId)) === null) return 'organisation-unknown'
  if (programmeId === null || programmeId === before.programmeId) return null
  const keeping = await findProgrammeKeeping(tx, programmeId)
  return keeping === null || !mayKeepProgramme(actor, keeping) ? 'programme-unknown' : null
}

/** The programmes that the actor may choose, and the one chosen already. */
export async function listProgrammesToChoose(tx: Database, actor: Actor, chosenId: string | null): Promise<Programme[]> {
  const choices: Programme[] = []
  for (const programme of await listProgrammes(tx)) {
    const keeping = await findProgrammeKeeping(tx, programme.id)
    if (programme.id === chosenId || (keeping !== null && mayKeepProgramme(actor, keeping))) choices.push(programme)
  }
  return choices
}
