import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../test/house.ts'
import { addressBlock, allowTry, type Limit } from './rate-limit.ts'

const START = Date.parse('2023-04-03T09:00:00.000Z')

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house.close())

/** Seconds after the start. */
function at(seconds: number): void {
  house.setNow(new Date(START + seconds * 1_000).toISOString())
}

async function tryAt(limit: Limit, seconds: number): Promise<boolean> {
  at(seconds)
  return allowTry(house, limit)
}

describe('SEC-05 delays that grow', () => {
  it('SEC-05 begin with the fifth try at 15 seconds, double, and end at 15 minutes', async () => {
    const limit: Limit = { key: 'growing', tries: 5, windowMinutes: 15, grows: true }
    for (let number = 0; number < 5; number += 1) expect(await tryAt(limit, 0)).toBe(true)
    let moment = 0
    for (const wait of [15, 30, 60, 120, 240, 480, 900, 900, 900]) {
      expect(await tryAt(limit, moment + wait - 1), `${wait} s`).toBe(false)
      expect(await tryAt(limit, moment + wait), `${wait} s`).toBe(true)
      moment += wait
    }
    // A whole window in peace after the last wait, and nothing is remembered.
    expect(await tryAt(limit, moment + 900 + 900)).toBe(true)
    for (let number = 0; number < 4; number += 1) expect(await tryAt(limit, moment + 900 + 900)).toBe(true)
    expect(await tryAt(limit, moment + 900 + 901)).toBe(false)
  })

  it('SEC-05 do not grow by trying while one waits', async () => {
    const limit: Limit = { key: 'waiting', tries: 2, windowMinutes: 15, grows: true }
    await tryAt(limit, 0)
    await tryAt(limit, 0)
    for (let seconds = 1; seconds < 15; seconds += 1) expect(await tryAt(limit, seconds)).toBe(false)
    expect(await tryAt(limit, 15)).toBe(true)
  })

  it('SEC-05 are not there for four tries in a quarter of an hour, again and again', async () => {
    const limit: Limit = { key: 'calm', tries: 5, windowMinutes: 15, grows: true }
    for (let quarter = 0; quarter < 8; quarter += 1) {
      for (let number = 0; number < 4; number += 1) expect(await tryAt(limit, quarter * 900)).toBe(true)
    }
  })
})

describe('SEC-05 a limit that many share', () => {
  it('SEC-05 waits until its window ends, and never longer', async () => {
    const limit: Limit = { key: 'shared', tries: 3, windowMinutes: 15 }
    expect([await tryAt(limit, 0), await tryAt(limit, 10), await tryAt(limit, 20), await tryAt(limit, 30)]).toEqual([true, true, true, false])
    expect([await tryAt(limit, 899), await tryAt(limit, 900), await tryAt(limit, 901), await tryAt(limit, 902), await tryAt(limit, 903)]).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('SEC-05 is kept in the database: tries at the same moment are counted one by one', async () => {
    at(0)
    const tried = await Promise.all(Array.from({ length: 24 }, () => allowTry(house, { key: 'at once', tries: 10, windowMinutes: 15 })))
    expect(tried.filter(Boolean)).toHaveLength(10)
  })
})

describe('SEC-05 the block of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2'],
    ['192.0.2.7:4711', '192.0.2'],
    ['::ffff:192.0.2.99', '192.0.2'],
    ['::FFFF:192.0.2.99', '192.0.2'],
    ['::ffff:c000:207', '192.0.2'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2'],
    ['2001:db8:1:2:a:b:c:d', '2001:db8:1:2'],
    ['2001:DB8:0001:0002::d', '2001:db8:1:2'],
    ['[2001:db8:1:2::d]:443', '2001:db8:1:2'],
    ['2001:db8::a:b:c:d', '2001:db8:0:0'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:db8::', '2001:db8:0:0'],
    ['2001:0:0:1::', '2001:0:0:1'],
    ['::1', '0:0:0:0'],
    ['::', '0:0:0:0'],
    ['::192.0.2.7', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', 'unknown'],
    ['unknown', 'unknown'],
    ['2001:db8::a::b', 'unknown'],
    ['999.0.2.7', 'unknown'],
  ])('SEC-05 %j belongs to %s', (address, block) => expect(addressBlock(address)).toBe(block))

  it('SEC-05 is one for all 2^64 addresses of a /64, whichever way they are shortened', () => {
    const same = ['2001:db8::a:b:c:d', '2001:db8::b:c:d', '2001:db8::c:d', '2001:db8::d', '2001:db8:0:0:1:2:3:4', '2001:db8::ffff:192.0.2.7']
    expect(new Set(same.map(addressBlock)).size).toBe(1)
    expect(addressBlock('2001:db8:0:1::d')).not.toBe(addressBlock('2001:db8::d'))
  })
})
