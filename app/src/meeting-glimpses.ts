import type { DeskMeetings } from './desk.tsx'
import type { ListMeetings } from './features/communities/routes.tsx'
import { listForCommunity, listNextMeetings, listOpenRegisters } from './features/meetings/public.ts'

/** What the pages of lower floors show of meetings. */
export const meetingGlimpses: DeskMeetings & { listForCommunity: ListMeetings } = { listNextMeetings, listOpenRegisters, listForCommunity }
