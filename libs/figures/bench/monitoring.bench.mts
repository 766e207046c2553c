import { computeMonitoring, randomRegister, type Register } from '../src/figures.ts'

const COMMUNITIES = 10_000
const RUNS = 3
const WINDOW = { from: '2022-09-01', until: '2023-03-31' }
const BOUND_SECONDS = 3
const BOUND_MEGABYTES = 400

type Spent = { milliseconds: number; megabytes: number }

/** Median time of a few runs, and what the heap grew by at most. */
function measure(work: () => number): Spent {
  const times: number[] = []
  let megabytes = 0
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.memoryUsage().heapUsed
    const started = performance.now()
    if (work() < 0) throw new Error('counted nothing')
    times.push(performance.now() - started)
    megabytes = Math.max(megabytes, (process.memoryUsage().heapUsed - before) / 1_048_576)
  }
  return { milliseconds: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0, megabytes }
}

/** The least any implementation does: look at every row once. */
function countRows(register: Register): number {
  let counted = 0
  for (const { state, role } of register.attendance) if (state === 'present' && role === 'member') counted += 1
  return counted
}

/** Each community from its own rows only, as when they come from a database. */
function splitByCommunity(register: Register): Register[] {
  const of = (id: string): string => id.slice(1).split('-')[0] ?? ''
  const parts = register.communities.map((community): { [Sheet in keyof Required<Register>]: Required<Register>[Sheet][number][] } => ({
    people: [],
    organisations: [],
    communities: [community],
    memberships: [],
    meetings: [],
    attendance: [],
    affiliations: [],
  }))
  const find = (id: string) => parts[Number(of(id))] ?? parts[0]
  for (const row of register.people) find(row.personId)?.people.push(row)
  for (const row of register.organisations) find(row.organisationId)?.organisations.push(row)
  for (const row of register.memberships) find(row.communityId)?.memberships.push(row)
  for (const row of register.meetings) find(row.meetingId)?.meetings.push(row)
  for (const row of register.attendance) find(row.meetingId)?.attendance.push(row)
  return parts
}

function print(what: string, { milliseconds, megabytes }: Spent, floor: Spent): void {
  const times = floor.milliseconds > 0 ? `, ${(milliseconds / floor.milliseconds).toFixed(1)} × the bare loop` : ''
  process.stdout.write(`  ${what}: ${(milliseconds / 1000).toFixed(2)} s, ${Math.max(0, megabytes).toFixed(0)} MB${times}\n`)
}

/** 10,000 communities with 100 attendance rows each, all at once and one at a time. */
export async function bench(): Promise<void> {
  const register = randomRegister(1, { communities: COMMUNITIES, membersPerCommunity: 20, meetingsPerCommunity: 5, organisationsPerCommunity: 12, odd: false })
  process.stdout.write(`  ${register.attendance.length.toLocaleString('en')} attendance rows, ${COMMUNITIES.toLocaleString('en')} communities\n`)
  const floor = measure(() => countRows(register))
  const together = measure(() => computeMonitoring(register, { window: WINDOW }).communities.length)
  const parts = splitByCommunity(register)
  const alone = measure(() => parts.reduce((sum, part) => sum + computeMonitoring(part, { window: WINDOW }).summed.meetings, 0))
  print('a bare loop over the rows', floor, { milliseconds: 0, megabytes: 0 })
  print('all communities in one table', together, floor)
  print('one community after another', alone, floor)
  const slowest = Math.max(together.milliseconds, alone.milliseconds) / 1000
  if (slowest > BOUND_SECONDS) throw new Error(`${slowest.toFixed(2)} s for all communities, more than ${BOUND_SECONDS} s`)
  if (together.megabytes > BOUND_MEGABYTES) throw new Error(`${together.megabytes.toFixed(0)} MB, more than ${BOUND_MEGABYTES} MB`)
}
