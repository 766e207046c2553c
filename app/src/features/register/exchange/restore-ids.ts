import type { Register } from '@ronde/figures'

/**
 * Excel takes `001` for a number and writes `1`. An id of digits that nobody has is the one that differs by its first zeros alone,
 * where there is exactly one.
 */
export function restoreLostZeros(register: Required<Register>): Required<Register> {
  const person = restorer(register.people.map(({ personId }) => personId))
  const organisation = restorer(register.organisations.map(({ organisationId }) => organisationId))
  const community = restorer(register.communities.map(({ communityId }) => communityId))
  const meeting = restorer(register.meetings.map(({ meetingId }) => meetingId))
  return {
    ...register,
    memberships: register.memberships.map((row) => ({
      ...row,
      personId: person(row.personId),
      communityId: community(row.communityId),
      represents: row.represents.map(organisation),
    })),
    meetings: register.meetings.map((row) => ({ ...row, communityIds: row.communityIds.map(community) })),
    attendance: register.attendance.map((row) => ({
      ...row,
      meetingId: meeting(row.meetingId),
      personId: person(row.personId),
      represents: row.represents.map(organisation),
    })),
    affiliations: register.affiliations.map((row) => ({ ...row, personId: person(row.personId), organisationId: organisation(row.organisationId) })),
  }
}

function restorer(ids: readonly string[]): (id: string) => string {
  const known = new Set(ids)
  const byNumber = new Map<string, string | null>()
  for (const id of known) if (isNumber(id)) byNumber.set(withoutZeros(id), byNumber.has(withoutZeros(id)) ? null : id)
  if (byNumber.size === 0) return (id) => id
  return (id) => (known.has(id) || !isNumber(id) ? id : (byNumber.get(withoutZeros(id)) ?? id))
}

function isNumber(id: string): boolean {
  return /^\d+$/.test(id)
}

function withoutZeros(id: string): string {
  return id.replace(/^0+(?=\d)/, '')
}
