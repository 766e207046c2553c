import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { asSystem } from '../../platform/database.ts'
import { contactsCommands } from './commands.ts'

let house: TestHouse
let south: string
let service: string
let chloe: string

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  south = await aCommunity(house, 'Sud')
  service = await anOrganisation(house, { nameFr: 'Le Relais' })
  chloe = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt', email: 'chloe@ronde.example' })
  await aMembership(house, { personId: chloe, communityId: south, represents: service })
})
afterAll(() => house.close())

const run = aTerminal(() => house, contactsCommands, '--lang', 'en')
const TERM = ['--for', 'logement', '--from', '2026-03-01', '--until', '2026-12-31']
const name = (...words: string[]) => run('points name', '--community', south, ...TERM, ...words)
const listed = async () => (await run('points list')).out
const saying = (code: number, sentence: string) => ({ code, text: expect.stringContaining(sentence) })

it('names an organisation at once, and ends it once', async () => {
  const named = await name('--organisation', service, '--kind', 'information', '--public')
  const id = named.out.trim()
  expect(named.code).toBe(0)
  expect(await listed()).toBe(`${id}\t2026-12-31\tSud\tLe Relais\tlogement\n`)
  expect((await run('points end', 'no-id')).code).toBe(2)
  expect(await run('points end', south)).toMatchObject(saying(1, 'This point is not there.'))
  expect((await run('points end', id)).code).toBe(0)
  expect(await run('points end', id)).toMatchObject(saying(1, 'This point ended already.'))
  expect(await listed()).toBe('')
})

it('asks a person by mail, who stands nowhere before the yes', async () => {
  expect((await name('--person', chloe)).code).toBe(0)
  expect(await listed()).toBe('')
  const { rows } = await asSystem(house.db, (tx) => sql<{ toAddress: string }>`select to_address from outbox_mail`.execute(tx))
  expect(rows).toEqual([{ toAddress: 'chloe@ronde.example' }])
})

it('names nobody unknown, nothing without a term, and not both', async () => {
  expect((await name('--person', 'Chloé')).code).toBe(2)
  expect(await name('--organisation', service, '--kind', 'other')).toMatchObject(saying(2, 'Say --community, --for'))
  for (const [words, sentence] of [
    [['--person', south], 'Choose a member of this community'],
    [[], 'Choose a person or an organisation.'],
    [['--person', chloe, '--organisation', service], 'Choose a person or an organisation.'],
    [['--organisation', service, '--until', '2026-02-01'], 'The last day comes before the first'],
    [['--organisation', service, '--for', ' '], 'Say what for'],
  ] as const)
    expect(await name(...words)).toMatchObject(saying(1, sentence))
})
