import type { Database } from '../../../platform/database.ts'
import type { HoursSpent } from '../domain/shown.ts'

/** What conventions must ask of features that stand above them; `app.ts` hands it in. */
export type ConventionNeighbours = {
  /** Hours that each person spent in held meetings of the community between two days, and for which organisation; and how many meetings were held. */
  listHoursSpent: (tx: Database, wish: { communityId: string; from: string; until: string }) => Promise<{ meetings: number; rows: HoursSpent[] }>
}
