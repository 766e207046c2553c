import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson } from '../../../test/neighbourhood.ts'
import { asSystem } from '../../platform/database.ts'
import { contactsCommands } from './commands.ts'

let house: TestHouse
let south: string
let service: string
let chloe: string
const said: string[] = []

beforeAll(async () => {
  house = await aHouse({}, '2026-03-02T09:00:00.000Z')
  south = await aCommunity(house, 'Sud')
  service = await anOrganisation(house, { nameFr: 'Le Relais' })
  chloe = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt', email: 'chloe@ronde.example' })
  await aMembership(house, { personId: chloe, communityId: south, represents: service })
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
})
afterEach(() => void said.splice(0))
afterAll(async () => {
  vi.restoreAllMocks()
  await house.close()
})

const run = (name: string, ...words: string[]) =>
  contactsCommands(async () => ({ house, ownerUrl: '', stop: async () => undefined }))[name]?.run([...words, '--lang', 'en'])
const TERM = ['--for', 'logement', '--from', '2026-03-01', '--until', '2026-12-31']
const name = (...words: string[]) => run('points name', '--community', south, ...TERM, ...words)
const listed = async () => {
  said.splice(0)
  await run('points list')
  return said.join('')
}

it('names an organisation at once, and ends it once', async () => {
  expect(await name('--organisation', service, '--kind', 'information', '--public')).toBe(0)
  const id = said.join('').trim()
  expect(await listed()).toBe(`${id}\t2026-12-31\tSud\tLe Relais\tlogement\n`)
  expect(await run('points end', 'no-id')).toBe(2)
  expect(await run('points end', south)).toBe(1)
  expect(said.join('')).toContain('This point is not there.')
  expect(await run('points end', id)).toBe(0)
  expect(await run('points end', id)).toBe(1)
  expect(said.join('')).toContain('This point ended already.')
  expect(await listed()).toBe('')
})

it('asks a person by mail, who stands nowhere before the yes', async () => {
  expect(await name('--person', chloe)).toBe(0)
  expect(await listed()).toBe('')
  const { rows } = await asSystem(house.db, (tx) => sql<{ toAddress: string }>`select to_address from outbox_mail`.execute(tx))
  expect(rows).toEqual([{ toAddress: 'chloe@ronde.example' }])
})

it('names nobody unknown, nothing without a term, and not both', async () => {
  expect(await name('--person', 'Chloé')).toBe(2)
  expect(await name('--organisation', service, '--kind', 'other')).toBe(2)
  expect(said.join('')).toContain('Say --community, --for')
  for (const [words, sentence] of [
    [['--person', south], 'Choose a member of this community'],
    [[], 'Choose a person or an organisation.'],
    [['--person', chloe, '--organisation', service], 'Choose a person or an organisation.'],
    [['--organisation', service, '--until', '2026-02-01'], 'The last day comes before the first'],
    [['--organisation', service, '--for', ' '], 'Say what for'],
  ] as const) {
    said.splice(0)
    expect(await name(...words)).toBe(1)
    expect(said.join('')).toContain(sentence)
  }
})
