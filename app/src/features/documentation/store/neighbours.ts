import type { Audience } from '../../../kernel/audience.ts'
import type { Database } from '../../../platform/database.ts'

/** What the grid must ask of features that stand above it; `app.ts` hands it in. */
export type GridNeighbours = {
  /** What the room of a meeting needs, those who said that they come among them. */
  roomAudience: (tx: Database, meetingId: string) => Promise<Audience>
}
