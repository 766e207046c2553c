import { vi } from 'vitest'
import type { Card, Change } from '../src/features/rounds/domain/board.ts'
import { EMPTY_BOARD, listCards, takeBatch, type Board } from '../src/features/rounds/domain/device.ts'
import type { Move } from '../src/features/rounds/domain/moves.ts'
import { BoardSync } from '../src/features/rounds/islands/board-sync.ts'
import type { BoardProps, BoardState } from '../src/features/rounds/islands/board-props.ts'
import { makeKey, openKeptQueue, type Sealed, type Shelf } from '../src/features/rounds/islands/kept-queue.ts'
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

/** One browser: its database survives its tabs. */
export class BrowserOfTests {
  readonly owner: string
  readonly shelf = new Map<string, Sealed>()
  isOnline = true
  state: BoardState | null = null
  #key: Promise<CryptoKey> | null = null
  #tab: { sync: BoardSync; isOpen: boolean; kept: Promise<unknown>; heard: Map<string, Hears[]>; leave: () => void } | null = null
  #tabs = 0
  readonly #house: HouseOfTests
  readonly #reads: Reads

  constructor(owner: string, house: HouseOfTests, reads: Reads) {
    this.owner = owner
    this.#house = house
    this.#reads = reads
  }

  key(): Promise<CryptoKey> {
    return (this.#key ??= makeKey())
  }

  get sync(): BoardSync {
    if (this.#tab === null) throw new Error('no tab is open')
    return this.#tab.sync
  }

  /** A page as it was when the browser kept a copy of it: at the beginning. */
  async open(): Promise<void> {
    this.#tabs += 1
    const heard = new Map<string, Hears[]>()
    const tab = { isOpen: true, kept: Promise.resolve() as Promise<unknown>, heard, leave: () => undefined as void }
    const on = (kind: string, hears: Hears) => void heard.set(kind, [...(heard.get(kind) ?? []), hears])
    const shelf: Shelf = {
      key: () => this.key(),
      read: async (name) => this.shelf.get(name),
      write: async (name, sealed) => {
        // A tab that was closed writes nothing more.
        if (!tab.isOpen) return
        if (sealed === null) this.shelf.delete(name)
        else this.shelf.set(name, structuredClone(sealed))
      },
    }
    const queue = openKeptQueue(this.owner, shelf)
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
    const kept = { read: queue.read, keep: (what: Parameters<typeof queue.keep>[0]) => (tab.kept = queue.keep(what)) as Promise<void> }
    const sync = new BoardSync(propsOf(this.owner, this.#tabs), draw, kept)
    const leave = this.#house.listen((kind, data) => {
      if (this.isOnline) for (const hears of heard.get(kind) ?? []) hears({ data })
    })
    this.#tab = Object.assign(tab, { sync, leave: () => void leave() })
    await sync.start()
    sync.useGuard(this.#reads)
    await this.rest()
  }

  /** Whether the tab that asks there is still open: a closed one sends nothing. */
  isOpenAt(address: string): boolean {
    return this.#tab !== null && address.startsWith(`/rounds/${this.owner}-${this.#tabs}/`)
  }

  /** At once, in mid-word: nothing is told to the page. */
  close(): void {
    if (this.#tab === null) return
    this.#tab.isOpen = false
    this.#tab.leave()
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
    this.isOnline = isOnline
    for (const hears of this.#tab?.heard.get(isOnline ? 'online' : 'offline') ?? []) hears({ data: '' })
    await this.rest()
  }

  /** Everything that lies in the database of this browser, as its own page reads it. */
  async readShelf(): Promise<string> {
    const texts: string[] = []
    for (const { iv, bytes } of this.shelf.values())
      texts.push(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await this.key(), bytes)), Buffer.from(bytes).toString('latin1'))
    return texts.join('\n')
  }
}

function propsOf(owner: string, tab: number): BoardProps {
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
    words: {},
    round: {
      ...NEW_ROUND,
      id: `${owner}-${tab}`,
    },
    now: new Date().toISOString(),
    guard: {
      script: '',
      lists: '',
    },
  }
}

/** What both browsers ask, they ask this house. */
export function stubNetwork(house: HouseOfTests, browsers: readonly BrowserOfTests[]): void {
  vi.stubGlobal('fetch', async (address: string, asked: { body?: string } = {}) => {
    const browser = browsers.find(({ owner }) => address.startsWith(`/rounds/${owner}-`))
    if (browser !== undefined && !browser.isOpenAt(address)) return new Promise<Response>(() => undefined)
    if (browser === undefined || !browser.isOnline) throw new TypeError('no network')
    const since = Number(/since=(\d+)/.exec(address)?.[1] ?? 0)
    const sent: Sent = asked.body === undefined ? { since, changes: [], moves: [], mark: '' } : (JSON.parse(asked.body) as Sent)
    return Response.json(house.answer(browser.owner, sent))
  })
}
