import { expect, it } from 'vitest'
import { ProfileOfTests, shelfOf } from '../../../../test/two-boards.ts'
import { openKeptQueue, type Draft, type Kept, type KeptQueue, type Shelf } from './kept-queue.ts'

const NOTHING: Kept = { waiting: [], moves: [], drafts: {}, held: [], cards: [], since: 0, round: null }
const aCard = (id: string) => ({ id, cardId: `k${id}`, at: '2026-03-02T13:00:00.000Z', step: 0, over: [], words: null })
const aLine = (text: string): Draft => ({ text, seen: [] })

type Window = { queue: KeptQueue; close: () => void; tab: { isOpen: boolean } }

/** A window of this browser, as it opens. */
function aWindow(profile: ProfileOfTests, own: string, page = '/rounds/1', shelf: (own: Shelf) => Shelf = (each) => each): Window {
  const tab = { isOpen: true }
  profile.open.add(own)
  const tabs = {
    own,
    ready: Promise.resolve(),
    listOpen: () => Promise.resolve(new Set(profile.open)),
    alone: (_: string, work: () => Promise<void>) => profile.alone(work),
  }
  const close = () => {
    tab.isOpen = false
    profile.open.delete(own)
  }
  return { queue: openKeptQueue({ name: 'round/nour', page, shelf: shelf(shelfOf(profile, tab)), tabs }), close, tab }
}

async function takeUp({ queue }: Window, isOpening = true): Promise<{ taken: Kept | null; isLeft: boolean }> {
  let taken: Kept | null = null
  const isLeft = await queue.takeUp(isOpening, (kept) => {
    taken = kept
    void queue.keep(kept)
  })
  return { taken, isLeft }
}

it('two lines that were begun for one card both come back, the second on the line of the board', async () => {
  const profile = new ProfileOfTests()
  const [one, other] = [aWindow(profile, 'a'), aWindow(profile, 'b')]
  await one.queue.keep({ ...NOTHING, drafts: { k1: { text: 'la porte reste', seen: ['1'] }, '': aLine('une lettre') } })
  await other.queue.keep({ ...NOTHING, drafts: { k1: aLine('la fenêtre'), k2: aLine('un rendez-vous'), '': aLine('le voisin') } })
  for (const each of [one, other]) each.close()
  const next = aWindow(profile, 'c')
  expect((await takeUp(next)).taken?.drafts).toEqual({
    k1: { text: 'la porte reste', seen: ['1'] },
    k2: aLine('un rendez-vous'),
    '': aLine('une lettre le voisin la fenêtre'),
  })
  expect([...profile.shelf.keys()]).toEqual(['round/nour/c'])
})

it('an open window takes what can be sent, and not before it was gone twice; the rest waits for the next page', async () => {
  const profile = new ProfileOfTests()
  const [one, stays] = [aWindow(profile, 'a'), aWindow(profile, 'b')]
  await one.queue.keep({ ...NOTHING, waiting: [aCard('1')], drafts: { '': aLine('une lettre') } })
  expect(await takeUp(stays, false)).toEqual({ taken: null, isLeft: false })
  one.close()
  expect(await takeUp(stays, false)).toEqual({ taken: null, isLeft: true })
  const { taken, isLeft } = await takeUp(stays, false)
  expect([taken?.waiting, taken?.drafts, isLeft]).toEqual([[aCard('1')], {}, false])
  const next = await takeUp(aWindow(profile, 'c'))
  expect([next.taken?.waiting, next.taken?.drafts]).toEqual([[], { '': aLine('une lettre') }])
})

it('what a page writes as its last, and what this one cannot write, stays where it lies', async () => {
  const profile = new ProfileOfTests()
  const one = aWindow(profile, 'a')
  await one.queue.keep({ ...NOTHING, waiting: [aCard('1')] })
  profile.open.delete('a')
  const full = aWindow(profile, 'b', '/rounds/1', (shelf) => ({ ...shelf, write: () => Promise.reject(new Error('this browser is full')) }))
  expect((await takeUp(full)).taken?.waiting).toEqual([aCard('1')])
  full.close()
  const later = aWindow(profile, 'c')
  await later.queue.takeUp(true, (kept) => {
    void one.queue.keep({ ...NOTHING, waiting: [aCard('1'), aCard('2')] }).then(() => later.queue.keep(kept))
    void later.queue.keep(kept)
  })
  later.close()
  one.close()
  expect((await takeUp(aWindow(profile, 'd'))).taken?.waiting).toEqual([aCard('1'), aCard('2')])
})

it('tells in which pages of this browser something waits, of this round and others', async () => {
  const profile = new ProfileOfTests()
  const [panel, phone] = [aWindow(profile, 'a'), aWindow(profile, 'b', '/rounds/2/mine')]
  expect(await panel.queue.keep({ ...NOTHING, waiting: [aCard('1')] })).toEqual(['/rounds/1'])
  expect(await phone.queue.keep({ ...NOTHING, drafts: { '': aLine('une') } })).toEqual(['/rounds/1', '/rounds/2/mine'])
  expect(await panel.queue.keep(NOTHING)).toEqual(['/rounds/2/mine'])
  expect(await phone.queue.keep(null)).toEqual([])
})
