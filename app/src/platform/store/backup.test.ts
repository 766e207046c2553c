import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refused } from '../../kernel/result.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { runAll } from './test-server.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from './test-store.ts'

const NOW = new Date('2026-11-20T10:00:00Z')

/** A small house with what is hard to carry: a ring of references, a tie to oneself, generated columns, rights by row, odd texts. */
const SHAPE = [
  'create table kysely_migration (name text primary key)',
  "insert into kysely_migration values ('0001-first'), ('0002-second')",
  'create table club (id int primary key, name text not null, chair_id int)',
  'create table member (id int generated always as identity primary key, club_id int not null references club, sponsor_id int references member, label text, born date)',
  'alter table club add constraint club_chair foreign key (chair_id) references member (id)',
  `create table note (id uuid primary key, body text, tags text[], extra jsonb, plain json, size numeric(12, 3), ratio float8, raw bytea, at timestamptz,
     length int generated always as (char_length(body)) stored)`,
  'alter table note enable row level security',
  "create policy note_own on note using (current_setting('ronde.person', true) = 'someone')",
  'create table session (id int primary key, secret text)',
  'create table setting (key text primary key, value jsonb)',
  'create table loose (word text)',
  'create sequence ticket',
  `create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
]
const LOCK = 'create trigger note_closed before insert or update on note for each row execute function refuse_change()'
const ROWS = [
  "insert into club values (1, 'Élan', null), (2, 'Noord', null)",
  "insert into member (club_id, label, born) values (1, 'Ana', '1980-02-29'), (2, 'Boris', null)",
  "insert into member (club_id, sponsor_id, label) values (1, 1, 'Cléo')",
  'update club set chair_id = id',
  `insert into note values
    ('00000000-0000-4000-8000-000000000001', E'l’été\\n\\ttab \\\\ "quoted" \\u2028 end', array['a,b', null, '{"x"}'], 'null', '{ "a":1,\n "a":2 }', 12345.678, 0.1, '\\x00ff', '2026-03-29 01:30:00.123456+01'),
    ('00000000-0000-4000-8000-000000000002', '', '{}', null, null, null, 'NaN', null, 'infinity')`,
  "insert into session values (1, 'token')",
  `insert into setting values ('identity', '{"kind": "production"}')`,
  "insert into loose values ('b'), ('a'), ('b')",
  "select setval('ticket', 41)",
]

let folder: string
let source: TestDatabase
const databases: TestDatabase[] = []

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ronde-backup-'))
  source = await aDatabase([...ROWS, LOCK])
})
afterAll(async () => {
  for (const database of databases) await database.drop()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function aDatabase(rows: readonly string[] = []): Promise<TestDatabase> {
  const database = await emptyDatabase()
  databases.push(database)
  await runAll(database.ownerUrl, [...SHAPE, ...rows])
  return database
}

function place(name: string): string {
  return path.join(folder, name)
}

function save(database: TestDatabase, name: string) {
  return backup({ ownerUrl: database.ownerUrl, file: place(name), exclude: ['session'], now: NOW })
}

async function ask(url: string, question: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(question)
  await client.end()
  return rows
}

describe('a backup', () => {
  it('comes back equal, byte by byte, in another database', async () => {
    const saved = await save(source, 'first.gz')
    expect(saved).toMatchObject({ ok: true, value: { tables: 5, rows: 11, migration: '0002-second' } })
    const target = await aDatabase([LOCK])
    expect(await restore({ ownerUrl: target.ownerUrl, file: place('first.gz') })).toMatchObject({ ok: true, value: { tables: 5, rows: 11 } })
    const again = await save(target, 'again.gz')
    expect(saved.ok && again.ok && again.value.digest).toBe(saved.ok && saved.value.digest)
  })

  it('brings back references, locks and counters, and leaves sessions out', async () => {
    await save(source, 'whole.gz')
    const target = await aDatabase([LOCK])
    await restore({ ownerUrl: target.ownerUrl, file: place('whole.gz') })
    await expect(runAll(target.ownerUrl, ['update club set chair_id = 99'])).rejects.toThrow(/club_chair/)
    await expect(runAll(target.ownerUrl, ["update note set body = ''"])).rejects.toThrow(/no/)
    expect(await ask(target.ownerUrl, "select nextval('ticket')::int as next")).toEqual([{ next: 42 }])
    expect(await ask(target.ownerUrl, 'insert into member (club_id) values (1) returning id')).toEqual([{ id: 4 }])
    expect(await ask(target.ownerUrl, 'select count(*)::int as sessions from session')).toEqual([{ sessions: 0 }])
    expect(await ask(target.ownerUrl, 'select length, extra is null as empty from note order by id')).toEqual([
      { length: 27, empty: false },
      { length: 0, empty: true },
    ])
  })

  it('carries every table the app really has', async () => {
    const [from, to] = [await freshDatabase(), await freshDatabase()]
    databases.push(from, to)
    const saved = await backup({ ownerUrl: from.ownerUrl, file: place('fresh.gz'), exclude: [], now: NOW })
    if (!saved.ok) throw new Error(JSON.stringify(saved))
    const tables = await ask(
      to.ownerUrl,
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'kysely%' and table_type = 'BASE TABLE'",
    )
    expect(saved.value.tables).toBe(tables.length)
    const replace = tables.map((table) => table.name as string)
    expect(await restore({ ownerUrl: to.ownerUrl, file: place('fresh.gz'), replace })).toMatchObject({ ok: true, value: { rows: saved.value.rows } })
    expect(await backup({ ownerUrl: to.ownerUrl, file: place('fresh-again.gz'), exclude: [], now: NOW })).toMatchObject({
      ok: true,
      value: { digest: saved.value.digest },
    })
  })

  it('can be read without Ronde', async () => {
    await save(source, 'plain.gz')
    const lines = gunzipSync(fs.readFileSync(place('plain.gz')))
      .toString()
      .trim()
      .split('\n')
    expect(JSON.parse(lines[0]!)).toMatchObject({ format: 'ronde-backup', formatVersion: 1, madeAt: '2026-11-20T10:00:00.000Z', migration: '0002-second' })
    expect(lines).toContain('["1","Élan","1"]')
    expect(lines).toHaveLength(1 + 11 + 1)
  })

  it('never overwrites a file', async () => {
    await save(source, 'kept.gz')
    expect(await save(source, 'kept.gz')).toEqual(refused('file-exists', { file: place('kept.gz') }))
  })

  it('says when it may not see every row', async () => {
    const closed = await aDatabase(['alter table note force row level security'])
    expect(await save(closed, 'hidden.gz')).toMatchObject({ ok: false, refusal: 'rows-hidden' })
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('hidden'))).toEqual([])
  })
})

describe('a restore', () => {
  it('refuses a file cut short, changed in any byte, or longer than it was', async () => {
    await save(source, 'good.gz')
    const good = fs.readFileSync(place('good.gz'))
    const target = await aDatabase()
    const spoilt = [good.subarray(0, 0), good.subarray(0, 40), good.subarray(0, -1), Buffer.concat([good, Buffer.from('x')])]
    for (let at = 0; at < good.length; at += at < 12 || at > good.length - 140 ? 1 : 29) {
      const copy = Buffer.from(good)
      copy[at]! ^= 1 << (at % 8)
      spoilt.push(copy)
    }
    for (const bytes of spoilt) {
      fs.writeFileSync(place('spoilt.gz'), bytes)
      expect(await restore({ ownerUrl: target.ownerUrl, file: place('spoilt.gz') })).toEqual(refused('file-damaged', { file: place('spoilt.gz') }))
    }
  })

  it('refuses a database that holds rows, unless they are named as replaceable', async () => {
    await save(source, 'rows.gz')
    const target = await aDatabase([`insert into setting values ('identity', '{"kind": "fresh"}')`])
    expect(await restore({ ownerUrl: target.ownerUrl, file: place('rows.gz') })).toEqual(refused('not-empty', { table: 'setting' }))
    expect(await restore({ ownerUrl: target.ownerUrl, file: place('rows.gz'), replace: ['setting'] })).toMatchObject({ ok: true })
    expect(await ask(target.ownerUrl, 'select value from setting')).toEqual([{ value: { kind: 'production' } }])
  })

  it('refuses another migration, and names a table or a column that has no place', async () => {
    await save(source, 'shape.gz')
    const file = place('shape.gz')
    const later = await aDatabase(["insert into kysely_migration values ('0003-third')"])
    expect(await restore({ ownerUrl: later.ownerUrl, file })).toEqual(refused('other-migration', { found: '0002-second', needed: '0003-third' }))
    const narrower = await aDatabase(['alter table note drop column tags'])
    expect(await restore({ ownerUrl: narrower.ownerUrl, file })).toEqual(refused('unknown-column', { table: 'note', column: 'tags' }))
    const smaller = await aDatabase(['drop table loose'])
    expect(await restore({ ownerUrl: smaller.ownerUrl, file })).toEqual(refused('unknown-table', { table: 'loose' }))
  })

  it('gives a column that was added since its default', async () => {
    await save(source, 'added.gz')
    const wider = await aDatabase(["alter table club add column colour text not null default 'green'"])
    expect(await restore({ ownerUrl: wider.ownerUrl, file: place('added.gz') })).toMatchObject({ ok: true })
    expect(await ask(wider.ownerUrl, 'select distinct colour from club')).toEqual([{ colour: 'green' }])
  })

  it('is all or nothing', async () => {
    await save(source, 'nothing.gz')
    const strict = await aDatabase(["alter table note add constraint never check (body <> '')"])
    expect(await restore({ ownerUrl: strict.ownerUrl, file: place('nothing.gz') })).toMatchObject({ ok: false, refusal: 'restore-failed' })
    expect(await ask(strict.ownerUrl, 'select (select count(*) from club)::int as clubs, (select count(*) from member)::int as members')).toEqual([
      { clubs: 0, members: 0 },
    ])
  })

  it('refuses a file that is not there, and a database that does not answer', async () => {
    expect(await restore({ ownerUrl: source.ownerUrl, file: place('none.gz') })).toEqual(refused('file-missing', { file: place('none.gz') }))
    await save(source, 'away.gz')
    expect(await restore({ ownerUrl: 'postgres://nobody@127.0.0.1:1/none', file: place('away.gz') })).toMatchObject({ ok: false, refusal: 'database-away' })
  })
})
