import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { BrowserOfTests, HouseOfTests, stubNetwork } from '../../../../test/two-boards.ts'
import { addCard, moveCard, showCards } from '../domain/device.ts'

/** A house that lets nothing lie in area 5, and where each name of a link is somebody's. */
class StrictHouse extends HouseOfTests {
  override answer(owner: string, sent: Parameters<HouseOfTests['answer']>[1]): object {
    const isStuck = ({ place }: { place?: string | undefined }) => place === 'area-5'
    const answer = super.answer(owner, { ...sent, changes: sent.changes.filter((change) => !isStuck(change)) })
    return { ...answer, faults: sent.changes.filter(isStuck).map(({ id }) => ({ id, fault: 'nobodys', marks: [] })) }
  }
}

beforeAll(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => vi.unstubAllGlobals())
afterAll(() => vi.useRealTimers())

const hand = (id: string) => ({ id, at: '2026-03-02T13:00:00.000Z', step: 0 })

async function aWindow(reads: ConstructorParameters<typeof BrowserOfTests>[2] = () => []) {
  const house = new StrictHouse()
  const browser = new BrowserOfTests('dora', house, reads)
  stubNetwork(house, [browser])
  await browser.open()
  return { house, browser }
}

async function pass(browser: BrowserOfTests): Promise<void> {
  await vi.advanceTimersByTimeAsync(3_000)
  await browser.rest()
}

it('a card that cannot lie there comes back, and a sentence says why until the next thing is done', async () => {
  const { browser } = await aWindow()
  browser.sync.do((device) => addCard(device, hand('1'), { cardId: 'k1', words: { language: 'fr', text: 'la cave est vide', links: [] }, place: 'area-2' }))
  await pass(browser)
  browser.sync.do((device) => moveCard(device, hand('2'), 'k1', 'area-5'))
  await pass(browser)
  expect(browser.state).toMatchObject({ stays: 'nobodys', held: [] })
  expect(showCards(browser.state!.device).get('k1')?.place).toBe('area-2')
  browser.sync.do((device) => moveCard(device, hand('3'), 'k1', 'area-3'))
  await pass(browser)
  expect(browser.state?.stays).toBe('')
})

it('reads the name of each link before it waits, whatever number that claims to have', async () => {
  const mark = { start: 0, end: 3, kind: 'national-number' as const, tier: 'A' as const, suggestion: '', score: 1, words: '' }
  const { house, browser } = await aWindow((text) => (text.includes('85.07') ? [mark] : []))
  const links = [{ kind: 'service' as const, id: '3d364ae4-10cc-4d73-a693-d752c2524969', label: 'NISS 85.07.30-033.28' }]
  browser.sync.do((device) => addCard(device, hand('1'), { cardId: 'k1', words: { language: 'fr', text: 'un service', links }, place: 'area-2' }))
  await pass(browser)
  expect(browser.state?.held.map(({ fault }) => fault)).toEqual(['words-marked'])
  expect(house.cards()).toEqual([])
})

it('the wish to pause waits without a network like everything else, shows nothing on the phone, and goes alone', async () => {
  const { house, browser } = await aWindow()
  const sent: { changes: number; moves: string[] }[] = []
  const answer = house.answer.bind(house)
  house.answer = (owner, batch) => {
    sent.push({ changes: batch.changes.length, moves: batch.moves.map(({ kind }) => kind) })
    return {
      ...answer(owner, { ...batch, moves: batch.moves.filter(({ kind }) => kind !== 'wish') }),
      taken: [...batch.changes, ...batch.moves].map(({ id }) => id),
    }
  }
  browser.profile.isOnline = false
  browser.sync.do((device) => addCard(device, hand('1'), { cardId: 'k1', words: { language: 'fr', text: 'passer par la maison', links: [] }, place: 'area-2' }))
  browser.sync.move({ kind: 'wish', value: 1 })
  await pass(browser)
  expect(sent).toEqual([])
  expect([browser.state?.network, browser.state?.round.state, browser.state?.device.moves.length]).toEqual(['away', 'running', 1])
  // The page is gone, the wish is not; what lies on the device says nothing.
  browser.close()
  expect(JSON.stringify([...browser.profile.shelf, ...browser.profile.waits])).not.toContain('wish')
  await browser.open()
  browser.profile.isOnline = true
  await pass(browser)
  expect(sent).toEqual([
    { changes: 0, moves: ['wish'] },
    { changes: 1, moves: [] },
  ])
  expect(browser.state?.device.moves).toEqual([])
})

it('a round that is over needs no pause: the wish does not stay on the phone', async () => {
  const { browser } = await aWindow()
  browser.profile.isOnline = false
  browser.sync.move({ kind: 'wish', value: 1 })
  await pass(browser)
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ sentence: 'Terminé.' }), { status: 409 }))
  await pass(browser)
  expect([browser.state?.network, browser.state?.sentence, browser.state?.device.moves]).toEqual(['stopped', 'Terminé.', []])
})

it('an open phone takes what a mirror session looks at from the next word of the house, and keeps it where the house says nothing of it', async () => {
  const { house, browser } = await aWindow()
  const ways = { wave: 'Wave 1', own: null, group: '/communities/1/sociograms/1/group', from: 1 }
  const answer = house.answer.bind(house)
  house.answer = (owner, batch) => ({ ...answer(owner, batch), mirror: ways, pictureOf: null })
  expect(browser.state?.mirror).toBeNull()
  browser.sync.do((device) => addCard(device, hand('1'), { cardId: 'k1', words: { language: 'fr', text: 'la cave', links: [] }, place: 'area-2' }))
  await pass(browser)
  expect(browser.state?.mirror).toEqual(ways)
  house.answer = answer
  browser.sync.do((device) => moveCard(device, hand('2'), 'k1', 'area-3'))
  await pass(browser)
  expect(browser.state?.mirror).toEqual(ways)
})
