import { columnName, openSheet, restorePhone, restoreZeros, tidyText, type RawSheet, type TableRefusal, type TableRow } from '@ronde/tabular'
import type {
  Register,
  RegisterAffiliation,
  RegisterAttendance,
  RegisterCommunity,
  RegisterMeeting,
  RegisterMembership,
  RegisterOrganisation,
  RegisterPerson,
} from '@ronde/figures'
import { done, type Result } from '../../../kernel/result.ts'
import type { RegisterFile } from '../domain/draft.ts'
import { SHEETS, type Problem, type SheetName } from '../domain/problem.ts'
import { COLUMNS, REQUIRED_SHEETS } from './columns.ts'
import { checkRegister, type RowNumbers } from './check-register.ts'
import { RowReader } from './read-cells.ts'
import { readFileSheets } from './read-file.ts'
import { restoreLostZeros } from './restore-ids.ts'

export type ParsedRegister = {
  register: Required<Register>
  problems: Problem[]
  /** The first of each sheet's rows, as text, for the preview. */
  firstRows: { sheet: SheetName; header: string[]; rows: string[][]; count: number }[]
}

export type OnProgress = (rows: number, sheet: SheetName) => void

const EMPLOYMENTS = ['salaried', 'self_employed', 'volunteer', 'citizen', 'informal_carer'] as const
const ACTOR_KINDS = ['care', 'welfare', 'authority', 'school', 'trade', 'citizens'] as const
const MEMBERSHIP_ROLES = ['member', 'moderator', 'researcher', 'coordinator', 'visitor'] as const
const MEETING_ROLES = [...MEMBERSHIP_ROLES, 'deputy', 'speaker', 'interpreter'] as const
const MODES = ['in_person', 'online', 'hybrid'] as const
const STATES = ['present', 'excused', 'absent', 'represented'] as const
const MEETING_STATES = ['planned', 'held', 'cancelled'] as const
const SHOWN_ROWS = 5
const EPOCH = new Date(0).toISOString()

/** Without its ids a sheet is as good as missing for the rows that point into it. */
const ID_COLUMNS: Partial<Record<SheetName, string>> = {
  people: 'person_id',
  organisations: 'organisation_id',
  communities: 'community_id',
  meetings: 'meeting_id',
}

type Draft = { [Sheet in SheetName]: unknown[] }

/** Reads a workbook, or one text file for each sheet. Everything that is wrong is listed; what could be read is given back as well. */
export async function parseRegister(files: RegisterFile[], onProgress: OnProgress = () => undefined): Promise<Result<ParsedRegister, TableRefusal>> {
  const found = await findSheets(files)
  if (!found.ok) return found
  const problems: Problem[] = []
  const draft: Draft = { people: [], organisations: [], communities: [], memberships: [], meetings: [], attendance: [], affiliations: [] }
  const numbers: RowNumbers = { people: [], organisations: [], communities: [], memberships: [], meetings: [], attendance: [], affiliations: [] }
  const firstRows: ParsedRegister['firstRows'] = []
  const places: Places = new Map()
  for (const sheet of SHEETS) {
    const raw = found.value.sheets.get(sheet)
    if (raw === undefined) {
      if (REQUIRED_SHEETS.includes(sheet)) problems.push({ sheet, row: 0, column: '', cell: '', code: 'sheet-missing', facts: {} })
      continue
    }
    firstRows.push(await readSheet(sheet, raw, { draft, numbers, problems, places, date1904: found.value.date1904, onProgress }))
  }
  const register = restoreLostZeros(draft as unknown as Required<Register>)
  const missing = new Set(
    problems
      .filter(({ code, column, sheet }) => code === 'sheet-missing' || (code === 'column-missing' && column === ID_COLUMNS[sheet]))
      .map(({ sheet }) => sheet),
  )
  problems.push(...checkRegister(register, numbers, missing).map((problem) => withCell(problem, places)))
  problems.sort((a, b) => SHEETS.indexOf(a.sheet) - SHEETS.indexOf(b.sheet) || a.row - b.row)
  return done({ register, problems, firstRows })
}

async function findSheets(files: RegisterFile[]): Promise<Result<{ sheets: Map<SheetName, RawSheet>; date1904: boolean }, TableRefusal>> {
  const sheets = new Map<SheetName, RawSheet>()
  let date1904 = false
  for (const file of files) {
    const read = await readFileSheets(file)
    if (!read.ok) return read
    date1904 ||= read.value.date1904
    for (const sheet of read.value.sheets) {
      const name = SHEETS.find((known) => known === tidyText(sheet.name).toLowerCase())
      if (name !== undefined) sheets.set(name, sheet)
    }
  }
  return done({ sheets, date1904 })
}

/** Where each known column of each sheet stands. */
type Places = Map<SheetName, Map<string, number>>

function withCell(problem: Problem, places: Places): Problem {
  const place = places.get(problem.sheet)?.get(problem.column)
  return place === undefined || problem.row === 0 ? problem : { ...problem, cell: `${columnName(place)}${problem.row}` }
}

type Reading = { draft: Draft; numbers: RowNumbers; problems: Problem[]; places: Places; date1904: boolean; onProgress: OnProgress }

async function readSheet(name: SheetName, raw: RawSheet, reading: Reading): Promise<ParsedRegister['firstRows'][number]> {
  const sheet = await openSheet(raw)
  const places = placeColumns(name, sheet.header, sheet.headerNumber, reading.problems)
  reading.places.set(name, places)
  const shown: string[][] = []
  let count = 0
  for await (const row of sheet.rows) {
    if (row.cells.every((cell) => tidyText(cell.text) === '')) continue
    count += 1
    if (shown.length < SHOWN_ROWS) shown.push(sheet.header.map((_, index) => row.cells[index]?.text ?? ''))
    const reader = new RowReader(name, row as TableRow, { places, problems: reading.problems, date1904: reading.date1904 })
    reading.draft[name].push(ROWS[name](reader))
    reading.numbers[name].push(row.number)
    if (count % 5_000 === 0) reading.onProgress(count, name)
  }
  return { sheet: name, header: sheet.header, rows: shown, count }
}

/** Where each known column stands; a missing required one is a problem of the whole sheet. */
function placeColumns(name: SheetName, header: string[], headerNumber: number, problems: Problem[]): Map<string, number> {
  const places = new Map<string, number>()
  const keys = header.map((title) =>
    tidyText(title)
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  for (const { name: column, isRequired } of COLUMNS[name]) {
    const place = keys.indexOf(column)
    if (place >= 0) places.set(column, place)
    if (place >= 0 && keys.indexOf(column, place + 1) >= 0) problems.push({ sheet: name, row: headerNumber, column, cell: '', code: 'column-twice', facts: {} })
    if (place < 0 && isRequired) problems.push({ sheet: name, row: headerNumber, column, cell: '', code: 'column-missing', facts: {} })
  }
  return places
}

const ROWS: { [Sheet in SheetName]: (row: RowReader) => unknown } = {
  people: (row): RegisterPerson => ({
    personId: row.required('person_id'),
    givenName: row.text('given_name'),
    familyName: row.text('family_name'),
    email: readMail(row),
    phone: restorePhone(row.text('phone')) || null,
    languagesSpoken: row.list('languages_spoken'),
    languagesUnderstood: row.list('languages_understood'),
    disciplines: row.list('disciplines'),
    employment: row.word('employment', EMPLOYMENTS),
    functions: row.list('functions'),
  }),
  organisations: (row): RegisterOrganisation => ({
    organisationId: row.required('organisation_id'),
    names: { fr: row.text('name_fr'), nl: row.text('name_nl') },
    sectors: row.list('sectors'),
    solePractice: row.yesNo('sole_practice'),
    enterpriseNumber: readEnterpriseNumber(row),
    missions: row.list('missions'),
    actorKind: row.word('actor_kind', ACTOR_KINDS),
  }),
  communities: (row): RegisterCommunity => ({
    communityId: row.required('community_id'),
    names: { fr: row.text('name_fr'), nl: row.text('name_nl') },
    kind: row.text('kind') || null,
    areas: row.list('areas'),
    host: row.text('host') || null,
  }),
  memberships: (row): RegisterMembership => {
    const { from, until } = readPeriod(row, 'from', 'until')
    return {
      personId: row.required('person_id'),
      communityId: row.required('community_id'),
      role: row.requiredWord('role', MEMBERSHIP_ROLES, 'member'),
      from,
      until,
      represents: row.list('represents'),
      endReason: row.text('end_reason') || null,
      practiceRole: row.text('practice_role') || null,
    }
  },
  meetings: (row): RegisterMeeting => {
    const planned = readSpan(row, 'starts_at', 'ends_at', true)
    const actual = readSpan(row, 'actual_starts_at', 'actual_ends_at', false)
    return {
      meetingId: row.required('meeting_id'),
      communityIds: row.list('community_ids'),
      title: row.text('title'),
      startsAt: planned.startsAt ?? EPOCH,
      endsAt: planned.endsAt ?? EPOCH,
      actualStartsAt: actual.startsAt,
      actualEndsAt: actual.endsAt,
      mode: row.word('mode', MODES),
      place: row.text('place') || null,
      state: row.requiredWord('state', MEETING_STATES, 'planned'),
      kind: row.text('kind') || null,
    }
  },
  attendance: (row): RegisterAttendance => ({
    meetingId: row.required('meeting_id'),
    personId: row.required('person_id'),
    role: row.word('role', MEETING_ROLES),
    state: row.requiredWord('state', STATES, 'present'),
    mode: row.word('mode', MODES),
    represents: row.list('represents'),
  }),
  affiliations: (row): RegisterAffiliation => ({
    personId: row.required('person_id'),
    organisationId: row.required('organisation_id'),
    ...readPeriod(row, 'from', 'until'),
  }),
}

function readMail(row: RowReader): string | null {
  const mail = row.text('email')
  if (mail !== '' && !/^[^\s@]+@[^\s@]+$/.test(mail)) row.note('email', 'not-a-mail', { value: mail })
  return mail || null
}

/** Excel drops the first zero of an enterprise number. Ten digits are wanted; how they are dotted is left as it is. */
function readEnterpriseNumber(row: RowReader): string | null {
  const text = row.text('enterprise_number')
  if (text === '') return null
  if (/^\d{9}$/.test(text)) return restoreZeros(text, 10)
  if (text.replaceAll(/\D/g, '').length !== 10) row.note('enterprise_number', 'not-an-enterprise-number', { value: text })
  return text
}

function readPeriod(row: RowReader, fromColumn: string, untilColumn: string): { from: string | null; until: string | null } {
  const [from, until] = [row.day(fromColumn), row.day(untilColumn)]
  if (from !== null && until !== null && until < from) row.note(untilColumn, 'ends-before-start', { from, until })
  return { from, until }
}

function readSpan(row: RowReader, startColumn: string, endColumn: string, isRequired: boolean): { startsAt: string | null; endsAt: string | null } {
  if (isRequired) for (const column of [startColumn, endColumn]) row.required(column)
  const [startsAt, endsAt] = [row.instant(startColumn), row.instant(endColumn)]
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) row.note(endColumn, 'ends-before-start')
  return { startsAt, endsAt }
}
