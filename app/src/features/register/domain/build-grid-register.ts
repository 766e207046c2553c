import { matchKey } from '@ronde/tabular'
import type {
  AttendanceState,
  Register,
  RegisterAttendance,
  RegisterCommunity,
  RegisterMeeting,
  RegisterMembership,
  RegisterOrganisation,
  RegisterPerson,
} from '@ronde/figures'
import { dayOf, instantInBrussels, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { placeDays } from './grid-dates.ts'
import type { GridAnswers, MarkMeaning, RowAnswer } from './grid-answers.ts'
import { gridId, type Resolved } from './grid-people.ts'
import { guessMeaning } from './grid-marks.ts'
import type { Grid, GridRow } from './read-grid.ts'

export type KnownOrganisation = { externalId: string; fr: string; nl: string }

export type GridToSave = {
  grid: Grid
  answers: GridAnswers
  people: readonly Resolved[]
  community: RegisterCommunity
  /** What the store holds of that community and of the people of the grid. */
  stored: Required<Register>
  organisations: readonly KnownOrganisation[]
  language: Language
  today: Day
}

type Full = Required<Register>

/**
 * A register that holds what the grid says and leaves alone what is known already: people and meetings that exist are given back as
 * they are, and lines that say nothing new are left out. Nothing is ever taken away.
 */
export function buildGridRegister(work: GridToSave): Full {
  const meetings = placeMeetings(work)
  const organisations = gatherOrganisations(work)
  const { memberships, people } = gatherPeople(work, organisations)
  return {
    people,
    organisations: [...organisations.values()].flatMap(({ isNew, row }) => (isNew ? [row] : [])),
    communities: [work.community],
    memberships,
    meetings: [...new Map(meetings.flatMap((meeting) => (meeting === null ? [] : [[meeting.meetingId, meeting] as const]))).values()],
    attendance: gatherAttendance(work, meetings),
    affiliations: [],
  }
}

function meaningOf(answers: Pick<GridAnswers, 'marks'>, key: string): MarkMeaning {
  return answers.marks?.[key] ?? guessMeaning(key) ?? 'nothing'
}

/** What was answered about a row, else what the grid itself says. */
export function answerOf(answers: Pick<GridAnswers, 'people'>, row: GridRow): RowAnswer {
  return answers.people?.[row.key] ?? { role: row.role ?? 'member', organisation: row.organisation, isSelfEmployed: row.isSelfEmployed }
}

/** A meeting for each date: one that this community holds on that day already, else a new one. Two columns of one day are two meetings. */
function placeMeetings({ grid, answers, community, stored, today }: GridToSave): (RegisterMeeting | null)[] {
  const used = new Set<string>()
  const times = new Map<Day, number>()
  return placeDays(grid.dates, answers.year ?? Number(today.slice(0, 4))).map((day) => {
    if (day === null) return null
    const nth = (times.get(day) ?? 0) + 1
    times.set(day, nth)
    const known = stored.meetings.find(({ meetingId, startsAt, state }) => !used.has(meetingId) && dayOf(startsAt) === day && state !== 'cancelled')
    if (known !== undefined) {
      used.add(known.meetingId)
      return known
    }
    const startsAt = instantInBrussels(`${day}T${answers.startsAt ?? '13:00'}`)
    const endsAt = new Date(Date.parse(startsAt) + (answers.durationMinutes ?? 120) * 60_000).toISOString()
    const meetingId = gridId('meeting', community.communityId, day, nth === 1 ? '' : String(nth))
    return {
      meetingId,
      communityIds: [community.communityId],
      title: '',
      startsAt,
      endsAt,
      actualStartsAt: null,
      actualEndsAt: null,
      mode: null,
      place: null,
      state: day > today ? 'planned' : 'held',
      kind: null,
    }
  })
}

type NamedOrganisation = { isNew: boolean; row: RegisterOrganisation }

/** Organisations by the key of their typed name. */
function gatherOrganisations({ grid, answers, organisations, language, stored }: GridToSave): Map<string, NamedOrganisation> {
  const known = new Map(
    organisations.flatMap(({ externalId, fr, nl }) =>
      [fr, nl, ...(fr !== '' && nl !== '' ? [`${fr} · ${nl}`, `${nl} · ${fr}`] : [])]
        .filter((name) => name !== '')
        .map((name) => [matchKey(name), externalId] as const),
    ),
  )
  const named = new Map<string, NamedOrganisation>()
  for (const row of grid.rows) {
    const text = answerOf(answers, row).organisation
    const key = matchKey(text)
    if (key === '' || named.has(key)) continue
    const knownId = known.get(key)
    const names = language === 'nl' ? { fr: '', nl: text } : { fr: text, nl: '' }
    const organisationId = knownId ?? gridId('organisation', key)
    const isNew = knownId === undefined && !stored.organisations.some((organisation) => organisation.organisationId === organisationId)
    named.set(key, {
      isNew,
      row: {
        organisationId,
        names,
        sectors: [answers.sectors?.[key] ?? ''].filter((code) => code !== ''),
        solePractice: null,
        enterpriseNumber: null,
        missions: [],
        actorKind: null,
      },
    })
  }
  return named
}

export type NewOrganisation = { key: string; name: string }

/** Organisations that saving would add, by the key of their name. */
export function listNewOrganisations(work: GridToSave): NewOrganisation[] {
  return [...gatherOrganisations(work)].flatMap(([key, { isNew, row }]) => (isNew ? [{ key, name: row.names.fr || row.names.nl }] : []))
}

function gatherPeople(
  { grid, answers, people, community, stored }: GridToSave,
  organisations: ReadonlyMap<string, NamedOrganisation>,
): Pick<Full, 'people' | 'memberships'> {
  const rows = new Map(grid.rows.map((row) => [row.key, row]))
  const storedPeople = new Map(stored.people.map((person) => [person.personId, person]))
  const gathered = new Map<string, RegisterPerson>()
  const memberships = new Map<string, RegisterMembership>()
  for (const { rowKey, personId, name } of people) {
    const row = rows.get(rowKey)
    if (row === undefined || gathered.has(personId)) continue
    const answer = answerOf(answers, row)
    const known = storedPeople.get(personId)
    const employment = answer.isSelfEmployed ? 'self_employed' : answers.othersAreSalaried === true && answer.role === 'member' ? 'salaried' : null
    gathered.set(personId, known === undefined ? newPerson(personId, name, row, employment) : { ...known, employment: known.employment ?? employment })
    const represents = organisations.get(matchKey(answer.organisation))?.row.organisationId
    const membership = membershipFor(stored, { personId, communityId: community.communityId, role: answer.role, represents })
    if (membership !== null) memberships.set(personId, membership)
  }
  return { people: [...gathered.values()], memberships: [...memberships.values()] }
}

function newPerson(
  personId: string,
  { given, family }: { given: string; family: string },
  row: GridRow,
  employment: RegisterPerson['employment'],
): RegisterPerson {
  const empty = { languagesSpoken: [], languagesUnderstood: [], disciplines: [] }
  return { personId, givenName: given, familyName: family, email: row.mail || null, phone: row.phone || null, ...empty, employment, functions: row.functions }
}

/** A new membership, or the known one with the organisation it lacked; null where nothing is to be added. */
function membershipFor(
  stored: Full,
  wish: { personId: string; communityId: string; role: RegisterMembership['role']; represents: string | undefined },
): RegisterMembership | null {
  const represents = wish.represents === undefined ? [] : [wish.represents]
  const known = stored.memberships.filter(({ personId, communityId }) => personId === wish.personId && communityId === wish.communityId)
  if (known.length === 0)
    return { personId: wish.personId, communityId: wish.communityId, role: wish.role, from: null, until: null, represents, endReason: null, practiceRole: null }
  const bare = known.find((membership) => membership.represents.length === 0 && membership.role === wish.role)
  return bare !== undefined && represents.length > 0 ? { ...bare, represents } : null
}

const ORDER: MarkMeaning[] = ['present', 'online', 'represented', 'excused', 'absent', 'nothing']
const STATES: Record<Exclude<MarkMeaning, 'nothing'>, AttendanceState> = {
  present: 'present',
  online: 'present',
  represented: 'represented',
  excused: 'excused',
  absent: 'absent',
}

/** One line for a person and a meeting; of two rows of one person the better mark counts. A line whose state is known already stays as it is. */
function gatherAttendance({ grid, answers, people, stored }: GridToSave, meetings: readonly (RegisterMeeting | null)[]): RegisterAttendance[] {
  const known = new Map(stored.attendance.map((line) => [`${line.meetingId}\n${line.personId}`, line]))
  const personOf = new Map(people.map(({ rowKey, personId }) => [rowKey, personId]))
  const best = new Map<string, { meetingId: string; personId: string; meaning: MarkMeaning }>()
  for (const row of grid.rows) {
    for (const [index, mark] of row.marks.entries()) {
      const meetingId = meetings[index]?.meetingId
      const personId = personOf.get(row.key)
      const meaning = meaningOf(answers, mark)
      if (meetingId === undefined || personId === undefined || meaning === 'nothing') continue
      const key = `${meetingId}\n${personId}`
      const before = best.get(key)
      if (before === undefined || ORDER.indexOf(meaning) < ORDER.indexOf(before.meaning)) best.set(key, { meetingId, personId, meaning })
    }
  }
  return [...best].flatMap(([key, { meetingId, personId, meaning }]) => {
    const state = STATES[meaning === 'nothing' ? 'absent' : meaning]
    const before = known.get(key)
    if (before?.state === state) return []
    return [
      {
        meetingId,
        personId,
        role: before?.role ?? null,
        state,
        mode: meaning === 'online' ? ('online' as const) : (before?.mode ?? null),
        represents: before?.represents ?? [],
      },
    ]
  })
}

export type GridCounts = {
  people: number
  knownPeople: number
  changedPeople: number
  organisations: number
  meetings: number
  knownMeetings: number
  memberships: number
  present: number
  attendance: number
  rows: number
}

/** What saving would add or change, in numbers. */
export function countGrid(register: Full, stored: Full): GridCounts {
  const storedPeople = new Map(stored.people.map((person) => [person.personId, person]))
  const storedMeetings = new Set(stored.meetings.map(({ meetingId }) => meetingId))
  const newPeople = register.people.filter(({ personId }) => !storedPeople.has(personId)).length
  const changedPeople = register.people.filter(
    ({ personId, employment }) => storedPeople.has(personId) && storedPeople.get(personId)?.employment !== employment,
  ).length
  const newMeetings = register.meetings.filter(({ meetingId }) => !storedMeetings.has(meetingId)).length
  const { length: organisations } = register.organisations
  const { length: memberships } = register.memberships
  const { length: attendance } = register.attendance
  return {
    people: newPeople,
    knownPeople: register.people.length - newPeople - changedPeople,
    changedPeople,
    organisations,
    meetings: newMeetings,
    knownMeetings: register.meetings.length - newMeetings,
    memberships,
    present: register.attendance.filter(({ state }) => state === 'present').length,
    attendance,
    rows: newPeople + changedPeople + organisations + newMeetings + memberships + attendance,
  }
}
