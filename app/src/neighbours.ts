import { personMerger as accountMerger } from './features/accounts/public.ts'
import { calendarMerger } from './features/calendars/public.ts'
import { listPeopleIn, listRepresented, listRepresenting, listTies, membershipMerger } from './features/communities/public.ts'
import { closingMerger, listHoursSpent, sayFollowing, sayMissing, sayNotes } from './features/closing/public.ts'
import { contactsMerger } from './features/contacts/public.ts'
import { signatureMerger, type ConventionNeighbours } from './features/conventions/public.ts'
import { feedMerger } from './features/feeds/public.ts'
import { introductionMerger, offerCard, sayIntroductionNote } from './features/introductions/public.ts'
import { invitationMerger, listAsked, listAskedElsewhere, sayOwnInvitation, type ReplyReader } from './features/invitations/public.ts'
import { attendanceMerger, listPeopleOnRegisters, type MeetingAround, type MeetingNeighbours } from './features/meetings/public.ts'
import { gridMerger, type GridNeighbours } from './features/documentation/public.ts'
import { methodMerger } from './features/methods/public.ts'
import { questionMerger, takeAnswerByMail } from './features/questions/public.ts'
import { roundMerger, sayRoundNote } from './features/rounds/public.ts'
import { sociogramMerger } from './features/sociograms/public.ts'
import { roomAudience, saySituationNote, situationMerger, type SituationAround } from './features/situations/public.ts'
import { sayFollowUpNote, saySuggestionLines, suggestionMerger } from './features/suggestions/public.ts'
import type { PeopleNeighbours } from './features/people/public.ts'
import { countEntries, recordsMerger, sayDigest, sayRecordNote } from './features/records/public.ts'
import { inTransaction } from './platform/database.ts'
import { nowOf } from './platform/house.ts'
import type { PersonMerger } from './platform/personal-data.ts'

/** Every feature above the directory that keeps history about a person, low to high. */
const MERGERS: readonly PersonMerger[] = [
  accountMerger,
  membershipMerger,
  calendarMerger,
  signatureMerger,
  attendanceMerger,
  invitationMerger,
  feedMerger,
  recordsMerger,
  closingMerger,
  contactsMerger,
  introductionMerger,
  questionMerger,
  sociogramMerger,
  gridMerger,
  methodMerger,
  situationMerger,
  suggestionMerger,
  roundMerger,
]

export const peopleNeighbours: PeopleNeighbours = { listTies, listPeopleIn, listRepresented, listRepresenting, listPeopleOnRegisters, mergers: MERGERS }

export const meetingNeighbours: MeetingNeighbours = { listAsked, listAskedElsewhere }

/** Whose keys a reply may carry besides those of invitations. */
export const replyReaders: readonly ReplyReader[] = [takeAnswerByMail]

export const gridNeighbours: GridNeighbours = { roomAudience }

export const conventionNeighbours: ConventionNeighbours = { listHoursSpent }

/** What features above meetings say on the pages of one. */
export const meetingAround: MeetingAround = {
  listMissing: sayMissing((house, actor, meetingId) => inTransaction(house.db, actor, (tx) => countEntries(tx, meetingId))),
  listFollowing: async (house, actor, language, meeting) => [
    ...sayFollowing(language, meeting, nowOf(house)),
    ...(await sayDigest(house, actor, language, meeting)),
  ],
  listNotes: async (...asked) =>
    (
      await Promise.all([
        sayOwnInvitation(...asked),
        sayRecordNote(...asked),
        sayNotes(...asked),
        sayIntroductionNote(...asked),
        saySituationNote(...asked),
        sayFollowUpNote(...asked),
        sayRoundNote(...asked),
      ])
    ).flat(),
  offerAtDoor: offerCard,
}

/** What features above situations say on the page of one. */
export const situationAround: SituationAround = { listLines: saySuggestionLines }
