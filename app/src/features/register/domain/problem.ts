import type { Facts } from '../../../kernel/result.ts'

/** The sheets of a register, in the order in which they are written. */
export const SHEETS = ['people', 'organisations', 'communities', 'memberships', 'meetings', 'attendance', 'affiliations'] as const
export type SheetName = (typeof SHEETS)[number]

const PROBLEM_CODES = [
  'sheet-missing',
  'column-missing',
  'column-twice',
  'empty-cell',
  'twice',
  'same-mail',
  'unknown-person',
  'unknown-organisation',
  'unknown-community',
  'unknown-meeting',
  'unknown-word',
  'not-a-day',
  'no-such-day',
  'not-a-moment',
  'no-such-moment',
  'ends-before-start',
  'formula',
  'not-yes-or-no',
  'not-a-mail',
  'not-an-enterprise-number',
  'national-number',
  'too-long',
  'register-closed',
  'not-your-community',
  'not-yours',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** One thing that stands in the way of saving, at the place where a person can mend it. Row 0 means the whole sheet. */
export type Problem = { sheet: SheetName; row: number; column: string; cell: string; code: ProblemCode; facts: Facts }
