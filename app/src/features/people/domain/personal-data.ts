import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const KNOWN = { purpose: 'know-each-other', basis: 'convention', retention: 'while-known' } as const
const KEPT = {
  purpose: 'keep-record-honest',
  basis: 'legitimate-interest',
  retention: 'while-known',
  visibility: 'coordinators',
  class: 'coordinator',
} as const

/** PRV-01: why each column with something about a person in it is there. */
export const peoplePersonalColumns: readonly PersonalColumn[] = [
  ...personalColumns('person', ['given_name', 'family_name', 'sort_key', 'languages_spoken', 'languages_understood', 'disciplines', 'functions'], {
    ...KNOWN,
    visibility: 'community',
    class: 'community',
  }),
  ...personalColumns('person', ['email', 'phone', 'activity', 'ask_me_about'], { ...KNOWN, visibility: 'by-consent', class: 'community' }),
  ...personalColumns('person', ['employment'], {
    purpose: 'count-figures',
    basis: 'convention',
    retention: 'while-known',
    visibility: 'self-and-leads',
    class: 'coordinator',
  }),
  ...personalColumns('person', ['id', 'external_id', 'language'], { ...KNOWN, visibility: 'self-and-leads', class: 'coordinator' }),
  ...personalColumns('person', ['source', 'entered_by', 'entered_at', 'noticed_at', 'merged_into', 'restricted_at', 'erased_at'], KEPT),
  ...personalColumns('person_merge', ['kept_id', 'merged_id', 'merged_at', 'merged_by', 'before', 'undone_at'], { ...KEPT, purpose: 'prevent-doubles' }),
  ...personalColumns('affiliation', ['person_id', 'organisation_id', 'from_on', 'until_on'], { ...KNOWN, visibility: 'community', class: 'community' }),
  ...personalColumns('person_picture', ['person_id', 'webp', 'added_at'], {
    purpose: 'know-each-other',
    basis: 'consent',
    retention: 'consent-withdrawn',
    visibility: 'by-consent',
    class: 'community',
  }),
  ...personalColumns('organisation', ['name_fr', 'name_nl', 'sole_practice', 'enterprise_number', 'sort_key'], {
    ...KNOWN,
    visibility: 'community',
    class: 'community',
  }),
  ...personalColumns(
    'consent',
    ['person_id', 'purpose', 'scope_kind', 'scope_id', 'fields', 'given', 'until_on', 'text_version', 'language', 'means', 'noted_by', 'at'],
    {
      purpose: 'prove-consent',
      basis: 'legal-duty',
      retention: 'consent-proof',
      visibility: 'self-and-leads',
      class: 'coordinator',
    },
  ),
]

export const peoplePlainColumns: readonly PlainColumns[] = [
  { table: 'person', columns: ['version'], reason: 'counts how often the record was saved' },
  { table: 'person_merge', columns: ['id'], reason: 'a random number of the merge itself' },
  { table: 'sector_list', columns: '*', reason: 'a list of words' },
  { table: 'sector', columns: '*', reason: 'a list of words' },
  { table: 'organisation', columns: '*', reason: 'says something about an organisation; a sole practice is covered by its name and number' },
  { table: 'organisation_sector', columns: '*', reason: 'says something about an organisation' },
  { table: 'affiliation', columns: ['id'], reason: 'a random number of the row itself' },
  { table: 'consent_text', columns: '*', reason: 'texts that are the same for everybody' },
  { table: 'consent', columns: ['number'], reason: 'the order of the record' },
]
