import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const MEMBER = { purpose: 'run-community', basis: 'convention', retention: 'membership-ends', visibility: 'community', class: 'community' } as const

const WRITTEN = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'while-known',
  visibility: 'coordinators',
  class: 'coordinator',
} as const

/** PRV-01: why each column with something about a person in it is there. */
export const communitiesPersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('membership', ['person_id', 'role', 'state', 'from_on', 'until_on'], MEMBER),
  ...personalColumns('membership', ['end_reason'], { ...MEMBER, visibility: 'self-and-leads', class: 'coordinator' }),
  ...personalColumns('membership', ['invited_as', 'agreed_at', 'agreed_convention', 'agreed_consent', 'agreed_means', 'agreed_noted_by'], {
    ...MEMBER,
    visibility: 'self-and-leads',
    class: 'coordinator',
  }),
  ...personalColumns('representation', ['membership_id', 'organisation_id', 'from_on', 'until_on'], MEMBER),
  ...personalColumns('practice_role', ['membership_id', 'label', 'since_on', 'recognised_by', 'ended_on'], MEMBER),
  ...personalColumns('programme', ['created_by'], WRITTEN),
  ...personalColumns('community_text', ['written_by'], WRITTEN),
]

export const communitiesPlainColumns: readonly PlainColumns[] = [
  { table: 'programme', columns: '*', reason: 'says something about a funder or a mandate' },
  { table: 'area', columns: '*', reason: 'a place' },
  { table: 'community', columns: '*', reason: 'says something about a group' },
  { table: 'community_area', columns: '*', reason: 'says something about a group' },
  { table: 'community_rhythm', columns: '*', reason: 'says something about a group' },
  { table: 'community_goal', columns: '*', reason: 'words of a group' },
  { table: 'community_text', columns: '*', reason: 'words of a group' },
  { table: 'membership', columns: ['id', 'community_id', 'version'], reason: 'numbers of the row and of the group' },
  { table: 'representation', columns: '*', reason: 'numbers of the row and of the group' },
  { table: 'practice_role', columns: '*', reason: 'numbers of the row and of the group' },
]
