import type { Database } from '../../../platform/database.ts'
import type { PersonMerger } from '../../../platform/personal-data.ts'

export type PersonTie = { personId: string; communityId: string; nameFr: string; nameNl: string }

/**
 * What the directory must ask of features that stand above it; `app.ts` hands it in. Row-level security holds: inside an actor's
 * transaction only the actor's communities answer.
 */
export type PeopleNeighbours = {
  /** The communities these people belong to today. */
  listTies: (tx: Database, personIds: readonly string[]) => Promise<PersonTie[]>
  /** Who belongs to these communities today. */
  listPeopleIn: (tx: Database, communityIds: readonly string[]) => Promise<{ personId: string; communityId: string }[]>
  /** For which organisations these people stand in a community today. */
  listRepresented: (tx: Database, personIds: readonly string[]) => Promise<{ personId: string; organisationId: string }[]>
  /** Who stands for these organisations in a community today. */
  listRepresenting: (tx: Database, organisationIds: readonly string[]) => Promise<string[]>
  /** Who stands on a register of these communities. */
  listPeopleOnRegisters: (tx: Database, communityIds: readonly string[]) => Promise<string[]>
  mergers: readonly PersonMerger[]
}

/** A house in which no feature stands above the directory. */
export const NO_NEIGHBOURS: PeopleNeighbours = {
  listTies: async () => [],
  listPeopleIn: async () => [],
  listRepresented: async () => [],
  listRepresenting: async () => [],
  listPeopleOnRegisters: async () => [],
  mergers: [],
}
