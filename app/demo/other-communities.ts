import type { Register, RegisterAttendance, RegisterMeeting, RegisterMembership, RegisterOrganisation, RegisterPerson } from '@ronde/figures'
import { instantInBrussels } from '../src/kernel/day.ts'
import { inventPerson } from './invented-people.ts'

/** The parts of a register, still open to be filled. */
export type RegisterParts = { [Sheet in keyof Required<Register>]: Required<Register>[Sheet][number][] }

export function emptyParts(): RegisterParts {
  return { people: [], organisations: [], communities: [], memberships: [], meetings: [], attendance: [], affiliations: [] }
}

type Gathering = {
  id: string
  communityIds: string[]
  title: string
  day: string
  from: string
  until: string
  place: string
  kind: string
  state?: RegisterMeeting['state']
  mode?: RegisterMeeting['mode']
}

function aGathering({ id, communityIds, title, day, from, until, place, kind, state = 'held', mode = 'in_person' }: Gathering): RegisterMeeting {
  return {
    meetingId: id,
    communityIds,
    title,
    startsAt: instantInBrussels(`${day}T${from}`),
    endsAt: instantInBrussels(`${day}T${until}`),
    actualStartsAt: null,
    actualEndsAt: null,
    mode,
    place,
    state,
    kind,
  }
}

function present(meetingId: string, personId: string, role: RegisterAttendance['role'], mode: RegisterAttendance['mode'] = null): RegisterAttendance {
  return { meetingId, personId, role, state: 'present', mode, represents: [] }
}

function membership(personId: string, communityId: string, role: RegisterMembership['role'], from: string, represents: string[] = []): RegisterMembership {
  return { personId, communityId, role, from, until: null, represents, endReason: null, practiceRole: null }
}

/** The moderators of the four communities meet among themselves: seven times in the method's window. */
export function addModerators(parts: RegisterParts, moderatorIds: string[]): void {
  parts.communities.push({ communityId: 'moderators', names: { fr: 'Animation', nl: 'Begeleiding' }, kind: 'moderators', areas: [], host: null })
  for (const id of moderatorIds) parts.memberships.push(membership(id, 'moderators', 'member', '2022-09-01'))
  const days = ['2022-09-26', '2022-10-24', '2022-11-28', '2023-01-30', '2023-03-06', '2023-04-24', '2023-06-12']
  for (const [index, day] of days.entries()) {
    const id = `moderators-${index + 1}`
    parts.meetings.push(
      aGathering({
        id,
        communityIds: ['moderators'],
        title: `Réunion d’animation ${index + 1}`,
        day,
        from: '12:30',
        until: '14:00',
        place: 'Maison du Lien',
        kind: 'moderators',
        mode: index % 3 === 2 ? 'online' : 'in_person',
      }),
    )
    for (const [place, person] of moderatorIds.entries()) if ((place + index) % 5 !== 4) parts.attendance.push(present(id, person, 'member'))
  }
}

const NEIGHBOURS: { name: string; nameNl: string; kind: NonNullable<RegisterOrganisation['actorKind']>; sector: string }[] = [
  { name: 'Pharmacie de la Place ronde', nameNl: 'Apotheek Rondplein', kind: 'care', sector: 'primary-care' },
  { name: 'École des Trois Tilleuls', nameNl: 'School De Drie Linden', kind: 'school', sector: 'youth-and-school' },
  { name: 'Boulangerie du Coin', nameNl: 'Bakkerij De Hoek', kind: 'trade', sector: 'trade-and-neighbours' },
  { name: 'Comité des habitants', nameNl: 'Bewonerscomité', kind: 'citizens', sector: 'social-cohesion' },
  { name: 'Service communal des aînés', nameNl: 'Gemeentelijke seniorendienst', kind: 'authority', sector: 'local-authority' },
  { name: 'Aide à domicile du Quartier', nameNl: 'Thuishulp De Wijk', kind: 'welfare', sector: 'home-care' },
]

/** Five meetings a year, open to everybody who lives or works there. */
export function addNeighbourhoodMeeting(parts: RegisterParts, moderatorId: string): void {
  parts.communities.push({
    communityId: 'neighbourhood',
    names: { fr: 'Réunion de soins de quartier', nl: 'Zorgwijkoverleg' },
    kind: 'neighbourhood_meeting',
    areas: ['Place ronde · Rondplein'],
    host: 'neighbour-5',
  })
  for (const [index, { name, nameNl, kind, sector }] of NEIGHBOURS.entries()) {
    parts.organisations.push({
      organisationId: `neighbour-${index + 1}`,
      names: { fr: name, nl: nameNl },
      sectors: [sector],
      solePractice: false,
      enterpriseNumber: null,
      missions: [],
      actorKind: kind,
    })
  }
  const people = Array.from({ length: 22 }, (_, n) => inventPerson('neighbour-person', n))
  parts.people.push(...people)
  for (const [index, person] of people.entries()) {
    parts.memberships.push(membership(person.personId, 'neighbourhood', 'member', '2022-01-15', [`neighbour-${(index % NEIGHBOURS.length) + 1}`]))
  }
  parts.memberships.push(membership(moderatorId, 'neighbourhood', 'moderator', '2022-01-15'))
  const days = ['2022-02-08', '2022-04-19', '2022-06-14', '2022-10-11', '2022-12-06', '2023-02-14', '2023-04-18', '2023-06-13']
  for (const [index, day] of days.entries()) {
    const id = `neighbourhood-${index + 1}`
    parts.meetings.push(
      aGathering({
        id,
        communityIds: ['neighbourhood'],
        title: 'Zorgwijkoverleg',
        day,
        from: '12:00',
        until: '14:00',
        place: 'Buurthuis Rondplein',
        kind: 'neighbourhood',
        mode: index % 2 === 1 ? 'hybrid' : 'in_person',
      }),
    )
    parts.attendance.push(present(id, moderatorId, 'moderator'))
    for (const [place, person] of people.entries())
      if ((place * 3 + index) % 4 !== 0) parts.attendance.push(present(id, person.personId, 'member', index % 2 === 1 && place % 4 === 1 ? 'online' : null))
  }
}

/** Those that send somebody to the concertation: a kind of house at each place. */
const HOUSES: { name: string; nameNl: string; sector: string }[] = [
  { name: 'Maison médicale', nameNl: 'Wijkgezondheidscentrum', sector: 'primary-care' },
  { name: 'Planning familial', nameNl: 'Centrum voor gezinsplanning', sector: 'primary-care' },
  { name: 'Service social', nameNl: 'Sociale dienst', sector: 'social-work' },
  { name: 'Maison de repos', nameNl: 'Woonzorgcentrum', sector: 'older-people' },
]
const PLACES: { name: string; nameNl: string }[] = [
  { name: 'des Peupliers', nameNl: 'De Populieren' },
  { name: 'du Pont Neuf', nameNl: 'Nieuwbrug' },
  { name: 'de la Chaussée', nameNl: 'Steenweg' },
  { name: 'du Vieux Moulin', nameNl: 'Oude Molen' },
  { name: 'des Glycines', nameNl: 'De Blauweregen' },
]

function addHouses(parts: RegisterParts): string[] {
  return HOUSES.flatMap((house, kind) =>
    PLACES.map((place, index) => {
      const organisationId = `house-${kind * PLACES.length + index + 1}`
      const names = { fr: `${house.name} ${place.name}`, nl: `${house.nameNl} ${place.nameNl}` }
      parts.organisations.push({ organisationId, names, sectors: [house.sector], solePractice: false, enterpriseNumber: null, missions: [], actorKind: null })
      return organisationId
    }),
  )
}

const POOL = 150
const TOGETHER = 30

/** A concertation of about 150 people, of whom thirty are there each time: a pool, not poor attendance. */
export function addConcertation(parts: RegisterParts): void {
  parts.communities.push({
    communityId: 'concertation',
    names: { fr: 'Concertation régionale', nl: 'Regionaal overleg' },
    kind: 'concertation',
    areas: [],
    host: null,
  })
  const people: RegisterPerson[] = Array.from({ length: POOL }, (_, n) => inventPerson('concertation-person', n))
  parts.people.push(...people)
  const houses = addHouses(parts)
  for (const [index, person] of people.entries()) {
    parts.memberships.push(membership(person.personId, 'concertation', 'member', '2022-03-01', [houses[index % houses.length] ?? '']))
  }
  const days = ['2022-03-17', '2022-06-16', '2022-09-15', '2022-12-15', '2023-03-16', '2023-06-15']
  for (const [index, day] of days.entries()) {
    const id = `concertation-${index + 1}`
    parts.meetings.push(
      aGathering({
        id,
        communityIds: ['concertation'],
        title: `Concertation ${index + 1}`,
        day,
        from: '09:30',
        until: '12:30',
        place: 'Maison des associations',
        kind: 'concertation',
      }),
    )
    const start = index < 5 ? index * TOGETHER : 12
    for (let n = 0; n < TOGETHER; n += 1) {
      const person = people[index < 5 ? start + n : (start + n * 4) % POOL]
      if (person !== undefined) parts.attendance.push(present(id, person.personId, 'member'))
    }
  }
}

/** After the poster's window the four communities go on: nine more meetings, thirty-five in all in the window of the method. */
const LATER: { community: string; day: string; from: string; until: string }[] = [
  { community: 'south', day: '2023-04-20', from: '13:00', until: '16:00' },
  { community: 'south', day: '2023-05-25', from: '13:00', until: '16:00' },
  { community: 'north', day: '2023-04-18', from: '13:00', until: '15:00' },
  { community: 'north', day: '2023-05-16', from: '13:00', until: '15:00' },
  { community: 'east', day: '2023-04-13', from: '10:00', until: '12:00' },
  { community: 'east', day: '2023-05-11', from: '10:00', until: '12:00' },
  { community: 'east', day: '2023-06-08', from: '10:00', until: '12:00' },
  { community: 'centre', day: '2023-04-25', from: '14:00', until: '16:00' },
  { community: 'centre', day: '2023-05-23', from: '14:00', until: '16:00' },
]

export function addLaterMeetings(parts: RegisterParts, idOf: (community: string) => string): void {
  for (const [index, { community, day, from, until }] of LATER.entries()) {
    const communityId = idOf(community)
    const id = `later-${index + 1}`
    parts.meetings.push(aGathering({ id, communityIds: [communityId], title: '', day, from, until, place: 'Maison du Lien', kind: 'community' }))
    const there = parts.memberships.filter((m) => m.communityId === communityId && (m.until === null || m.until >= day) && (m.from === null || m.from <= day))
    for (const [place, m] of there.entries()) if (m.role !== 'member' || (place + index) % 3 !== 0) parts.attendance.push(present(id, m.personId, m.role))
  }
}
