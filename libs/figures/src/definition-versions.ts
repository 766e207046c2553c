import type { FigureId } from './community-figures.ts'

/** Raised when what a figure counts changes; tables kept earlier say which one they followed. */
export const DEFINITION_VERSIONS: Record<FigureId, string> = {
  meetings: '1',
  hours: '1',
  participantsPerMeeting: '1',
  meetingsPerParticipant: '1',
  members: '1',
  organisations: '1',
  selfEmployed: '1',
  pairs: '1',
  sectors: '1',
}
