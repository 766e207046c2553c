import { covers, listMemberships } from './presence.ts'
import type { FigureMembership } from './register.ts'
import type { RegisterIndex } from './register-index.ts'
import type { CommunityTally, OrganisationTally } from './tally.ts'

/**
 * Did two of the members who represent this organisation belong to the community at the same time, for at least one held meeting?
 * Both need not be present at it (monitoring.md F5 h).
 */
export function isPair(index: RegisterIndex, tally: CommunityTally, organisation: OrganisationTally): boolean {
  if (organisation.memberDays.size < 2) return false
  const spans = [...organisation.memberDays.keys()].map((personId) => listRepresenting(index, tally, organisation, personId))
  return tally.meetings.some(({ day }) => {
    let together = 0
    for (const memberships of spans) {
      if (memberships.some((membership) => covers(membership, day))) together += 1
      if (together === 2) return true
    }
    return false
  })
}

/** The memberships under which a person represents an organisation: those that say so, and those of a day on which they did. */
function listRepresenting(index: RegisterIndex, tally: CommunityTally, organisation: OrganisationTally, personId: string): FigureMembership[] {
  const days = organisation.memberDays.get(personId) ?? []
  return listMemberships(index, tally.communityId, personId).filter(
    (membership) =>
      (membership.role === 'member' && membership.represents.includes(organisation.organisationId)) || days.some((day) => covers(membership, day)),
  )
}

/** Members who represented an organisation and left before another of its members came: successions, never pairs. */
export function listReplaced(index: RegisterIndex, tally: CommunityTally, organisation: OrganisationTally): string[] {
  if (organisation.memberDays.size < 2) return []
  const stays = [...organisation.memberDays.keys()].flatMap((personId) => {
    const memberships = listRepresenting(index, tally, organisation, personId)
    const begins = memberships.map(({ from }) => from ?? '').sort()[0]
    const ends = memberships
      .map(({ until }) => until ?? '9999-12-31')
      .sort()
      .at(-1)
    return begins === undefined || ends === undefined ? [] : [{ personId, begins, ends }]
  })
  return stays.filter(({ ends }) => stays.some(({ begins }) => begins > ends)).map(({ personId }) => personId)
}
