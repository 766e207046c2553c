import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { startRonde } from '../test/serve.ts'

const MEETINGS = 500
const RUNS = 40
const BOUND_MS = 100

/** Somebody of the demo gets a community of five hundred meetings and a private address. @returns the secret of the address */
async function furnish(client: pg.Client): Promise<string> {
  const secret = randomBytes(20).toString('base64url')
  const { rows } = await client.query<{ personId: string; communityId: string }>(
    `with own as (insert into community (name_fr, state) values ('Cinq cents', 'active') returning id),
       person as (select a.person_id as id from account a where a.closed_at is null order by a.created_at, a.id limit 1),
       seat as (insert into membership (community_id, person_id, role, from_on) select own.id, person.id, 'member', '2020-01-01' from own, person returning person_id)
     select person.id as "personId", own.id as "communityId" from own, person`,
  )
  const [found] = rows
  await client.query(
    `with made as (insert into meeting (title, title_language, starts_at, ends_at, mode, place, state)
       select 'Réunion de quartier, nº ' || n, 'fr', now() + n * interval '12 hours' - interval '100 days', now() + n * interval '12 hours' - interval '100 days' + interval '2 hours',
         'in_person', 'Rue Léon Théodor 108, 1090 Jette', case when n % 20 = 0 then 'cancelled' else 'planned' end
       from generate_series(1, $2::int) n returning id, starts_at)
     insert into meeting_community (meeting_id, community_id, starts_at) select id, $1, starts_at from made`,
    [found?.communityId, MEETINGS],
  )
  await client.query("insert into calendar_feed (person_id, name, secret_hash, created_at) values ($1, 'bench', $2, now())", [
    found?.personId,
    createHash('sha256').update(secret).digest(),
  ])
  await client.query('analyze')
  return secret
}

async function timesOf(work: () => Promise<unknown>): Promise<{ median: number; slowest: number }> {
  const taken: number[] = []
  for (let run = 0; run < RUNS + 5; run += 1) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  const warm = taken.slice(5).toSorted((a, b) => a - b)
  return { median: warm[Math.floor(RUNS / 2)] ?? 0, slowest: warm.at(-1) ?? 0 }
}

export async function bench(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'ronde-bench-'))
  const ronde = await startRonde({ data })
  const store = await joinEmbedded(path.join(data, 'demo'))
  if (store === null) throw new Error('the store of the demo does not answer')
  const client = new pg.Client({ connectionString: store.ownerUrl })
  await client.connect()
  try {
    const address = `${ronde.url}/calendar/${await furnish(client)}.ics`
    const text = await (await fetch(address)).text()
    const count = text.split('BEGIN:VEVENT').length - 1
    if (count < MEETINGS) throw new Error(`the feed holds ${count} meetings, not ${MEETINGS}`)
    const floor = await timesOf(() =>
      client.query("select id, title, starts_at, ends_at, place, mode, state, sequence from meeting where title like 'Réunion de quartier, nº %'"),
    )
    const feed = await timesOf(async () => (await fetch(address)).text())
    process.stdout.write(`  floor: the same rows from the database, nothing else: ${floor.median.toFixed(1)} ms\n`)
    process.stdout.write(
      `  feed of ${count} meetings (${(text.length / 1024).toFixed(0)} KB): median ${feed.median.toFixed(1)} ms, slowest ${feed.slowest.toFixed(1)} ms, ${(feed.median / floor.median).toFixed(1)} times the floor (bound ${BOUND_MS} ms)\n`,
    )
    if (feed.median > BOUND_MS) throw new Error(`a feed of ${count} meetings took ${feed.median.toFixed(0)} ms`)
  } finally {
    await client.end()
    await ronde.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
