import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const ANSWERED = { purpose: 'see-the-network', basis: 'consent', retention: 'wave-12-months', visibility: 'self-and-leads', class: 'secret' } as const
const KEPT = { purpose: 'keep-record-honest', basis: 'legitimate-interest', retention: 'while-known', visibility: 'nobody', class: 'coordinator' } as const
const PUBLISHED = { ...KEPT, visibility: 'coordinators' } as const

/** PRV-01: why each column with something about a person in it is there. */
export const sociogramsPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('nomination', ['from_person', 'to_person', 'level', 'told_at'], ANSWERED),
  ...personalColumns(
    'wave_person',
    [
      'person_id',
      'organisation_id',
      'function',
      'discipline',
      'sector',
      'mission',
      'is_nameable',
      'response',
      'level',
      'is_on_paper',
      'begun_at',
      'answered_at',
    ],
    ANSWERED,
  ),
  ...personalColumns('wave_person', ['invited_at', 'reminded_at'], { ...ANSWERED, purpose: 'send-mail' }),
  ...personalColumns('wave_left_off', ['person_id', 'reason'], { ...KEPT, purpose: 'run-community', retention: 'wave-12-months', visibility: 'coordinators' }),
  ...personalColumns('wave_import', ['made_by'], KEPT),
  ...personalColumns('tie_question', ['saved_by'], KEPT),
  ...personalColumns('wave_link', ['token_hash', 'person_id'], { ...ANSWERED, purpose: 'send-mail', visibility: 'self' }),
  ...personalColumns('survey', ['made_by'], KEPT),
  ...personalColumns('tie_scale', ['saved_by'], KEPT),
  ...personalColumns('public_picture', ['published_by', 'taken_back_by', 'reason'], PUBLISHED),
  ...personalColumns('organisation_agreement', ['noted_by'], KEPT),
]

export const sociogramsPlainColumns: readonly PlainColumns[] = [
  { table: 'nomination', columns: '*', reason: 'numbers of the wave and of organisations, and which question it was' },
  {
    table: 'wave_person',
    columns: ['wave_id', 'community_id', 'line_number', 'code_turn', 'import_id'],
    reason: 'numbers of the wave, of the community, of the line and of the file it came from',
  },
  { table: 'wave_left_off', columns: ['wave_id', 'community_id'], reason: 'numbers of the wave and of the community' },
  { table: 'wave_import', columns: '*', reason: 'when a spreadsheet was read in, and how much it held' },
  { table: 'tie_question', columns: '*', reason: 'the words of a question' },
  {
    table: 'wave_link',
    columns: ['wave_id', 'community_id', 'shows_from'],
    reason: 'numbers of the wave and of the community, and from when on the link shows answers',
  },
  { table: 'survey', columns: '*', reason: 'what a group asks' },
  { table: 'wave', columns: '*', reason: 'when a group was asked, and how many answered once nothing else is left' },
  { table: 'wave_organisation', columns: '*', reason: 'organisations whose name is no person’s' },
  { table: 'tie_scale', columns: '*', reason: 'the words of a scale' },
  { table: 'public_picture', columns: '*', reason: 'which wave is public, how and when' },
  { table: 'public_picture_version', columns: '*', reason: 'sectors or organisations and lines between them, without a person, a number or a day' },
  { table: 'organisation_agreement', columns: '*', reason: 'organisations of more than one person, and the day on which they agreed' },
]
