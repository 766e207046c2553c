import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { asSystem, openDatabase, openPool, type Database } from '../src/platform/database.ts'
import { inDatabase, runAll, startTestServer, TEMPLATE } from '../src/platform/store/test-server.ts'
import { listMonthLoads, listNear, type LoadWish } from '../src/features/meetings/store/load-store.ts'

/** Members of one community, each of whom sits in two more; a meeting a month for three years. */
const MEMBERS = 150
const MONTHS = 36
const RUNS = 20
const BOUND_MS = 300
/** Ten times the house may not cost more than this many times the time: the cost follows those who are asked. */
const GROWTH = 2

async function fill(url: string, communities: number): Promise<void> {
  const id = (kind: string, number: string) => `('00000000-0000-4000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`
  const people = communities * 50
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const statements = [
    `insert into community (id, name_fr, state) select ${id('8001', 'c')}, 'C' || c, 'active' from generate_series(1, ${communities}) c`,
    `insert into organisation (id, name_fr) select ${id('8002', 'o')}, 'O' || o from generate_series(0, ${people / 5 - 1}) o`,
    `insert into person (id, given_name, family_name) select ${id('8003', 'p')}, 'A', 'B' || p from generate_series(0, ${people - 1}) p`,
    `insert into membership (id, community_id, person_id, role) select ${id('8004', `c * ${MEMBERS} + n`)}, ${id('8001', 'c')}, ${id('8003', `((c - 1) * 50 + n) % ${people}`)}, 'member' from generate_series(1, ${communities}) c, generate_series(0, ${MEMBERS - 1}) n`,
    `insert into representation (membership_id, community_id, organisation_id) select s.id, s.community_id, ${id('8002', `(('x' || right(s.person_id::text, 12))::bit(48)::bigint / 5)`)} from membership s`,
    `insert into meeting (id, title, starts_at, ends_at) select ${id('8005', `c * ${MONTHS} + m`)}, 'Rencontre ' || m, t, t + interval '2 hours' from generate_series(1, ${communities}) c, generate_series(0, ${MONTHS - 1}) m, lateral (select timestamptz '2025-01-07 12:00Z' + m * interval '1 month' + (c % 20) * interval '1 day' as t) s`,
    `insert into meeting_community (meeting_id, community_id, starts_at) select m.id, ${id('8001', `(('x' || right(m.id::text, 12))::bit(48)::bigint / ${MONTHS})`)}, m.starts_at from meeting m`,
    'analyze',
  ]
  for (const statement of statements) await client.query(statement)
  await client.end()
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run < RUNS + 3; run += 1) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken.slice(3).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
}

/** Twelve dates of a year, as the preview of a series asks. */
const wishOf = (community: string): LoadWish => ({
  communityIds: [community],
  from: '2026-01-01T00:00:00.000Z',
  until: '2027-02-01T00:00:00.000Z',
  exceptIds: [],
  asked: [],
})

async function measure(url: string): Promise<{ look: number; floor: number; near: number }> {
  const pool = openPool(url, { connections: 2 })
  const db: Database = openDatabase(pool)
  const community = '00000000-0000-4000-8001-000000000005'
  const near = await asSystem(db, (tx) => listNear(tx, wishOf(community)))
  if (near.length === 0) throw new Error('nothing stands around the dates')
  const look = await medianOf(() => asSystem(db, async (tx) => [await listNear(tx, wishOf(community)), await listMonthLoads(tx, wishOf(community))]))
  const floor = await medianOf(() => pool.query('select id, title, starts_at, ends_at from meeting where id = any($1)', [near.map(({ id }) => id)]))
  await pool.end()
  return { look, floor, near: near.length }
}

export async function bench(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const server = await startTestServer(folder)
  try {
    const results: number[] = []
    for (const communities of [30, 300]) {
      const name = `load_${communities}`
      await runAll(server.adminUrl, [`create database ${name} template ${TEMPLATE} owner ronde_owner`, `grant connect on database ${name} to ronde_app`])
      await fill(inDatabase(server.ownerUrl, name), communities)
      const { look, floor, near } = await measure(inDatabase(server.appUrl, name))
      results.push(look)
      process.stdout.write(
        `  load of ${MEMBERS} people over a year, ${communities} communities, ${near} meetings around: ${look.toFixed(0)} ms, ${(look / floor).toFixed(1)} times reading those meetings alone (${floor.toFixed(1)} ms; bound ${BOUND_MS} ms)\n`,
      )
      if (look > BOUND_MS) throw new Error(`a look at a year took ${look.toFixed(0)} ms`)
    }
    const growth = (results[1] ?? 0) / (results[0] ?? 1)
    process.stdout.write(`  ten times the house: ${growth.toFixed(2)} times the time (bound ${GROWTH})\n`)
    if (growth > GROWTH) throw new Error(`ten times the house took ${growth.toFixed(1)} times as long`)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
