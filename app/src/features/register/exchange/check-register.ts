import type { Register } from '@ronde/figures'
import type { Facts } from '../../../kernel/result.ts'
import type { Problem, ProblemCode, SheetName } from '../domain/problem.ts'

/** The row number in its sheet of each row read, in the same order. */
export type RowNumbers = Record<SheetName, number[]>

/**
 * Checks what one row alone cannot tell: names given twice, and ids that nothing stands behind. A sheet that is missing
 * altogether is one problem, not one for each row that points into it.
 */
export function checkRegister(register: Required<Register>, numbers: RowNumbers, missing: ReadonlySet<SheetName> = new Set()): Problem[] {
  const problems: Problem[] = []
  const noteIn =
    (sheet: SheetName) =>
    (index: number, column: string, code: ProblemCode, facts: Facts = {}) =>
      problems.push({ sheet, row: numbers[sheet][index] ?? 0, column, cell: '', code, facts })

  const people = gatherIds(
    register.people.map(({ personId }) => personId),
    'person_id',
    numbers.people,
    noteIn('people'),
  )
  const organisations = gatherIds(
    register.organisations.map(({ organisationId }) => organisationId),
    'organisation_id',
    numbers.organisations,
    noteIn('organisations'),
  )
  const communities = gatherIds(
    register.communities.map(({ communityId }) => communityId),
    'community_id',
    numbers.communities,
    noteIn('communities'),
  )
  const meetings = gatherIds(
    register.meetings.map(({ meetingId }) => meetingId),
    'meeting_id',
    numbers.meetings,
    noteIn('meetings'),
  )
  gatherIds(
    register.people.map(({ email }) => email?.toLowerCase() ?? ''),
    'email',
    numbers.people,
    noteIn('people'),
    'same-mail',
  )

  const wants = (sheet: SheetName) => {
    const note = noteIn(sheet)
    return (index: number, column: string, id: string, known: Set<string>, code: ProblemCode) => {
      if (id !== '' && !known.has(id) && !missing.has(TARGETS[code] ?? sheet)) note(index, column, code, { value: id })
    }
  }
  checkMemberships(register, { people, organisations, communities }, wants('memberships'), noteIn('memberships'), numbers.memberships)
  const wantsMeeting = wants('meetings')
  for (const [index, meeting] of register.meetings.entries()) {
    if (meeting.communityIds.length === 0) noteIn('meetings')(index, 'community_ids', 'empty-cell')
    for (const id of meeting.communityIds) wantsMeeting(index, 'community_ids', id, communities, 'unknown-community')
  }
  checkAttendance(register, { people, organisations, meetings }, wants('attendance'), noteIn('attendance'), numbers.attendance)
  const wantsAffiliation = wants('affiliations')
  for (const [index, affiliation] of register.affiliations.entries()) {
    wantsAffiliation(index, 'person_id', affiliation.personId, people, 'unknown-person')
    wantsAffiliation(index, 'organisation_id', affiliation.organisationId, organisations, 'unknown-organisation')
  }
  return problems
}

const TARGETS: Partial<Record<ProblemCode, SheetName>> = {
  'unknown-person': 'people',
  'unknown-organisation': 'organisations',
  'unknown-community': 'communities',
  'unknown-meeting': 'meetings',
}

type Note = (index: number, column: string, code: ProblemCode, facts?: Facts) => void
type Want = (index: number, column: string, id: string, known: Set<string>, code: ProblemCode) => void

function gatherIds(ids: string[], column: string, rows: number[], note: Note, code: ProblemCode = 'twice'): Set<string> {
  const first = new Map<string, number>()
  for (const [index, id] of ids.entries()) {
    if (id === '') continue
    const earlier = first.get(id)
    if (earlier === undefined) first.set(id, rows[index] ?? 0)
    else note(index, column, code, { value: id, row: earlier })
  }
  return new Set(first.keys())
}

type Known = { people: Set<string>; organisations: Set<string>; communities: Set<string>; meetings: Set<string> }

function checkMemberships(register: Required<Register>, known: Omit<Known, 'meetings'>, want: Want, note: Note, rows: number[]): void {
  for (const [index, membership] of register.memberships.entries()) {
    want(index, 'person_id', membership.personId, known.people, 'unknown-person')
    want(index, 'community_id', membership.communityId, known.communities, 'unknown-community')
    for (const id of membership.represents) want(index, 'represents', id, known.organisations, 'unknown-organisation')
  }
  const keys = register.memberships.map(({ personId, communityId, role, from }) =>
    personId && communityId ? [personId, communityId, role, from].join('\n') : '',
  )
  gatherIds(keys, 'person_id', rows, (index, column, code, facts) =>
    note(index, column, code, { ...facts, value: register.memberships[index]?.personId ?? '' }),
  )
}

function checkAttendance(register: Required<Register>, known: Omit<Known, 'communities'>, want: Want, note: Note, rows: number[]): void {
  for (const [index, line] of register.attendance.entries()) {
    want(index, 'meeting_id', line.meetingId, known.meetings, 'unknown-meeting')
    want(index, 'person_id', line.personId, known.people, 'unknown-person')
    for (const id of line.represents) want(index, 'represents', id, known.organisations, 'unknown-organisation')
  }
  const keys = register.attendance.map(({ meetingId, personId }) => (meetingId && personId ? `${meetingId}\n${personId}` : ''))
  gatherIds(keys, 'person_id', rows, (index, column, code, facts) => note(index, column, code, { ...facts, value: register.attendance[index]?.personId ?? '' }))
}
