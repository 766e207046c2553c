import type { DeskMeetings } from './desk.tsx'
import type { ListMeetings } from './features/communities/routes.tsx'

/** What the pages of lower floors show of meetings. */
export const meetingGlimpses: DeskMeetings & { listForCommunity: ListMeetings } = {
  listNextMeetings: async () => [],
  listOpenRegisters: async () => [],
  listForCommunity: async () => [],
}
