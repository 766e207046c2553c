import type { Language } from '../../../kernel/language.ts'
import { startKeeping } from '../../../ui/keep-page.ts'
import { noteWaiting } from '../../../ui/waits-on-device.ts'
import type { Change, Words } from '../domain/board.ts'
import { giveBack, hear, nextBatch, nextMoves, showCards, type Answer, type Device } from '../domain/device.ts'
import { maskText, replaceAgain, replacePassages } from '../domain/masked.ts'
import { nextMove, type Move } from '../domain/moves.ts'
import { isOver, type Audience, type Round } from '../domain/round.ts'
import { shownRound, startState, type BoardProps, type BoardState, type Held, type Mark } from './board-props.ts'
import { hasWaiting, openKeptQueue, type Draft, type Kept, type KeptHeld, type KeptQueue } from './kept-queue.ts'

const RETRY_MS = 2_000
const DRAFT_MS = 800
const LOOK_MS = 5_000

type Fault = { id: string; fault: string; marks: readonly Mark[] }
type News = Answer & { faults?: readonly Fault[]; round: Round; now: string } & Partial<Pick<BoardState, 'leaderName' | 'mirror' | 'pictureOf'>>
type CheckWords = (text: string, language: Language, kept: readonly string[]) => Mark[]
type GuardReads = (text: string, asked: { audience: Audience; language: Language; kept: readonly string[] }) => Mark[]

/** Keeps, sends and hears. Draws nothing: whoever draws is told of each new state. */
export class BoardSync {
  #state: BoardState
  readonly #props: BoardProps
  readonly #draw: (state: BoardState) => void
  readonly #address: string
  readonly #mark = Math.random().toString(36).slice(2, 10)
  /** The wall keeps nothing. */
  readonly #queue: KeptQueue | null
  readonly #keepAnew: () => void
  #check: CheckWords | null = null
  /** By the card they are for; `held/…` for words that were held back. */
  readonly #drafts = new Map<string, Draft>()
  #isDraftDue = false
  /** What was read by the guard and lies on the device as it may: as long as no guard reads, nothing else does. */
  #safe: Pick<Kept, 'drafts' | 'held'> = { drafts: {}, held: [] }
  readonly #read = new Set<string>()
  #running: Promise<void> | null = null
  #isAskedAgain = false
  #isRead = false
  #looksAgainAt = 0
  #nextLook: ReturnType<typeof setTimeout> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(props: BoardProps, draw: (state: BoardState) => void, queue?: KeptQueue) {
    this.#props = props
    this.#draw = draw
    this.#state = startState(props)
    this.#address = `/rounds/${props.round.id}`
    const isWall = props.view === 'screen'
    const page = props.view === 'panel' ? this.#address : `${this.#address}/${props.view}`
    this.#queue = isWall ? null : (queue ?? openKeptQueue({ name: `${props.round.id}/${props.owner}`, page }))
    this.#keepAnew = isWall ? () => undefined : startKeeping()
  }

  /** Takes up what earlier pages left behind. */
  async start(): Promise<void> {
    // A browser that keeps nothing left nothing.
    await this.#queue?.takeUp(true, (kept) => this.#takeUp(kept)).catch(() => undefined)
    this.#isRead = true
    this.#looksAgainAt = Date.now() + LOOK_MS
    this.#readWords(this.#state.device)
    this.#listen()
    this.flush()
  }

  #takeUp(kept: Kept): void {
    this.#safe = { drafts: kept.drafts, held: kept.held }
    const { device, told, held } = this.#state
    const known = kept.since > device.since ? { told: new Map(kept.cards.map((card) => [card.id, card])), since: kept.since } : {}
    const again = kept.held.map(({ change, fault }): Held => ({ change, fault, marks: [], isAgain: true }))
    this.#be({
      device: { ...device, ...known },
      told: kept.round !== null && kept.round.version > told.version ? kept.round : told,
      held: [...again, ...held],
    })
    this.#be({ left: this.#takeDrafts(kept.drafts) })
    this.#isRead = true
    this.#takeWaiting(kept)
  }

  /** It waits here now, and was read before it was kept. */
  #takeWaiting({ waiting, moves }: Pick<Kept, 'waiting' | 'moves'>): void {
    const { device } = this.#state
    const others = <Thing extends { id: string }>(own: readonly Thing[], taken: readonly Thing[]) =>
      taken.filter(({ id }) => !own.some((each) => each.id === id))
    for (const { id } of waiting) this.#read.add(id)
    this.#be({
      device: { ...device, waiting: [...others(device.waiting, waiting), ...device.waiting], moves: [...others(device.moves, moves), ...device.moves] },
    })
    this.#keep()
  }

  /** Another page at this board may have been closed with something waiting in it: looked for soon, not at every turn. */
  #lookAround(): void {
    if (this.#queue === null || !this.#isRead || this.#nextLook !== undefined) return
    this.#nextLook = setTimeout(() => void this.#look(), Math.max(0, this.#looksAgainAt - Date.now()))
  }

  async #look(): Promise<void> {
    this.#looksAgainAt = Date.now() + LOOK_MS
    const take = (kept: Kept) => {
      this.#takeWaiting(kept)
      this.flush()
    }
    const isLeft = await this.#queue?.takeUp(false, take).catch(() => false)
    this.#nextLook = undefined
    if (isLeft) this.#lookAround()
  }

  /** What was being written on a card that is gone meanwhile is a line of the board now. */
  #takeDrafts(drafts: Kept['drafts']): Kept['drafts'] {
    const cards = showCards(this.#state.device)
    const isHere = (cardId: string) => (cards.get(cardId)?.writings.length ?? 0) > 0
    const lines = Object.entries(drafts).flatMap(([cardId, { text }]) => (isHere(cardId) ? [] : [text]))
    const left = Object.fromEntries(Object.entries(drafts).filter(([cardId]) => isHere(cardId)))
    if (lines.length > 0) left[''] = { text: lines.join(' '), seen: [] }
    for (const [cardId, draft] of Object.entries(left)) if (!this.#drafts.has(cardId)) this.#drafts.set(cardId, draft)
    return left
  }

  /** From now on every word is read before it is kept. */
  useGuard(reads: GuardReads): void {
    this.#check = (text, language, kept) => reads(text, { audience: this.#state.round.audience, language, kept })
    this.#readWords(this.#state.device)
    this.#keep()
  }

  do(work: (device: Device) => Device): void {
    const before = this.#state.device
    const next = work(before)
    if (next === before) return
    if (this.#state.stays !== '') this.#be({ stays: '' })
    this.#readWords(next)
    this.#keep()
    this.flush()
  }

  /** Leads the round, or ticks what is taken along: at once here, in the house as soon as it hears of it. */
  move(move: Pick<Move, 'kind' | 'value' | 'cardId'>): void {
    const { device, round } = this.#state
    const made = nextMove(round.led, { id: crypto.randomUUID(), at: new Date().toISOString(), ...move })
    this.#be({ device: { ...device, moves: [...device.moves, made] }, isMoot: false })
    this.#keep()
    this.flush()
  }

  /** Other words for something that was held back, or reasons to keep it. */
  release(held: Held, text: string | null, kept: NonNullable<Words['kept']> = {}): void {
    this.#be({ held: this.#state.held.filter((each) => each !== held) })
    this.#drafts.delete(heldDraft(held))
    if (text === null || !held.change.words) return this.#keep()
    const change: Change = { ...held.change, id: crypto.randomUUID(), words: { ...held.change.words, text, kept } }
    this.do((device) => ({ ...device, waiting: [...device.waiting, change] }))
  }

  /** A line that is being typed: a laptop that dies in mid-word loses less than a second. */
  noteDraft(cardId: string, draft: Draft): void {
    if (draft.text === '') this.#drafts.delete(cardId)
    else this.#drafts.set(cardId, draft)
    if (this.#isDraftDue) return
    this.#isDraftDue = true
    setTimeout(() => {
      this.#isDraftDue = false
      this.#keep()
    }, DRAFT_MS)
  }

  draftOf(cardId: string): Draft | undefined {
    return this.#drafts.get(cardId)
  }

  /** One exchange at a time: what is asked meanwhile is asked right after. */
  flush(): void {
    if (this.#state.network === 'stopped') return
    this.#lookAround()
    if (this.#running !== null) {
      this.#isAskedAgain = true
      return
    }
    clearTimeout(this.#retry)
    this.#running = this.#work()
      .catch(() => {
        this.#be({ network: 'away' })
        this.#retry = setTimeout(() => this.flush(), RETRY_MS)
      })
      .finally(() => {
        this.#running = null
      })
  }

  #be(next: Partial<BoardState>): void {
    const state = { ...this.#state, ...next }
    this.#state = { ...state, round: shownRound(state.told, state.device, { owner: this.#props.owner, ahead: state.ahead }) }
    this.#draw(this.#state)
  }

  /** Only what the guard has read is written down on the device, and nothing before what lay there was taken up. */
  #keep(): void {
    if (this.#queue === null || !this.#isRead) return
    if (this.#check !== null || this.#props.guard === null) this.#safe = this.#makeSafe()
    const { device, told } = this.#state
    const { moves, since } = device
    const waiting = device.waiting.filter(({ id, words }) => !words || this.#props.guard === null || this.#read.has(id))
    const kept = { waiting, moves, ...this.#safe, cards: [...device.told.values()], since, round: told }
    void this.#queue.keep(isOver(told) && !hasWaiting(kept) ? null : kept).then(noteWaiting)
  }

  /** Lines and held words as they may lie here: with what the guard finds already replaced. */
  #makeSafe(): Pick<Kept, 'drafts' | 'held'> {
    const { language } = this.#props
    const read = (text: string, own: Language) => this.#check?.(text, own, []) ?? []
    const mask = (text: string, own: Language) => maskText(text, (words) => read(words, own))
    // Half a word may look like a name: of a line that nobody has sent yet only what may stand nowhere is replaced.
    const maskLine = (text: string) => maskText(text, (words) => read(words, language).filter(({ tier }) => tier === 'A'))
    const held = this.#state.held.flatMap((each): KeptHeld[] => {
      const { change, fault, marks } = each
      if (!change.words) return []
      const { language: own, text, links } = change.words
      const typed = this.#drafts.get(heldDraft(each))?.text
      const left = typed === undefined ? replacePassages(text, marks) : replaceAgain(typed, text, marks)
      const named = links.filter(({ id, label }) => id !== null || (mask(label, own) === label && !marks.some(({ end }) => end === 0)))
      return [{ change: { ...change, words: { language: own, text: mask(left, own), links: named } }, fault }]
    })
    const drafts = [...this.#drafts]
      .filter(([cardId]) => !cardId.startsWith(HELD_DRAFT))
      .map(([cardId, { text, seen }]) => [cardId, { text: maskLine(text), seen }])
    return { held, drafts: Object.fromEntries(drafts) as Record<string, Draft> }
  }

  #marksOf(change: Change): Mark[] {
    const { words } = change
    if (this.#check === null || !words) return []
    // What is found in a name beside the text has no place in the text.
    return textsOf(words).flatMap((text, order) =>
      (this.#check?.(text, words.language, Object.keys(words.kept ?? {})) ?? []).map((mark) => (order === 0 ? mark : { ...mark, start: 0, end: 0 })),
    )
  }

  #readWords(device: Device): void {
    const marked = device.waiting.flatMap((change): Fault[] => {
      const marks = this.#marksOf(change)
      return marks.length === 0 ? [] : [{ id: change.id, fault: 'words-marked', marks }]
    })
    if (this.#check !== null) for (const { id } of device.waiting) this.#read.add(id)
    if (marked.length > 0) this.#hold(device, marked)
    else this.#be({ device })
  }

  /** Words that may not be saved leave the queue and wait on the page, marked. */
  #hold(device: Device, faults: readonly Fault[]): void {
    const { device: rest, changes } = giveBack(
      device,
      faults.map(({ id }) => id),
    )
    const isMoot = faults.some(({ id }) => device.moves.some((move) => move.id === id && move.kind !== 'wish')) || this.#state.isMoot
    const held = changes.flatMap((change): Held[] => {
      const { fault = '', marks = [] } = faults.find(({ id }) => id === change.id) ?? {}
      return change.words ? [{ change, fault, marks }] : []
    })
    const stuck = changes.find(({ words }) => !words)
    const stays = faults.find(({ id }) => id === stuck?.id)?.fault ?? this.#state.stays
    this.#be({ device: rest, held: [...this.#state.held, ...held], isMoot, stays })
  }

  async #work(): Promise<void> {
    do {
      this.#isAskedAgain = false
      const news = await this.#exchange()
      if (news === null) return
      this.#take(news)
    } while (this.#state.device.waiting.length + this.#state.device.moves.length > 0 || this.#isAskedAgain)
  }

  async #exchange(): Promise<News | null> {
    const { device } = this.#state
    // A wish goes alone: what comes together stands together in the log, and who wrote a card is known there.
    const wish = device.moves.find(({ kind }) => kind === 'wish')
    const [changes, moves] = wish === undefined ? [nextBatch(device), nextMoves(device)] : [[], [wish]]
    if (changes.length + moves.length === 0) {
      const sight = this.#props.view === 'screen' ? '&sight=screen' : ''
      return this.#readNews(await fetch(`${this.#address}/cards?since=${device.since}${sight}`, { headers: { Accept: 'application/json' } }))
    }
    const body = JSON.stringify({ deviceNow: new Date().toISOString(), mark: this.#mark, since: device.since, changes, moves })
    const headers = { 'Content-Type': 'application/json', 'X-Form-Token': this.#props.token }
    return this.#readNews(await fetch(`${this.#address}/cards`, { method: 'POST', headers, body }))
  }

  async #readNews(answer: Response): Promise<News | null> {
    if (answer.status >= 500 || answer.status === 429) throw new Error('later')
    // The house answers in its own words; whoever is signed out is led to another page.
    const told = (await answer.json().catch(() => ({}))) as Partial<News> & { sentence?: string }
    if (answer.ok && told.round !== undefined) return told as News
    this.#be({ network: 'stopped', sentence: told.sentence ?? '', device: withoutWish(this.#state.device) })
    this.#keep()
    return null
  }

  #take(news: News): void {
    const device = hear(this.#state.device, { ...news, taken: news.taken ?? [] })
    const told = news.round.version >= this.#state.told.version ? news.round : this.#state.told
    const { leaderName = this.#state.leaderName, mirror = this.#state.mirror, pictureOf = this.#state.pictureOf } = news
    // What a phone was told lies in its queue: forty of them need not ask for their page anew at every step.
    const isPageOld = this.#props.view === 'panel' || told.state !== this.#state.told.state
    this.#be({ device, told, leaderName, mirror, pictureOf, ahead: Date.parse(news.now) - Date.now(), network: 'ready' })
    if (news.faults !== undefined && news.faults.length > 0) this.#hold(this.#state.device, news.faults)
    this.#keep()
    if (isPageOld) this.#keepAnew()
    tellBack()
  }

  #listen(): void {
    const flush = () => this.flush()
    addEventListener('online', flush)
    addEventListener('focus', flush)
    addEventListener('offline', () => this.#be({ network: 'away' }))
    this.#hearHouse(flush)
  }

  /** A browser that found no network gives up hearing for good: then it is asked anew. */
  #hearHouse(flush: () => void): void {
    const hearsAll = this.#props.view !== 'mine' || this.#props.isPresenter
    const events = new EventSource(`${this.#address}/events${hearsAll ? '' : '?of=round'}`)
    for (const kind of ['round', 'attendance', 'situation', 'open']) events.addEventListener(kind, flush)
    events.addEventListener('board', ({ data }) => {
      if (!String(data).endsWith(`/${this.#mark}`)) flush()
    })
    events.addEventListener('error', () => {
      if (events.readyState !== EventSource.CLOSED || this.#state.network === 'stopped') return
      setTimeout(() => this.#hearHouse(flush), RETRY_MS)
    })
  }
}

/** There is nothing left to pause: the wish does not stay on the device. */
function withoutWish(device: Device): Device {
  return { ...device, moves: device.moves.filter(({ kind }) => kind !== 'wish') }
}

const HELD_DRAFT = 'held/'

/** Under which name other words for a held card wait. */
export function heldDraft({ change }: Held): string {
  return `${HELD_DRAFT}${change.id}`
}

/** What the guard reads of a card: its text, and names that were typed freely. */
function textsOf({ text, links }: Words): string[] {
  return [text, ...links.map(({ label }) => label)]
}

/** A copy that was shown without a network says so no longer. */
function tellBack(): void {
  const notice = document.querySelector<HTMLElement>('[data-kept]')
  const sentence = notice?.querySelector('p')
  if (sentence) sentence.textContent = notice?.dataset.kept ?? ''
}
