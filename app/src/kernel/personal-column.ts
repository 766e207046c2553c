/** Why a column is kept, as the register of treatments says it (PRV-01). The words stand in the messages of `privacy`. */
export type PersonalPurpose =
  | 'know-each-other'
  | 'run-community'
  | 'take-attendance'
  | 'count-figures'
  | 'sign-in'
  | 'send-mail'
  | 'invite-to-meetings'
  | 'avoid-clashes'
  | 'prove-consent'
  | 'keep-record-honest'
  | 'think-together'
  | 'see-the-network'
  | 'prevent-doubles'
  | 'read-files'
  | 'repeat-erasure'
export type LawfulBasis = 'consent' | 'convention' | 'legitimate-interest' | 'legal-duty'
/** How long it stays. `while-known`: until the person leaves every community or asks for erasure. */
export type RetentionRule =
  | 'while-known'
  | 'attendance-months'
  | 'membership-ends'
  | 'consent-proof'
  | 'consent-withdrawn'
  | 'account-closes'
  | 'session-30-days'
  | 'link-1-day'
  | 'draft-1-day'
  | 'mail-30-days'
  | 'introduction-30-days'
  | 'answers-30-days'
  | 'invitation-12-months'
  | 'wording-12-months'
  | 'wave-12-months'
  | 'audit-24-months'
  | 'frozen-for-good'
/** Who may read it. */
export type PersonalVisibility = 'self' | 'self-and-leads' | 'community' | 'by-consent' | 'coordinators' | 'administrators' | 'nobody' | 'public'
export type DataClass = 'public' | 'community' | 'coordinator' | 'secret'

/** One column that holds something about a person. Table and column as the database names them. */
export type PersonalColumn = {
  table: string
  column: string
  purpose: PersonalPurpose
  basis: LawfulBasis
  retention: RetentionRule
  visibility: PersonalVisibility
  class: DataClass
}

/** Columns of a table that say nothing about a person, and why. `'*'` stands for every column not declared personal. */
export type PlainColumns = { table: string; columns: readonly string[] | '*'; reason: string }

type Shared = Omit<PersonalColumn, 'table' | 'column'>

/** Several columns of one table that are kept for the same reason. */
export function personalColumns(table: string, columns: readonly string[], shared: Shared): PersonalColumn[] {
  return columns.map((column) => ({ table, column, ...shared }))
}
