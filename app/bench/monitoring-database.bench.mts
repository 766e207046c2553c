import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { computeCommunityFigures, indexRegister } from '@ronde/figures'
import pg from 'pg'
import { inTransaction, openDatabase, openPool, type Database } from '../src/platform/database.ts'
import type { House } from '../src/platform/house.ts'
import { silentLog } from '../src/platform/log.ts'
import { startTestServer, TEMPLATE, inDatabase, runAll } from '../src/platform/store/test-server.ts'
import { readMonitoring } from '../src/features/reports/public.ts'
import { figureRowsStatement } from '../src/features/reports/store/figure-rows.ts'
import { streamAllCommunities } from '../src/features/reports/store/all-communities.ts'
import { asSystem } from '../src/platform/database.ts'
import type { Actor } from '../src/kernel/actor.ts'

const WINDOW = { from: '2022-09-01', until: '2023-06-30' }
const P95_MS = 50
const OVER_SQL_MS = 5
const ALL_SECONDS = 8
const ALL_MB = 400
const GROWTH = 1.3
const RUNS = 5
const CALLS = 200

/** A coordinator of every community: the check of rights is part of what is measured. */
const COORDINATOR: Actor = {
  personId: '00000000-0000-4000-8000-000000000001',
  accountId: '00000000-0000-4000-8000-000000000002',
  sessionId: '00000000-0000-4000-8000-000000000003',
  name: 'Bench',
  language: 'fr',
  assurance: 'passkey',
  provedAt: '2023-01-01T00:00:00.000Z',
  instanceRoles: [{ role: 'coordinator', programmeId: null }],
  communities: [],
  reach: 'network',
}

/** `communities` × 10 meetings × 10 people, each standing for one of 8 organisations. */
async function fill(url: string, communities: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const id = (kind: string, number: string) => `('00000000-0000-4000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`
  const statements = [
    `insert into community (id, external_id, name_fr, name_nl, position, state) select ${id('8001', 'c')}, 'c' || c, 'C' || c, 'C' || c, c, 'active' from generate_series(1, ${communities}) c`,
    `insert into organisation (id, external_id, name_fr, sole_practice) select ${id('8002', 'c * 8 + o')}, 'o' || c || '-' || o, 'O', o = 7 from generate_series(1, ${communities}) c, generate_series(0, 7) o`,
    `insert into organisation_sector (organisation_id, sector_code, list_version) select id, 'home-care', '2026-1' from organisation`,
    `insert into person (id, external_id, given_name, family_name, employment) select ${id('8003', 'c * 10 + p')}, 'p' || c || '-' || p, 'A', 'B', case when p = 9 then 'self_employed' else 'salaried' end from generate_series(1, ${communities}) c, generate_series(0, 9) p`,
    `insert into membership (id, community_id, person_id, role) select ${id('8004', 'c * 10 + p')}, ${id('8001', 'c')}, ${id('8003', 'c * 10 + p')}, 'member' from generate_series(1, ${communities}) c, generate_series(0, 9) p`,
    `insert into representation (membership_id, community_id, organisation_id) select ${id('8004', 'c * 10 + p')}, ${id('8001', 'c')}, ${id('8002', 'c * 8 + p % 8')} from generate_series(1, ${communities}) c, generate_series(0, 9) p`,
    `insert into meeting (id, external_id, starts_at, ends_at, state) select ${id('8005', 'c * 10 + m')}, 'm' || c || '-' || m, t, t + interval '2 hours', 'held'
      from generate_series(1, ${communities}) c, generate_series(0, 9) m, lateral (select timestamptz '2022-09-05 10:00Z' + m * interval '30 days' + c % 20 * interval '1 day' as t) at`,
    `insert into meeting_community (meeting_id, community_id, starts_at) select ${id('8005', 'c * 10 + m')}, ${id('8001', 'c')}, timestamptz '2022-09-05 10:00Z' + m * interval '30 days' + c % 20 * interval '1 day'
      from generate_series(1, ${communities}) c, generate_series(0, 9) m`,
    `insert into attendance (meeting_id, person_id, role, state) select ${id('8005', 'c * 10 + m')}, ${id('8003', 'c * 10 + p')}, 'member', case when (c + m + p) % 4 = 0 then 'excused' else 'present' end
      from generate_series(1, ${communities}) c, generate_series(0, 9) m, generate_series(0, 9) p`,
    'analyze',
  ]
  for (const statement of statements) await client.query(statement)
  await client.end()
}

function idOf(number: number): string {
  return `00000000-0000-4000-8001-${number.toString(16).padStart(12, '0')}`
}

async function measure(calls: number, communities: number, work: (communityId: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let call = 0; call < calls; call += 1) {
    const id = idOf(1 + ((call * 7_919) % communities))
    const started = performance.now()
    await work(id)
    times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )

function houseOn(db: Database): House {
  return {
    db,
    clock: () => new Date('2023-07-01T08:00:00Z'),
    settings: {
      publicUrl: '',
      isDemo: false,
      secret: randomBytes(32).toString('hex'),
      smtpUrl: null,
      dataDirectory: '',
      mailFrom: '',
      mailReplies: null,
      trustsProxy: false,
      liftsRateLimits: true,
    },
    log: silentLog,
    live: { subscribe: () => () => true, stop: async () => undefined },
    store: { kind: 'embedded', version: '', fsync: false, fullPageWrites: false, synchronousCommit: false },
  }
}

type Sample = { action: number; bare: number; p95: number }

async function measureOne(house: House, communities: number): Promise<Sample> {
  const action = (id: string) => readMonitoring(house, COORDINATOR, { communityIds: [id], window: WINDOW, language: 'fr' })
  const bare = (id: string) => inTransaction(house.db, COORDINATOR, (tx) => figureRowsStatement([id], WINDOW).execute(tx))
  await measure(CALLS, communities, action)
  await measure(CALLS, communities, bare)
  const runs: Sample[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const whole = await measure(CALLS, communities, action)
    const statement = await measure(CALLS, communities, bare)
    runs.push({ action: quantile(whole, 0.5), bare: quantile(statement, 0.5), p95: quantile(whole, 0.95) })
  }
  return { action: median(runs.map((run) => run.action)), bare: median(runs.map((run) => run.bare)), p95: median(runs.map((run) => run.p95)) }
}

async function measureAll(house: House): Promise<{ seconds: number; megabytes: number; communities: number }> {
  const started = performance.now()
  let communities = 0
  let most = 0
  await asSystem(house.db, async (tx) => {
    for await (const rows of streamAllCommunities(tx, WINDOW)) {
      const index = indexRegister(rows)
      for (const { communityId } of rows.communities) {
        if (computeCommunityFigures(index, communityId, { window: WINDOW }).figures.meetings > 0) communities += 1
      }
      most = Math.max(most, process.memoryUsage().rss)
    }
  })
  return { seconds: (performance.now() - started) / 1_000, megabytes: most / 1_048_576, communities }
}

const say = (line: string) => process.stdout.write(`  ${line}\n`)

/** The figures of one community inside a million lines of attendance, and of ten thousand communities at once. */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const server = await startTestServer(folder)
  const broken: string[] = []
  const bound = (isMet: boolean, line: string) => {
    say(`${isMet ? 'met    ' : 'NOT MET'}  ${line}`)
    if (!isMet) broken.push(line)
  }
  try {
    const samples: Sample[] = []
    for (const communities of [100, 10_000]) {
      const name = `bench_${communities}`
      await runAll(server.adminUrl, [`create database ${name} template ${TEMPLATE} owner ronde_owner`, `grant connect on database ${name} to ronde_app`])
      await fill(inDatabase(server.ownerUrl, name), communities)
      const pool = openPool(inDatabase(server.appUrl, name), { connections: 4 })
      const house = houseOn(openDatabase(pool))
      const sample = await measureOne(house, communities)
      samples.push(sample)
      say(
        `${(communities * 100).toLocaleString('en')} lines: action ${sample.action.toFixed(2)} ms, bare statement ${sample.bare.toFixed(2)} ms, p95 of the action ${sample.p95.toFixed(2)} ms`,
      )
      if (communities === 10_000) {
        const all = await measureAll(house)
        bound(all.seconds <= ALL_SECONDS, `all ${all.communities} communities in ${all.seconds.toFixed(2)} s (at most ${ALL_SECONDS} s)`)
        bound(all.megabytes <= ALL_MB, `memory ${all.megabytes.toFixed(0)} MB (at most ${ALL_MB} MB)`)
      }
      await pool.end()
    }
    const [small, large] = samples
    if (small === undefined || large === undefined) throw new Error('nothing was measured')
    bound(large.p95 <= P95_MS, `one community of a million lines: p95 ${large.p95.toFixed(2)} ms (at most ${P95_MS} ms)`)
    bound(large.action - large.bare <= OVER_SQL_MS, `action over the bare statement: ${(large.action - large.bare).toFixed(2)} ms (at most ${OVER_SQL_MS} ms)`)
    bound(large.action / small.action <= GROWTH, `growth from 10,000 to 1,000,000 lines: ${(large.action / small.action).toFixed(2)} × (at most ${GROWTH} ×)`)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  if (broken.length > 0) throw new Error(broken.join('; '))
}
