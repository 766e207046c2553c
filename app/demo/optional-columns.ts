import type { RegisterParts } from './other-communities.ts'

const AREAS: Record<string, string[]> = {
  south: ['Sud · Zuid', 'Grande Ronde · Grote Ronde'],
  north: ['Nord · Noord', 'Grande Ronde · Grote Ronde'],
  east: ['Est · Oost', 'Grande Ronde · Grote Ronde'],
  centre: ['Centre · Centrum', 'Place ronde · Rondplein', 'Grande Ronde · Grote Ronde'],
  concertation: ['Grande Ronde · Grote Ronde'],
}
const FUNCTIONS: Record<string, string> = { nurse: 'coordination des tournées', 'social-worker': 'permanence sociale', pharmacist: 'titulaire' }
const MISSIONS: Record<string, string> = {
  care: 'accueil de première ligne',
  welfare: 'aide à domicile',
  citizens: 'fête des voisins',
  school: 'école des devoirs',
}
const PRACTICE_ROLE = 'TFLP'
const WITH_PRACTICE_ROLE = 2

/** What a register may hold beside what it must: areas on overlapping layers, functions, missions, affiliations, a practice role. No figure depends on it. */
export function fillOptionalColumns(parts: RegisterParts): void {
  parts.communities = parts.communities.map((community) => ({ ...community, areas: AREAS[community.communityId] ?? community.areas }))
  parts.people = parts.people.map((person) => {
    const words = FUNCTIONS[person.disciplines[0] ?? '']
    return words === undefined ? person : { ...person, functions: [words] }
  })
  parts.organisations = parts.organisations.map((organisation) => {
    const words = MISSIONS[organisation.actorKind ?? '']
    return words === undefined ? organisation : { ...organisation, missions: [words] }
  })
  const given = new Map<string, number>()
  parts.memberships = parts.memberships.map((membership) => {
    const before = given.get(membership.communityId) ?? 0
    if (membership.role !== 'member' || !(membership.communityId in AREAS) || membership.communityId === 'concertation' || before === WITH_PRACTICE_ROLE)
      return membership
    given.set(membership.communityId, before + 1)
    return { ...membership, practiceRole: PRACTICE_ROLE }
  })
  parts.affiliations = parts.memberships
    .filter(({ communityId, represents }) => communityId === 'neighbourhood' && represents.length > 0)
    .map(({ personId, represents, from }) => ({ personId, organisationId: represents[0] ?? '', from, until: null }))
}
