import type { Language } from '../../../kernel/language.ts'
import { startKeeping } from '../../../ui/keep-page.ts'
import type { Change, Words } from '../domain/board.ts'
import { giveBack, hear, nextBatch, type Answer, type Device } from '../domain/device.ts'
import { isOver, type Audience, type Round } from '../domain/round.ts'
import { startState, type BoardProps, type BoardState, type Held, type Mark } from './board-props.ts'
import { openKeptQueue } from './kept-queue.ts'

const RETRY_MS = 2_000
const DRAFT_MS = 800

type Fault = { id: string; fault: string; marks: readonly Mark[] }
type News = Answer & { faults?: readonly Fault[]; round: Round; now: string; leaderName?: string }
type CheckWords = (text: string, language: Language, kept: readonly string[]) => Mark[]
type GuardReads = (text: string, asked: { audience: Audience; language: Language; kept: readonly string[] }) => Mark[]

/** Keeps, sends and hears. Draws nothing: whoever draws is told of each new state. */
export class BoardSync {
  #state: BoardState
  readonly #props: BoardProps
  readonly #draw: (state: BoardState) => void
  readonly #address: string
  readonly #mark = Math.random().toString(36).slice(2, 10)
  readonly #queue: ReturnType<typeof openKeptQueue>
  readonly #keepAnew: () => void
  #check: CheckWords | null = null
  #draft = ''
  #isDraftDue = false
  #running: Promise<void> | null = null
  #isAskedAgain = false
  #isRead = false
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(props: BoardProps, draw: (state: BoardState) => void) {
    this.#props = props
    this.#draw = draw
    this.#state = startState(props)
    this.#address = `/rounds/${props.round.id}`
    this.#queue = openKeptQueue(`${props.round.id}/${props.owner}`)
    this.#keepAnew = props.view === 'panel' ? startKeeping() : () => undefined
  }

  /** @returns the line that an earlier page left behind */
  async start(): Promise<string> {
    const kept = await this.#queue.read()
    this.#isRead = true
    if (this.#draft === '') this.#draft = kept.draft
    const { device } = this.#state
    const known = kept.since > device.since ? { told: new Map(kept.cards.map((card) => [card.id, card])), since: kept.since } : {}
    this.#be({ device: { ...device, ...known, waiting: [...kept.waiting, ...device.waiting] } })
    this.#readWords(this.#state.device)
    this.#listen()
    this.flush()
    return this.#draft
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
    this.#readWords(next)
    this.#keep()
    this.flush()
  }

  /** Other words for something that was held back, or reasons to keep it. */
  release(held: Held, text: string | null, kept: NonNullable<Words['kept']> = {}): void {
    this.#be({ held: this.#state.held.filter((each) => each !== held) })
    if (text === null || !held.change.words) return
    const change: Change = { ...held.change, id: crypto.randomUUID(), words: { ...held.change.words, text, kept } }
    this.do((device) => ({ ...device, waiting: [...device.waiting, change] }))
  }

  /** The line that is being typed: a laptop that dies in mid-word loses less than a second. */
  noteDraft(text: string): void {
    this.#draft = text
    if (this.#isDraftDue) return
    this.#isDraftDue = true
    setTimeout(() => {
      this.#isDraftDue = false
      this.#keep()
    }, DRAFT_MS)
  }

  /** Something that only the house can do: steps, silence, leading. Without a network nothing happens, and the page says so. */
  async order(path: string, fields: Record<string, string>): Promise<void> {
    try {
      const body = new URLSearchParams({ ...fields, _token: this.#props.token })
      await fetch(`${this.#address}${path}`, { method: 'POST', body, redirect: 'manual' })
      this.flush()
    } catch {
      this.#be({ network: 'away' })
    }
  }

  /** One exchange at a time: what is asked meanwhile is asked right after. */
  flush(): void {
    if (this.#state.network === 'stopped') return
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
    this.#state = { ...this.#state, ...next }
    this.#draw(this.#state)
  }

  /** Only what the guard has read is written down on the device, and nothing before what lay there was taken up. */
  #keep(): void {
    if (!this.#isRead) return
    if (this.#props.view === 'screen' || (this.#check === null && this.#props.guard !== null)) return
    const isMarked = this.#check?.(this.#draft, this.#props.language, []).some(({ tier }) => tier === 'A') ?? false
    const { device, round } = this.#state
    const draft = isMarked ? '' : this.#draft
    const isDone = isOver(round) && device.waiting.length === 0 && draft === ''
    void this.#queue.keep(isDone ? null : { waiting: device.waiting, draft, cards: [...device.told.values()], since: device.since })
  }

  #marksOf(change: Change): Mark[] {
    const { words } = change
    if (this.#check === null || !words) return []
    return textsOf(words).flatMap((text) => this.#check?.(text, words.language, Object.keys(words.kept ?? {})) ?? [])
  }

  #readWords(device: Device): void {
    const marked = device.waiting.flatMap((change): Fault[] => {
      const marks = this.#marksOf(change)
      return marks.length === 0 ? [] : [{ id: change.id, fault: 'words-marked', marks }]
    })
    if (marked.length > 0) this.#hold(device, marked)
    else this.#be({ device })
  }

  /** Words that may not be saved leave the queue and wait on the page, marked. */
  #hold(device: Device, faults: readonly Fault[]): void {
    const { device: rest, changes } = giveBack(
      device,
      faults.map(({ id }) => id),
    )
    const held = changes.flatMap((change): Held[] => {
      const { fault = '', marks = [] } = faults.find(({ id }) => id === change.id) ?? {}
      return change.words ? [{ change, fault, marks }] : []
    })
    this.#be({ device: rest, held: [...this.#state.held, ...held] })
  }

  async #work(): Promise<void> {
    do {
      this.#isAskedAgain = false
      const news = await this.#exchange()
      if (news === null) return
      this.#take(news)
    } while (this.#state.device.waiting.length > 0 || this.#isAskedAgain)
  }

  async #exchange(): Promise<News | null> {
    const { device } = this.#state
    const changes = nextBatch(device)
    if (changes.length === 0) {
      const sight = this.#props.view === 'screen' ? '&sight=screen' : ''
      return this.#readNews(await fetch(`${this.#address}/cards?since=${device.since}${sight}`, { headers: { Accept: 'application/json' } }))
    }
    const body = JSON.stringify({ deviceNow: new Date().toISOString(), mark: this.#mark, since: device.since, changes })
    const headers = { 'Content-Type': 'application/json', 'X-Form-Token': this.#props.token }
    return this.#readNews(await fetch(`${this.#address}/cards`, { method: 'POST', headers, body }))
  }

  async #readNews(answer: Response): Promise<News | null> {
    if (answer.status >= 500 || answer.status === 429) throw new Error('later')
    // The house answers in its own words; whoever is signed out is led to another page.
    const told = (await answer.json().catch(() => ({}))) as Partial<News> & { sentence?: string }
    if (answer.ok && told.round !== undefined) return told as News
    this.#be({ network: 'stopped', sentence: told.sentence ?? '' })
    return null
  }

  #take(news: News): void {
    const device = hear(this.#state.device, { ...news, taken: news.taken ?? [] })
    const round = news.round.version >= this.#state.round.version ? news.round : this.#state.round
    const { leaderName = this.#state.leaderName } = news
    this.#be({ device, round, leaderName, ahead: Date.parse(news.now) - Date.now(), network: 'ready' })
    if (news.faults !== undefined && news.faults.length > 0) this.#hold(this.#state.device, news.faults)
    this.#keep()
    this.#keepAnew()
    tellBack()
  }

  #listen(): void {
    const flush = () => this.flush()
    addEventListener('online', flush)
    addEventListener('offline', () => this.#be({ network: 'away' }))
    const hearsAll = this.#props.view !== 'mine' || this.#props.isPresenter
    const events = new EventSource(`${this.#address}/events${hearsAll ? '' : '?of=round'}`)
    for (const kind of ['round', 'attendance', 'situation', 'open']) events.addEventListener(kind, flush)
    events.addEventListener('board', ({ data }) => {
      if (!String(data).endsWith(`/${this.#mark}`)) flush()
    })
  }
}

/** What the guard reads of a card: its text, and names that were typed freely. */
function textsOf({ text, links }: Words): string[] {
  return [text, ...links.filter(({ id }) => id === null).map(({ label }) => label)]
}

/** A copy that was shown without a network says so no longer. */
function tellBack(): void {
  const notice = document.querySelector<HTMLElement>('[data-kept]')
  const sentence = notice?.querySelector('p')
  if (sentence) sentence.textContent = notice?.dataset.kept ?? ''
}
