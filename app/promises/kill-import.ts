import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { silentLog } from '../src/platform/log.ts'
import { startEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { runProgram, startProgram } from './run-program.ts'

const COMMUNITIES = 4
const PEOPLE = 120
const MEETINGS = 80
const THERE = 60

/** How many rows of each sheet one import adds. */
const ROWS: Record<string, number> = { person: PEOPLE, community: COMMUNITIES, membership: PEOPLE, meeting: MEETINGS, attendance: MEETINGS * THERE }

/** A register whose every id begins with the name of its trial. */
export function writeTrialRegister(folder: string, trial: string): string {
  const target = path.join(folder, trial)
  mkdirSync(target, { recursive: true })
  const two = (n: number) => String(n).padStart(2, '0')
  const sheets: Record<string, string[]> = {
    people: ['person_id,given_name,family_name,languages_spoken,employment', ...range(PEOPLE).map((n) => `${trial}-p${n},Noor ${n},Vandeplas,fr;nl,salaried`)],
    organisations: ['organisation_id,name_fr,name_nl'],
    communities: [
      'community_id,name_fr,name_nl,kind',
      ...range(COMMUNITIES).map((n) => `${trial}-c${n},Cercle ${trial} ${n},Kring ${trial} ${n},community_of_practice`),
    ],
    memberships: ['person_id,community_id,role,from', ...range(PEOPLE).map((n) => `${trial}-p${n},${trial}-c${(n % COMMUNITIES) + 1},member,2022-01-01`)],
    meetings: [
      'meeting_id,community_ids,title,starts_at,ends_at,mode,place,state',
      ...range(MEETINGS).map(
        (n) =>
          `${trial}-m${n},${trial}-c${(n % COMMUNITIES) + 1},,2022-${two((n % 12) + 1)}-${two((n % 27) + 1)}T13:00,2022-${two((n % 12) + 1)}-${two((n % 27) + 1)}T15:00,in_person,,held`,
      ),
    ],
    attendance: [
      'meeting_id,person_id,role,state',
      ...range(MEETINGS).flatMap((m) => range(THERE).map((p) => `${trial}-m${m},${trial}-p${((p + m) % PEOPLE) + 1},member,present`)),
    ],
  }
  for (const [sheet, lines] of Object.entries(sheets)) writeFileSync(path.join(target, `${sheet}.csv`), `${lines.join('\n')}\n`)
  return target
}

function range(length: number): number[] {
  return Array.from({ length }, (_, n) => n + 1)
}

export type TrialsReport = { trials: number; saved: number; undone: number; halves: string[]; lost: string[]; longestRestartMs: number }

/**
 * Imports one register after another into one data folder; each import is killed with -9 at a moment drawn by the trial,
 * every second time together with its PostgreSQL. After each, all rows of its register are there, or none; and what an
 * earlier import said to have saved is still there.
 */
export async function killImports(folder: string, trials: number): Promise<TrialsReport> {
  const data = path.join(folder, 'data')
  const report: TrialsReport = { trials, saved: 0, undone: 0, halves: [], lost: [], longestRestartMs: 0 }
  const acknowledged: string[] = []
  let span = 0
  // The first makes the store, the second shows how long one import takes.
  for (const name of ['first', 'second']) {
    const { code, err, tookMs } = await runProgram(['import', 'register', writeTrialRegister(folder, name)], { data }, 60_000)
    if (code !== 0) throw new Error(`an import without a kill is refused: ${err}`)
    acknowledged.push(name)
    span = tookMs
  }
  for (let trial = 1; trial <= trials; trial += 1) {
    const name = `t${trial}`
    const register = writeTrialRegister(folder, name)
    const { child, ended } = startProgram(['import', 'register', register], { data })
    // From where the program has loaded until it has surely ended.
    await Promise.race([ended, pause(span * (0.35 + (0.85 * ((trial * 7) % 20)) / 20))])
    const postmaster = readPostmaster(data)
    child.kill('SIGKILL')
    if (trial % 2 === 0 && postmaster !== null) killTree(postmaster)
    const { out, code } = await ended
    if (code === 0 || out.includes('attendance')) acknowledged.push(name)
    const startedAt = performance.now()
    const counts = await countRows(data, [...new Set([...acknowledged, name])])
    report.longestRestartMs = Math.max(report.longestRestartMs, performance.now() - startedAt)
    judge(report, counts, name, acknowledged)
    rmSync(register, { recursive: true })
  }
  return report
}

function judge(report: TrialsReport, counts: Record<string, Record<string, number>>, name: string, acknowledged: string[]): void {
  const found = counts[name] ?? {}
  const isWhole = (trial: string) => Object.entries(ROWS).every(([table, rows]) => counts[trial]?.[table] === rows)
  if (isWhole(name)) report.saved += 1
  else if (Object.values(found).every((rows) => rows === 0)) report.undone += 1
  else report.halves.push(`${name}: ${JSON.stringify(found)}`)
  report.lost.push(...acknowledged.filter((trial) => !isWhole(trial)))
}

export function readPostmaster(data: string): number | null {
  const file = path.join(data, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

/** The server and each of its workers, as when the machine loses its current. */
export function killTree(pid: number): void {
  const children = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  for (const each of [pid, ...children.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0)]) {
    try {
      if (each > 1) process.kill(each, 'SIGKILL')
    } catch {
      // It had ended.
    }
  }
}

/** Opens what was left behind, as the next start would, and counts the rows of each trial. */
async function countRows(data: string, trials: string[]): Promise<Record<string, Record<string, number>>> {
  const started = await startEmbedded({ directory: data, log: silentLog })
  if (!started.ok) throw new Error(`the store does not come back: ${started.refusal} ${JSON.stringify(started.facts)}`)
  const client = new pg.Client({ connectionString: started.value.ownerUrl })
  await client.connect()
  try {
    const counts: Record<string, Record<string, number>> = {}
    for (const trial of trials) {
      const { rows } = await client.query<Record<string, number>>(
        `select (select count(*)::int from person where external_id like $1) as person, (select count(*)::int from community where external_id like $1) as community,
          (select count(*)::int from membership m join community c on c.id = m.community_id where c.external_id like $1) as membership,
          (select count(*)::int from meeting where external_id like $1) as meeting,
          (select count(*)::int from attendance a join meeting m on m.id = a.meeting_id where m.external_id like $1) as attendance`,
        [`${trial}-%`],
      )
      counts[trial] = rows[0] ?? {}
    }
    return counts
  } finally {
    await client.end()
    await started.value.stop()
  }
}
