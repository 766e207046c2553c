import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const CARD = {
  purpose: 'know-each-other',
  basis: 'consent',
  retention: 'introduction-30-days',
  visibility: 'self-and-leads',
  class: 'coordinator',
} as const

/** PRV-01: why each column with something about a person in it is there. */
export const introductionsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns(
    'introduction',
    [
      'name',
      'email',
      'phone',
      'organisation',
      'activity',
      'ask_me_about',
      'languages_spoken',
      'languages_understood',
      'language',
      'shares',
      'share_until',
      'joins',
      'made_at',
      'changed_at',
      'person_id',
      'is_new_person',
    ],
    CARD,
  ),
  ...personalColumns('introduction', ['taken_by', 'taken_at'], { ...CARD, purpose: 'keep-record-honest', basis: 'legitimate-interest' }),
  ...personalColumns('introduction_link', ['token_hash'], { ...CARD, visibility: 'self', class: 'secret' }),
]

export const introductionsPlainColumns: readonly PlainColumns[] = [
  { table: 'introduction', columns: ['id', 'meeting_id', 'text_versions', 'state', 'version'], reason: 'numbers of the card, of the meeting and of the texts' },
  { table: 'introduction_link', columns: ['introduction_id', 'meeting_id'], reason: 'numbers of the card and of the meeting' },
]
