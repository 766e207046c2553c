import type { Register, RegisterCommunity } from '@ronde/figures'
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { listSectors, type Sector } from '../../people/public.ts'
import {
  buildGridRegister,
  countGrid,
  listNewOrganisations,
  type GridCounts,
  type KnownOrganisation,
  type NewOrganisation,
} from '../domain/build-grid-register.ts'
import type { Draft } from '../domain/draft.ts'
import { gridId, identify, type Identities, type KnownPerson } from '../domain/grid-people.ts'
import { readGrid, type Grid } from '../domain/read-grid.ts'
import {
  findCommunityByExternalId,
  listKnownOrganisations,
  listKnownPeople,
  listOpenCommunities,
  listRegisterPeople,
  type KnownCommunity,
} from '../store/grid-store.ts'
import { readRegister } from '../store/read-register.ts'
import { importScopeOf } from './read-drafts.ts'

export type GridSituation = {
  grid: Grid
  sheets: string[]
  communities: KnownCommunity[]
  mayCreate: boolean
  /** Who is who; null before a community is chosen. */
  identities: Identities | null
  organisations: KnownOrganisation[]
  community: RegisterCommunity | null
  newOrganisations: NewOrganisation[]
  sectors: Sector[]
  /** What saving would write, once every name is settled. */
  ready: { register: Required<Register>; counts: GridCounts } | null
}

const NOTHING: Required<Register> = { people: [], organisations: [], communities: [], memberships: [], meetings: [], attendance: [], affiliations: [] }

/** Everything that the pages of an attendance grid ask and show, and in the end the register that is saved. */
export async function prepareGrid(house: House, actor: Actor, draft: Draft, language: Language): Promise<GridSituation | null> {
  const grids = draft.outcome.grids ?? []
  const raw = grids[draft.answers.sheet ?? 0] ?? grids[0]
  const grid = raw === undefined ? null : readGrid(raw)
  if (grid === null) return null
  const scope = importScopeOf(actor)
  return asSystem(house.db, async (tx) => {
    const communities = await listOpenCommunities(tx, scope)
    const shared = {
      grid,
      sheets: grids.map(({ name }) => name),
      communities,
      mayCreate: scope === null,
      organisations: await listKnownOrganisations(tx),
      newOrganisations: [],
      sectors: (await listSectors(tx)).sectors,
    }
    const chosen = await findChosen(tx, draft, communities)
    if (chosen === null) return { ...shared, identities: null, community: null, ready: null }
    const known = await listKnownPeople(tx, { communityIds: scope, hereId: chosen.id, language })
    const identities = identify(grid.rows, known, chosen.externalId, draft.answers)
    const stored = await readStored(tx, chosen.id, identities)
    const community = stored.communities[0] ?? { communityId: chosen.externalId, names: { fr: chosen.fr, nl: chosen.nl }, kind: null, areas: [], host: null }
    const isSettled = identities.doubts.length === 0 && grid.problems.length === 0
    if (!isSettled) return { ...shared, identities, community, ready: null }
    const { answers } = draft
    const work = { grid, answers, people: identities.people, community, stored, organisations: shared.organisations, language, today: dayOf(nowOf(house)) }
    const register = buildGridRegister(work)
    return { ...shared, newOrganisations: listNewOrganisations(work), identities, community, ready: { register, counts: countGrid(register, stored) } }
  })
}

type Chosen = { id: string | null; externalId: string; fr: string; nl: string }

/** A new community has an id made of its names, so that the same paste twice does not make two. */
async function findChosen(tx: Database, { answers }: Draft, communities: readonly KnownCommunity[]): Promise<Chosen | null> {
  if (answers.communityId !== undefined) return communities.find(({ id }) => id === answers.communityId) ?? null
  if (answers.newCommunity === undefined) return null
  const { fr, nl } = answers.newCommunity
  const externalId = gridId('community', fr.toLowerCase(), nl.toLowerCase())
  return { id: await findCommunityByExternalId(tx, externalId), externalId, fr, nl }
}

async function readStored(tx: Database, communityId: string | null, { people }: Identities): Promise<Required<Register>> {
  const stored = communityId === null ? NOTHING : await readRegister(tx, [communityId])
  const here = new Set(stored.people.map(({ personId }) => personId))
  const elsewhere = people.flatMap(({ known }: { known: KnownPerson | null }) => (known !== null && !here.has(known.externalId) ? [known.externalId] : []))
  return { ...stored, people: [...stored.people, ...(await listRegisterPeople(tx, elsewhere))] }
}
