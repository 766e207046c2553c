import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { PLANTED } from '../../../promises/planted.ts'
import { BrowserOfTests, HouseOfTests, ProfileOfTests, stubNetwork } from '../../../test/two-boards.ts'
import { checkText } from '../../platform/guard.ts'
import { hasConflict, isGone, PLACES, type Card, type Change } from './domain/board.ts'
import { addCard, editCard, moveCard, removeCard, showCards, undo, type Device } from './domain/device.ts'
import { layTicks, listSteps } from './domain/moves.ts'

const SCRIPTS = 200
const OFFLINE_MINUTES = 180
const START = Date.parse('2026-03-02T13:00:00.000Z')

/** Numbers that look like chance and are the same each time. */
function chanceFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c_1b_3c_6d) + 0x9e_37_79_b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) % below
  }
}

const WORDS = ['le bailleur répond', 'une lettre attend', 'le voisin aide', 'la porte reste ouverte', 'un rendez-vous manqué', 'la chaudière est en panne']
const reads: Parameters<BrowserOfTests['sync']['useGuard']>[0] = (text, { audience, language, kept }) =>
  checkText(text, { audience, language }).findings.filter(({ tier, words }) => tier === 'A' || (tier === 'B' && !kept.includes(words)))

type Told = { written: Map<string, { text: string; at: number; by: string }>; replaced: Set<string>; moves: string[]; refused: string[] }
type Scene = { house: HouseOfTests; browsers: readonly BrowserOfTests[]; below: (limit: number) => number; told: Told; ids: number }

function idOf(scene: Scene): string {
  scene.ids += 1
  return `${(scene.ids * 7_919) % 100_000}`.padStart(5, '0')
}

/** The clocks of the two browsers differ by minutes. */
const handOf = (scene: Scene, { owner }: BrowserOfTests) => ({
  id: idOf(scene),
  at: new Date(Date.now() + (owner === 'nour' ? 240_000 : 0)).toISOString(),
  step: 0,
})

/** Words of which the guard says nothing: what it holds back has a part of its own. */
function textFor(scene: Scene): string {
  for (;;) {
    const text = makeText(scene)
    if (reads(text, { audience: 'bound', language: 'fr', kept: [] }).length === 0) return text
  }
}

function makeText(scene: Scene): string {
  return `${WORDS[scene.below(WORDS.length)] ?? ''} ${[...idOf(scene)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
}

function cardFor(scene: Scene, browser: BrowserOfTests): Card | undefined {
  const cards = [...showCards(browser.state!.device).values()].filter((card) => !isGone(card))
  return cards[scene.below(Math.max(1, cards.length))]
}

function doOn(scene: Scene, browser: BrowserOfTests, work: (device: Device) => Device): void {
  browser.sync.do((device) => {
    const next = work(device)
    for (const { id, words, over } of next.waiting.slice(device.waiting.length)) {
      if (words) scene.told.written.set(id, { text: words.text, at: Date.now(), by: browser.owner })
      for (const each of over) scene.told.replaced.add(each)
    }
    return next
  })
}

const words = (text: string): NonNullable<Change['words']> => ({ language: 'fr', text, links: [] })

function lead({ told }: Scene, browser: BrowserOfTests, move: Parameters<BrowserOfTests['sync']['move']>[0]): void {
  browser.sync.move(move)
  told.moves.push(browser.state?.device.moves.at(-1)?.id ?? '')
}

/** One thing that somebody does on a board. */
function actOn(scene: Scene, browser: BrowserOfTests): void {
  const card = cardFor(scene, browser)
  const hand = handOf(scene, browser)
  const what = scene.below(12)
  if (what < 3 || card === undefined)
    return doOn(scene, browser, (device) =>
      addCard(device, hand, { cardId: `k${hand.id}`, words: words(textFor(scene)), place: PLACES[scene.below(6)] ?? 'area-1' }),
    )
  if (what < 6) return doOn(scene, browser, (device) => editCard(device, hand, card.id, words(textFor(scene))))
  if (what === 6) return doOn(scene, browser, (device) => moveCard(device, hand, card.id, PLACES[scene.below(9)] ?? 'parked'))
  if (what === 7) return doOn(scene, browser, (device) => removeCard(device, hand, card.id))
  if (what === 8) return doOn(scene, browser, (device) => undo(device, hand, () => idOf(scene)))
  if (what === 9) return lead(scene, browser, { kind: 'step', value: scene.below(4) })
  if (what === 10) return lead(scene, browser, { kind: 'taken', value: scene.below(2), cardId: card.id })
  const planted = PLANTED[scene.below(PLANTED.length)]!
  scene.told.refused.push(...planted.needles)
  browser.sync.do((device) => addCard(device, hand, { cardId: `k${hand.id}`, words: words(planted.says), place: 'area-2' }))
}

/** The clock goes on; what repeats every two seconds without a network need not be lived through. */
async function pass(scene: Scene, ms: number): Promise<void> {
  if (ms > 10_000) vi.setSystemTime(Date.now() + ms - 3_000)
  await vi.advanceTimersByTimeAsync(Math.min(ms, 3_000))
  for (const browser of scene.browsers) await browser.rest()
}

/** A line is being typed when the tab goes: at most the last second of it may be lost. */
async function closeInMidWord(scene: Scene, browser: BrowserOfTests): Promise<void> {
  const line = `${textFor(scene)}, et rien ne bouge depuis ce temps-là`
  const typed: { text: string; at: number }[] = []
  for (let length = 1; length <= Math.min(line.length, 8 + scene.below(30)); length += 1) {
    browser.sync.noteDraft('', { text: line.slice(0, length), seen: [] })
    typed.push({ text: line.slice(0, length), at: Date.now() })
    await pass(scene, 60 + scene.below(200))
  }
  const closedAt = Date.now()
  browser.close()
  await pass(scene, 60_000 * (1 + scene.below(20)))
  await browser.open()
  const found = browser.state?.left['']?.text ?? ''
  const due = typed.findLast(({ at }) => at <= closedAt - 1_000)?.text ?? ''
  expect(found.startsWith(due)).toBe(true)
  expect(line.startsWith(found)).toBe(true)
  browser.sync.noteDraft('', { text: '', seen: [] })
}

async function expectNothingRefused({ browsers, told }: Scene): Promise<void> {
  for (const browser of browsers) {
    const lies = await browser.readShelf()
    expect(told.refused.filter((needle) => lies.includes(needle))).toEqual([])
  }
}

type Seen = { conflicts: number; splits: number; closings: number; held: number; texts: number }

async function play(seed: number): Promise<Seen> {
  vi.setSystemTime(START)
  const house = new HouseOfTests()
  const browsers: [BrowserOfTests, BrowserOfTests] = [new BrowserOfTests('dora', house, reads), new BrowserOfTests('nour', house, reads)]
  stubNetwork(house, browsers)
  const scene: Scene = {
    house,
    browsers,
    below: chanceFrom(seed),
    told: { written: new Map(), replaced: new Set(), moves: [], refused: [] },
    ids: seed * 1_000,
  }
  const [away, here] = browsers
  for (const browser of browsers) await browser.open()
  for (let nth = 0; nth < 4; nth += 1) {
    actOn(scene, nth % 2 === 0 ? away : here)
    await pass(scene, 500)
  }
  await away.network(false)
  const seen: Seen = { conflicts: 0, splits: 0, closings: 0, held: 0, texts: 0 }
  const turns = 14
  for (let nth = 0; nth < turns; nth += 1) {
    actOn(scene, away)
    await pass(scene, 1_100)
    if (scene.below(3) > 0) actOn(scene, here)
    await pass(scene, (OFFLINE_MINUTES * 60_000) / turns)
    if (scene.below(5) > 0 && nth !== turns - 1) continue
    await closeInMidWord(scene, away)
    seen.closings += 1
    seen.held += away.state?.held.filter(({ isAgain }) => isAgain).length ?? 0
  }
  await expectNothingRefused(scene)
  expect(Date.now() - START).toBeGreaterThanOrEqual(OFFLINE_MINUTES * 60_000)
  await away.network(true)
  await vi.advanceTimersByTimeAsync(2_500)
  for (let turn = 0; turn < 3; turn += 1) for (const browser of browsers) await browser.rest()
  return judge(scene, seen)
}

/** The same on both and in the house; every text that nobody replaced knowingly stands, once; conflicts are there to be seen. */
function judge({ house, browsers, told }: Scene, seen: Seen): Seen {
  const cards = new Map(house.cards().map((card) => [card.id, card]))
  for (const { state } of browsers.filter(({ isOpen }) => isOpen)) {
    expect(state?.network).toBe('ready')
    expect([state?.device.waiting, state?.device.moves]).toEqual([[], []])
    expect(showCards(state!.device)).toEqual(cards)
    expect({ ...state?.round }).toEqual(house.round())
    for (const [id, card] of cards) expect(layTicks(id, card, state?.device.moves ?? [])).toBe(card.isTaken)
  }
  expect(told.moves.filter((id) => !house.leading.moves.has(id))).toEqual([])
  const standing = [...cards.values()].flatMap(({ writings }) => writings.map(({ text }) => text))
  for (const [id, { text }] of told.written) if (!told.replaced.has(id)) expect(standing.filter((each) => each === text)).toHaveLength(1)
  seen.conflicts = [...cards.values()].filter(hasConflict).length
  seen.splits = listSteps(house.round().led).length > 1 ? 1 : 0
  seen.texts = told.written.size
  return seen
}

/** A line is being typed in each window when both are closed; one of them is opened again and has them both. */
async function closeBoth(scene: Scene, windows: readonly BrowserOfTests[], again: BrowserOfTests): Promise<void> {
  const lines: string[] = []
  for (const each of windows.filter(({ isOpen }) => isOpen)) {
    const line = textFor(scene)
    each.sync.noteDraft('', { text: line, seen: [] })
    lines.push(line)
  }
  await pass(scene, 1_500)
  const waited = windows.flatMap((each) => (each.isOpen ? (each.state?.device.waiting ?? []) : [])).map(({ id }) => id)
  const held = windows.flatMap((each) => (each.isOpen ? (each.state?.held ?? []) : [])).map(({ change }) => change.id)
  for (const each of windows) each.close()
  await pass(scene, 60_000 * (1 + scene.below(20)))
  await again.open()
  const { device, left } = again.state!
  for (const line of lines) expect(left['']?.text.split(line)).toHaveLength(2)
  expect(device.waiting.map(({ id }) => id).toSorted()).toEqual(waited.toSorted())
  // Among them what a window held that was closed before.
  const holds = again.state!.held.map(({ change }) => change.id)
  expect(holds).toEqual([...new Set(holds)])
  expect(held.filter((id) => !holds.includes(id))).toEqual([])
  again.sync.noteDraft('', { text: '', seen: [] })
  await pass(scene, 1_500)
}

type SeenInWindows = { closings: number; takenUp: number; conflicts: number }

/** Two windows of one browser and one browser beside; what waits in a closed window is sent by the one that stays, or by the next. */
async function playWindows(seed: number): Promise<SeenInWindows> {
  vi.setSystemTime(START)
  const house = new HouseOfTests()
  const profile = new ProfileOfTests()
  const windows = [new BrowserOfTests('dora', house, reads, profile), new BrowserOfTests('dora', house, reads, profile)] as const
  const browsers = [...windows, new BrowserOfTests('nour', house, reads)] as const
  stubNetwork(house, browsers)
  const scene: Scene = {
    house,
    browsers,
    below: chanceFrom(seed),
    told: { written: new Map(), replaced: new Set(), moves: [], refused: [] },
    ids: seed * 1_000,
  }
  const seen: SeenInWindows = { closings: 0, takenUp: 0, conflicts: 0 }
  const held = new Set<string>()
  for (const browser of browsers) await browser.open()
  for (let turn = 0; turn < 12; turn += 1) {
    await windows[0].network(scene.below(4) === 0)
    for (const browser of browsers) {
      if (!browser.isOpen && scene.below(2) === 0) await browser.open()
      if (browser.isOpen) actOn(scene, browser)
    }
    await pass(scene, 1_100)
    const what = scene.below(5)
    if (what === 0) {
      seen.closings += 1
      await closeBoth(scene, windows, windows[scene.below(2)]!)
    } else if (what === 1 && windows[0].isOpen && windows[1].isOpen) {
      const [gone, stays] = scene.below(2) === 0 ? [windows[0], windows[1]] : [windows[1], windows[0]]
      const left = gone.state?.device.waiting.map(({ id }) => id) ?? []
      for (const { change } of gone.state?.held ?? []) held.add(change.id)
      gone.close()
      await stays.network(true)
      for (let nth = 0; nth < 7; nth += 1) await pass(scene, 3_000)
      expect(left.filter((id) => !house.board.changes.has(id))).toEqual([])
      if (left.length > 0) seen.takenUp += 1
    }
    await pass(scene, 600_000)
  }
  await expectNothingRefused(scene)
  await closeBoth(scene, windows, windows[0])
  await windows[0].network(true)
  for (let nth = 0; nth < 7; nth += 1) await pass(scene, 3_000)
  expect(profile.open.size).toBe(1)
  const holds = new Set(windows[0].state!.held.map(({ change }) => change.id))
  expect([...held].filter((id) => !holds.has(id))).toEqual([])
  return { ...seen, conflicts: judge(scene, { conflicts: 0, splits: 0, closings: 0, held: 0, texts: 0 }).conflicts }
}

beforeAll(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => vi.unstubAllGlobals())
afterAll(() => vi.useRealTimers())

describe('REL-21 two browsers at one board, one of them three hours without a network', () => {
  it(
    `in ${SCRIPTS} scripts: tab closed in mid-word and opened again, both texts kept, the same on both, conflicts to be seen`,
    { timeout: 180_000 },
    async () => {
      const all: Seen[] = []
      for (let seed = 1; seed <= SCRIPTS; seed += 1) all.push(await play(seed))
      const sum = (of: (seen: Seen) => number) => all.reduce((total, seen) => total + of(seen), 0)
      expect(sum(({ closings }) => closings)).toBeGreaterThanOrEqual(SCRIPTS)
      expect(sum(({ conflicts }) => conflicts)).toBeGreaterThan(SCRIPTS / 4)
      expect(sum(({ splits }) => splits)).toBeGreaterThan(SCRIPTS / 20)
      expect(sum(({ held }) => held)).toBeGreaterThan(SCRIPTS / 4)
      expect(sum(({ texts }) => texts)).toBeGreaterThan(SCRIPTS * 10)
    },
  )
})

describe('REL-21 two windows of one browser at one board, most of the time without a network', () => {
  it(`in ${SCRIPTS} scripts: closed in turn and together, nothing is lost and nothing comes twice`, { timeout: 180_000 }, async () => {
    const all: SeenInWindows[] = []
    for (let seed = 1; seed <= SCRIPTS; seed += 1) all.push(await playWindows(seed))
    const sum = (of: (seen: SeenInWindows) => number) => all.reduce((total, seen) => total + of(seen), 0)
    expect(sum(({ closings }) => closings)).toBeGreaterThan(SCRIPTS)
    expect(sum(({ takenUp }) => takenUp)).toBeGreaterThan(SCRIPTS / 4)
    expect(sum(({ conflicts }) => conflicts)).toBeGreaterThan(SCRIPTS / 4)
  })
})
