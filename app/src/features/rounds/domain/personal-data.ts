import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const HAND = {
  purpose: 'keep-record-honest',
  basis: 'convention',
  retention: 'while-known',
  visibility: 'self',
  class: 'coordinator',
} as const

/** PRV-01: why each column with something about a person in it is there. The words themselves are about nobody: they passed the guard. */
export const roundsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('round', ['presenter_id', 'leader_id', 'started_by'], { ...HAND, visibility: 'self-and-leads' }),
  ...personalColumns('board_card', ['author_id'], HAND),
  ...personalColumns('board_change', ['author_id'], { ...HAND, retention: 'mail-30-days' }),
  ...personalColumns('round_move', ['author_id'], { ...HAND, retention: 'mail-30-days' }),
]

export const roundsPlainColumns: readonly PlainColumns[] = [
  { table: 'round', columns: '*', reason: 'numbers of the round, where it stands, and how it is led' },
  { table: 'board_card', columns: '*', reason: 'words that passed the guard, and where they lie' },
  { table: 'board_change', columns: '*', reason: 'words that passed the guard; gone thirty days after the round' },
  { table: 'round_move', columns: '*', reason: 'steps, silences and ticks, without a word; gone thirty days after the round' },
]
