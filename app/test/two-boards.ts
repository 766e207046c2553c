import { vi } from 'vitest'
import type { Card, Change } from '../src/features/rounds/domain/board.ts'
import { EMPTY_BOARD, listCards, takeBatch, type Board } from '../src/features/rounds/domain/device.ts'
import type { Move } from '../src/features/rounds/domain/moves.ts'
import { BoardSync } from '../src/features/rounds/islands/board-sync.ts'
import type { BoardProps, BoardState } from '../src/features/rounds/islands/board-props.ts'
import { makeKey, openKeptQueue, type KeptQueue, type Sealed, type Shelf } from '../src/features/rounds/islands/kept-queue.ts'
import type { Tabs } from '../src/features/rounds/islands/kept-tabs.ts'
import { NEW_ROUND, NOTHING_HEARD, roundOf, takeLeading, ticksOf, type Leading } from './board-house.ts'

type Sent = { since: number; changes: readonly Change[]; moves: readonly Move[]; mark: string }
type Hears = (event: { data: string }) => void

/** The house, without a store: the merge that it does is the one of `domain/`. */
export class HouseOfTests {
  board: Board = EMPTY_BOARD
  leading: Leading = NOTHING_HEARD
  readonly #hear = new Set<(kind: string, data: string) => void>()

  listen(hear: (kind: string, data: string) => void): () => void {
    this.#hear.add(hear)
    return () => this.#hear.delete(hear)
  }

  cards(since = 0): (Card & { isTaken: boolean; takenTick: number; takenThrough: string | null })[] {
    const ticks = ticksOf(this.leading)
    return listCards(this.board, since).map((card) => ({ ...card, ...(ticks.get(card.id) ?? { isTaken: false, takenTick: 0, takenThrough: null }) }))
  }

  answer(owner: string, sent: Sent): object {
    const before = this.board
    this.board = takeBatch(this.board, sent.changes)
    const { house, refused } = takeLeading(this.leading, sent.moves, owner)
    const isLed = house !== this.leading
    this.leading = house
    // A tick changes its card.
    const ticked = sent.moves.filter(({ kind }) => kind === 'taken').map(({ cardId = '' }) => cardId)
    if (isLed && ticked.length > 0) {
      const seq = this.board.seq + 1
      this.board = { ...this.board, seq, changedAt: new Map([...this.board.changedAt, ...ticked.map((id): [string, number] => [id, seq])]) }
    }
    const taken = [...sent.changes.filter(({ id }) => this.board.changes.has(id)), ...sent.moves.filter(({ id }) => house.moves.has(id))].map(({ id }) => id)
    if (this.board !== before) for (const hear of this.#hear) hear('board', `r/${this.board.seq}/${sent.mark}`)
    if (isLed) for (const hear of this.#hear) hear('round', 'r')
    const faults = refused.map((id) => ({ id, fault: 'round-over', marks: [] }))
    return { taken, faults, since: sent.since, seq: this.board.seq, cards: this.cards(sent.since), round: this.round(), now: new Date().toISOString() }
  }

  round() {
    return { ...roundOf(this.leading), seq: this.board.seq }
  }
}

type Reads = Parameters<BoardSync['useGuard']>[0]

/** What the windows of one browser share; the database survives them all. */
export class ProfileOfTests {
  readonly shelf = new Map<string, Sealed>()
  readonly waits = new Map<string, string>()
  readonly open = new Set<string>()
  pages = 0
  isOnline = true
  #key: Promise<CryptoKey> | null = null
  #turn: Promise<unknown> = Promise.resolve()

  key(): Promise<CryptoKey> {
    return (this.#key ??= makeKey())
  }

  alone(work: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }
}

/** One window of a browser; most have one. */
export class BrowserOfTests {
  readonly owner: string
  state: BoardState | null = null
  #tab: { sync: BoardSync; isOpen: boolean; kept: Promise<unknown>; heard: Map<string, Hears[]>; leave: () => void } | null = null
  #page = ''
  readonly profile: ProfileOfTests
  readonly #house: HouseOfTests
  readonly #reads: Reads

  constructor(owner: string, house: HouseOfTests, reads: Reads, profile = new ProfileOfTests()) {
    this.owner = owner
    this.profile = profile
    this.#house = house
    this.#reads = reads
  }

  get sync(): BoardSync {
    if (this.#tab === null) throw new Error('no tab is open')
    return this.#tab.sync
  }

  /** A page as it was when the browser kept a copy of it: at the beginning. */
  async open(): Promise<void> {
    const { profile } = this
    profile.pages += 1
    this.#page = `${this.owner}-${profile.pages}`
    const heard = new Map<string, Hears[]>()
    const tab = { isOpen: true, kept: Promise.resolve() as Promise<unknown>, heard, leave: () => undefined as void }
    const on = (kind: string, hears: Hears) => void heard.set(kind, [...(heard.get(kind) ?? []), hears])
    const tabs: Tabs = {
      own: this.#page,
      ready: Promise.resolve(),
      listOpen: async () => new Set(profile.open),
      alone: (_, work) => profile.alone(work),
    }
    profile.open.add(this.#page)
    const opened = openKeptQueue({ name: this.owner, page: this.owner, shelf: shelfOf(profile, tab), tabs })
    const note = <Value>(work: Promise<Value>): Promise<Value> => {
      tab.kept = Promise.allSettled([tab.kept, work])
      return work
    }
    const queue: KeptQueue = { takeUp: (isOpening, take) => note(opened.takeUp(isOpening, take)), keep: (what) => note(opened.keep(what)) }
    vi.stubGlobal('addEventListener', on)
    vi.stubGlobal('document', { cookie: '', querySelector: () => null })
    vi.stubGlobal(
      'EventSource',
      class {
        addEventListener = on
      },
    )
    const draw = (state: BoardState) => {
      if (tab.isOpen) this.state = state
    }
    const sync = new BoardSync(propsOf(this.owner, this.#page), draw, queue)
    const leave = this.#house.listen((kind, data) => {
      if (profile.isOnline) for (const hears of heard.get(kind) ?? []) hears({ data })
    })
    this.#tab = Object.assign(tab, { sync, leave: () => void leave() })
    await sync.start()
    sync.useGuard(this.#reads)
    await this.rest()
  }

  get isOpen(): boolean {
    return this.#tab !== null
  }

  /** Whether the tab that asks there is still open: a closed one sends nothing. */
  isOpenAt(address: string): boolean {
    return this.#tab !== null && address.startsWith(`/rounds/${this.#page}/`)
  }

  /** At once, in mid-word: nothing is told to the page. */
  close(): void {
    if (this.#tab === null) return
    this.#tab.isOpen = false
    this.#tab.leave()
    this.profile.open.delete(this.#page)
    this.#tab = null
  }

  /** Until what is under way has been answered and written down. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      await this.#tab?.kept
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async network(isOnline: boolean): Promise<void> {
    this.profile.isOnline = isOnline
    for (const hears of this.#tab?.heard.get(isOnline ? 'online' : 'offline') ?? []) hears({ data: '' })
    await this.rest()
  }

  /** Everything that lies in the database of this browser, as its own page reads it. */
  async readShelf(): Promise<string> {
    const texts: string[] = []
    for (const { iv, bytes } of this.profile.shelf.values())
      texts.push(
        new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await this.profile.key(), bytes)),
        Buffer.from(bytes).toString('latin1'),
      )
    return texts.join('\n')
  }
}

/** The database of a browser as one of its windows reaches it. */
export function shelfOf(profile: ProfileOfTests, tab: { isOpen: boolean }): Shelf {
  const { shelf, waits } = profile
  return {
    key: () => profile.key(),
    list: async (under) => [...shelf.keys()].filter((name) => name.startsWith(under)),
    read: async (name) => shelf.get(name),
    write: async (name, sealed, page, over) => {
      // A tab that was closed writes nothing more.
      if (!tab.isOpen || (over !== undefined && String(shelf.get(name)?.iv) !== String(over.iv))) return
      if (sealed === null) shelf.delete(name)
      else shelf.set(name, structuredClone(sealed))
      if (sealed === null || page === null) waits.delete(name)
      else waits.set(name, page)
    },
    listWaiting: async () => [...waits.values()],
  }
}

function propsOf(owner: string, page: string): BoardProps {
  return {
    view: 'panel',
    owner,
    token: owner,
    language: 'fr',
    languages: ['fr'],
    languageNames: {
      fr: '',
      nl: '',
      en: '',
      de: '',
    },
    cards: [],
    isLead: true,
    isPresenter: false,
    leaderName: '',
    links: [],
    allow: {
      names: [],
      organisations: [],
      contacts: [],
    },
    mirror: null,
    pictureOf: null,
    words: {},
    round: {
      ...NEW_ROUND,
      id: page,
    },
    now: new Date().toISOString(),
    guard: {
      script: '',
      lists: '',
    },
  }
}

/** What all windows ask, they ask this house. */
export function stubNetwork(house: HouseOfTests, browsers: readonly BrowserOfTests[]): void {
  vi.stubGlobal('fetch', async (address: string, asked: { body?: string } = {}) => {
    const browser = browsers.find((each) => each.isOpenAt(address))
    if (browser === undefined) return new Promise<Response>(() => undefined)
    if (!browser.profile.isOnline) throw new TypeError('no network')
    const since = Number(/since=(\d+)/.exec(address)?.[1] ?? 0)
    const sent: Sent = asked.body === undefined ? { since, changes: [], moves: [], mark: '' } : (JSON.parse(asked.body) as Sent)
    return Response.json(house.answer(browser.owner, sent))
  })
}
