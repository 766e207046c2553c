import type { PersonalData, PersonMerger } from '../../platform/personal-data.ts'
import { roundsPersonalColumns, roundsPlainColumns } from './domain/personal-data.ts'
import { forgetWords } from './actions/forget-words.ts'
import { eraseRoundRows, giveRoundsBack, moveRounds, showRoundRows } from './store/personal-data-store.ts'

export { auditMessages } from './messages/audit-catalogue.ts'
export { openRoomOf } from './actions/turn-room.ts'
export { takeCards } from './actions/take-cards.ts'
export { BOARD_PAGES } from './routes/board-routes.tsx'
export { sayRoundNote } from './routes/side-lines.ts'

export const personalData: PersonalData = {
  columns: roundsPersonalColumns,
  plain: roundsPlainColumns,
  show: showRoundRows,
  erase: eraseRoundRows,
  forgetWords,
}

export const roundMerger: PersonMerger = { name: 'rounds', move: moveRounds, giveBack: giveRoundsBack }
