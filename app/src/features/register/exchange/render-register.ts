import type { Register } from '@ronde/figures'
import type { WritableCell, WritableSheet } from '@ronde/tabular'
import { wallTimeOf } from '../../../kernel/day.ts'
import { SHEETS, type SheetName } from '../domain/problem.ts'
import { COLUMNS, OPTIONAL_WHEN_EMPTY } from './columns.ts'

type Row = Record<string, WritableCell>

/** The register as sheets, ready to be written as one workbook or as a folder of text files. */
export function renderRegister(register: Required<Register>): WritableSheet[] {
  return SHEETS.filter((sheet) => sheet !== 'affiliations' || register.affiliations.length > 0).map((sheet) => {
    const rows = RENDERERS[sheet](register)
    const unused = (OPTIONAL_WHEN_EMPTY[sheet] ?? []).filter((column) => rows.every((row) => row[column] === '' || row[column] === null))
    const header = COLUMNS[sheet].map(({ name }) => name).filter((name) => !unused.includes(name))
    return { name: sheet, header, rows: rows.map((row) => header.map((column) => row[column] ?? '')) }
  })
}

const list = (values: readonly string[] | undefined): string => (values ?? []).join(';')
const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no')

/** Brussels wall time where it says everything; in the hour that summer time repeats, and for seconds, the offset or the UTC form is written. */
function moment(instant: string | null): string {
  if (instant === null) return ''
  const isWholeMinute = instant.endsWith(':00.000Z')
  const wall = wallTimeOf(instant)
  const isRepeated =
    wallTimeOf(new Date(Date.parse(instant) - 3_600_000).toISOString()) === wall || wallTimeOf(new Date(Date.parse(instant) + 3_600_000).toISOString()) === wall
  return isWholeMinute && !isRepeated ? wall : instant
}

const RENDERERS: Record<SheetName, (register: Required<Register>) => Row[]> = {
  people: ({ people }) =>
    people.map((person) => ({
      person_id: person.personId,
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email,
      phone: person.phone,
      languages_spoken: list(person.languagesSpoken),
      languages_understood: list(person.languagesUnderstood),
      disciplines: list(person.disciplines),
      employment: person.employment,
      functions: list(person.functions),
    })),
  organisations: ({ organisations }) =>
    organisations.map((organisation) => ({
      organisation_id: organisation.organisationId,
      name_fr: organisation.names.fr,
      name_nl: organisation.names.nl,
      sectors: list(organisation.sectors),
      sole_practice: yesNo(organisation.solePractice),
      enterprise_number: organisation.enterpriseNumber,
      missions: list(organisation.missions),
      actor_kind: organisation.actorKind ?? '',
    })),
  communities: ({ communities }) =>
    communities.map((community) => ({
      community_id: community.communityId,
      name_fr: community.names.fr,
      name_nl: community.names.nl,
      kind: community.kind,
      areas: list(community.areas),
      host: community.host,
    })),
  memberships: ({ memberships }) =>
    memberships.map((membership) => ({
      person_id: membership.personId,
      community_id: membership.communityId,
      role: membership.role,
      from: day(membership.from),
      until: day(membership.until),
      represents: list(membership.represents),
      end_reason: membership.endReason ?? '',
      practice_role: membership.practiceRole ?? '',
    })),
  meetings: ({ meetings }) =>
    meetings.map((meeting) => ({
      meeting_id: meeting.meetingId,
      community_ids: list(meeting.communityIds),
      title: meeting.title,
      starts_at: moment(meeting.startsAt),
      ends_at: moment(meeting.endsAt),
      mode: meeting.mode,
      place: meeting.place,
      state: meeting.state,
      kind: meeting.kind ?? '',
      actual_starts_at: moment(meeting.actualStartsAt),
      actual_ends_at: moment(meeting.actualEndsAt),
    })),
  attendance: ({ attendance }) =>
    attendance.map((line) => ({
      meeting_id: line.meetingId,
      person_id: line.personId,
      role: line.role,
      state: line.state,
      mode: line.mode,
      represents: list(line.represents),
    })),
  affiliations: ({ affiliations }) =>
    affiliations.map((affiliation) => ({
      person_id: affiliation.personId,
      organisation_id: affiliation.organisationId,
      from: day(affiliation.from),
      until: day(affiliation.until),
    })),
}

function day(value: string | null): WritableCell {
  return value === null ? '' : { iso: value }
}
