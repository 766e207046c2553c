import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aPerson } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { asSystem } from '../../platform/database.ts'
import { nowOf } from '../../platform/house.ts'
import { hashToken } from '../../platform/secrets.ts'
import { feedsCommands } from './commands.ts'
import { saveFeed } from './store/feed-store.ts'

let house: TestHouse
let amina: string
let bram: string
beforeAll(async () => {
  house = await aHouse()
  amina = await aPerson(house, { givenName: 'Amina' })
  bram = await aPerson(house, { givenName: 'Bram' })
  for (const [personId, name] of [
    [amina, 'Téléphone'],
    [amina, 'Bureau'],
    [bram, 'Thuis'],
  ] as const)
    await asSystem(house.db, (tx) => saveFeed(tx, { personId, name, secretHash: hashToken(`${personId} ${name}`), createdAt: nowOf(house) }))
})
afterAll(() => house.close())

const run = aTerminal(() => house, feedsCommands, '--lang', 'en')

it('lists the addresses of one person without a secret, and stops them all and no other', async () => {
  const listed = await run('feed list', '--person', amina)
  expect(listed.out.split('\n').toSorted()).toEqual(['', expect.stringMatching(/^Bureau: since .*, not read yet$/), expect.stringMatching(/^Téléphone: since/)])
  expect(await run('feed stop', '--person', amina)).toMatchObject({ code: 0, out: '2 addresses are dead.\n' })
  expect(await run('feed list', '--person', amina)).toMatchObject({ code: 0, out: 'This person has no private calendar address.\n' })
  expect((await run('feed list', '--person', bram)).out).toContain('Thuis')
})

it('asks whose they are', async () => {
  for (const words of [[], ['--person', 'Amina'], ['--person', amina, 'more']])
    expect(await run('feed stop', ...words)).toMatchObject({ code: 2, err: 'Say whose addresses: --person with an id.\n' })
})
