import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aMembership, aPerson } from '../../../../test/neighbourhood.ts'
import { aMeetingNow } from '../../../../test/round.ts'
import { aTerminal } from '../../../../test/terminal.ts'
import { guardCommands } from '../../../platform/guard-commands.ts'
import { attendanceCommands } from './attendance-commands.ts'

let house: TestHouse
let folder: string
let meeting: string
beforeAll(async () => {
  house = await aHouse()
  folder = await mkdtemp(join(tmpdir(), 'ronde-attendance-'))
  const south = await aCommunity(house, 'Sud')
  for (const [givenName, familyName] of [
    ['Zoé', 'Lambert'],
    ['Bram', 'Claes'],
  ] as const)
    await aMembership(house, { personId: await aPerson(house, { givenName, familyName }), communityId: south })
  meeting = await aMeetingNow(house, south)
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const run = aTerminal(
  () => house,
  (open) => guardCommands(attendanceCommands(open)),
  '--lang',
  'en',
)

async function enter(text: string) {
  const file = join(folder, 'sheet.txt')
  await writeFile(file, text)
  return run('attendance enter', file, '--meeting', meeting)
}

it('saves nothing while one line is in doubt, then all of it', async () => {
  const doubt = await enter('Zoé Lambert h\nBram Claes\n')
  expect(doubt).toMatchObject({ code: 1, err: expect.stringContaining('Line 2, “Bram Claes”: the key is missing') })
  expect((await run('attendance list', '--meeting', meeting)).out).toBe('')
  expect((await enter('Zoé Lambert h\nBram Claes e\n')).code).toBe(0)
  expect((await run('attendance list', '--meeting', meeting)).out.split('\n').toSorted()).toEqual(['', 'Bram Claes\tExcused', 'Zoé Lambert\tHere'])
})

it('GRD-01 takes no file with a number of somebody', async () => {
  const refused = await enter('Zoé Lambert 85.07.30-033.28 h\n')
  expect([refused.code, refused.text.includes('85.07')]).toEqual([1, false])
})

it('asks for what is missing', async () => {
  expect(await run('attendance enter', join(folder, 'none.txt'), '--meeting', meeting)).toMatchObject({
    code: 1,
    err: expect.stringContaining('cannot be read'),
  })
  expect(await run('attendance enter', '--meeting', meeting)).toMatchObject({ code: 2, err: expect.stringContaining('Say which file') })
  expect(await run('attendance list', '--meeting', 'here')).toMatchObject({ code: 2, err: 'Say which meeting: --meeting ID.\n' })
  expect(await run('attendance list', '--meeting', '00000000-0000-4000-8000-000000000000')).toMatchObject({
    code: 1,
    err: 'There is no meeting with this id.\n',
  })
})
