import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { ARGUMENT_FAULT, DONE, REFUSED } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { findPrintedSheet } from '../meetings/public.ts'
import { preparationCommands } from './commands.ts'

let house: TestHouse
let folder: string
let meeting: string

beforeAll(async () => {
  house = await aHouse()
  folder = await mkdtemp(join(tmpdir(), 'ronde-pack-'))
  const community = await aCommunity(house, 'Sud')
  await aMembership(house, { personId: await aPerson(house), communityId: community })
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`insert into meeting (starts_at, ends_at) values ('2023-04-11T11:00:00Z', '2023-04-11T13:00:00Z') returning id`.execute(tx),
  )
  meeting = rows[0]?.id ?? ''
  await asSystem(house.db, (tx) =>
    sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${meeting}, ${community}, '2023-04-11T11:00:00Z')`.execute(tx),
  )
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const terminal = aTerminal(() => house, preparationCommands, '--lang', 'nl')
const run = (...words: string[]) => terminal('meeting pack', ...words)

it('writes the papers of a meeting and keeps the sheet', async () => {
  const out = join(folder, 'pack.pdf')
  expect(await run(meeting, '--out', out)).toMatchObject({ code: DONE, out: expect.stringContaining('11 april 2023') })
  expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-')
  expect((await asSystem(house.db, (tx) => findPrintedSheet(tx, meeting)))?.rows).toHaveLength(1)
})

it('says which argument is wrong, and writes nothing', async () => {
  const out = join(folder, 'none.pdf')
  for (const words of [[], ['--out', out], ['seven', '--out', out], [meeting], [meeting, '--out', out, '--parts', 'sheet,map']])
    expect((await run(...words)).code, words.join(' ')).toBe(ARGUMENT_FAULT)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
})

it('refuses a meeting that is not there, and a place where nothing can be written', async () => {
  const unknown = await run('00000000-0000-4000-8000-000000000000', '--out', join(folder, 'none.pdf'))
  expect(unknown).toMatchObject({ code: REFUSED, err: expect.stringContaining('Er is geen bijeenkomst met dit nummer.') })
  expect((await run(meeting, '--out', join(folder, 'no', 'such', 'folder.pdf'))).code).toBe(REFUSED)
})
