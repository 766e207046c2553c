import type { SheetName } from '../domain/problem.ts'

export type ColumnPlan = { name: string; isRequired: boolean }

/** In the order in which they are written; a column without `?` must be there. */
function columns(names: string): ColumnPlan[] {
  return names.split(' ').map((name) => ({ name: name.replace('?', ''), isRequired: !name.endsWith('?') }))
}

/** What stands in each sheet of a register; the optional columns are kept and given back where they are used. */
export const COLUMNS: Record<SheetName, ColumnPlan[]> = {
  people: columns('person_id given_name family_name email? phone? languages_spoken? languages_understood? disciplines? employment? functions?'),
  organisations: columns('organisation_id name_fr? name_nl? sectors? sole_practice? enterprise_number? missions? actor_kind?'),
  communities: columns('community_id name_fr? name_nl? kind? areas? host?'),
  memberships: columns('person_id community_id role from? until? represents? end_reason? practice_role?'),
  meetings: columns('meeting_id community_ids title? starts_at ends_at mode? place? state kind? actual_starts_at? actual_ends_at?'),
  attendance: columns('meeting_id person_id role? state mode? represents?'),
  affiliations: columns('person_id organisation_id from? until?'),
}

/** Sheets a register must have, even when they hold no row. */
export const REQUIRED_SHEETS: SheetName[] = ['people', 'organisations', 'communities', 'memberships', 'meetings', 'attendance']

/** Columns that are written only where some row uses them. */
export const OPTIONAL_WHEN_EMPTY: Partial<Record<SheetName, string[]>> = {
  people: ['functions'],
  organisations: ['missions', 'actor_kind'],
  memberships: ['end_reason', 'practice_role'],
  meetings: ['kind', 'actual_starts_at', 'actual_ends_at'],
}
