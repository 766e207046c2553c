import { startKeeping } from '../../../ui/keep-page.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Change, Words } from '../domain/board.ts'
import { giveBack, hear, nextBatch, type Answer, type Device } from '../domain/device.ts'
import type { Audience, Round } from '../domain/round.ts'
import { startState, type BoardProps, type BoardState, type Held, type Mark } from './board-props.ts'
import { openKeptQueue } from './kept-queue.ts'

const RETRY_MS = 2_000
const DRAFT_MS = 800

type News = Answer & { faults?: { id: string; fault: string; marks: Mark[] }[]; round: Round; now: string; leaderName?: string }
type CheckWords = (text: string, language: Language, kept: readonly string[]) => Mark[]

/** Keeps, sends and hears. Draws nothing: whoever draws is told of each new state. */
export function makeSync(props: BoardProps, draw: (state: BoardState) => void) {
  let state = startState(props)
  const address = `/rounds/${props.round.id}`
  const mark = Math.random().toString(36).slice(2, 10)
  const queue = openKeptQueue(`${props.round.id}/${props.owner}`)
  const keepAnew = props.view === 'panel' ? startKeeping() : () => undefined
  let check: CheckWords | null = null
  let draft = ''
  let draftTimer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let retry: ReturnType<typeof setTimeout> | undefined

  function be(next: Partial<BoardState>): void {
    state = { ...state, ...next }
    draw(state)
  }

  /** Only what the guard has read is written down on the device. */
  function keep(): void {
    if (check === null && props.guard !== null) return
    const plainDraft = check !== null && check(draft, props.language, []).some(({ tier }) => tier === 'A') ? '' : draft
    void queue.keep({ waiting: state.device.waiting, draft: plainDraft })
  }

  /** Words that may not be saved leave the queue and wait on the page, marked. */
  function hold(device: Device, faults: readonly { id: string; fault: string; marks: readonly Mark[] }[]): void {
    const { device: rest, changes } = giveBack(
      device,
      faults.map(({ id }) => id),
    )
    const held = changes.flatMap((change): Held[] => {
      const { fault = '', marks = [] } = faults.find(({ id }) => id === change.id) ?? {}
      return change.words ? [{ change, fault, marks }] : []
    })
    be({ device: rest, held: [...state.held, ...held] })
  }

  function readWords(device: Device): void {
    const marked = device.waiting.flatMap((change) => {
      const kept = Object.keys(change.words?.kept ?? {})
      const marks =
        check === null || !change.words ? [] : textsOf(change.words).flatMap((text) => check?.(text, change.words?.language ?? props.language, kept) ?? [])
      return marks.length === 0 ? [] : [{ id: change.id, fault: 'words-marked', marks }]
    })
    if (marked.length > 0) hold(device, marked)
    else be({ device })
  }

  async function exchange(): Promise<News | null> {
    const { device } = state
    const batch = nextBatch(device)
    if (batch.length === 0) {
      const answer = await fetch(`${address}/cards?since=${device.since}${props.view === 'screen' ? '&sight=screen' : ''}`, {
        headers: { Accept: 'application/json' },
      })
      return readNews(answer)
    }
    const body = JSON.stringify({ deviceNow: new Date().toISOString(), mark, since: device.since, changes: batch })
    const headers = { 'Content-Type': 'application/json', 'X-Form-Token': props.token }
    return readNews(await fetch(`${address}/cards`, { method: 'POST', headers, body }))
  }

  async function readNews(answer: Response): Promise<News | null> {
    if (answer.status >= 500 || answer.status === 429) throw new Error('later')
    // The house answers in its own words; whoever is signed out is led to another page.
    const told = (await answer.json().catch(() => ({}))) as Partial<News> & { sentence?: string }
    if (answer.ok && told.round !== undefined) return told as News
    be({ network: 'stopped', sentence: told.sentence ?? '' })
    return null
  }

  function take(news: News): void {
    const device = hear(state.device, { ...news, taken: news.taken ?? [] })
    const ahead = Date.parse(news.now) - Date.now()
    const isNewer = news.round.version >= state.round.version
    be({
      device,
      ahead,
      network: 'ready',
      ...(isNewer ? { round: news.round } : {}),
      ...(news.leaderName === undefined ? {} : { leaderName: news.leaderName }),
    })
    if (news.faults !== undefined && news.faults.length > 0) hold(state.device, news.faults)
    keep()
    keepAnew()
    tellBack()
  }

  async function work(): Promise<void> {
    do {
      isAskedAgain = false
      const news = await exchange()
      if (news === null) return
      take(news)
    } while (state.device.waiting.length > 0 || isAskedAgain)
  }

  /** One exchange at a time: what is asked meanwhile is asked right after. */
  function flush(): void {
    if (state.network === 'stopped') return
    if (running !== null) {
      isAskedAgain = true
      return
    }
    clearTimeout(retry)
    running = work()
      .catch(() => {
        be({ network: 'away' })
        retry = setTimeout(flush, RETRY_MS)
      })
      .finally(() => {
        running = null
      })
  }

  /** Something that only the house can do: steps, silence, leading. @returns false without a network */
  async function order(path: string, fields: Record<string, string>): Promise<boolean> {
    try {
      const body = new URLSearchParams({ ...fields, _token: props.token })
      const answer = await fetch(`${address}${path}`, { method: 'POST', body, redirect: 'manual' })
      flush()
      return answer.type === 'opaqueredirect' || answer.ok
    } catch {
      be({ network: 'away' })
      return false
    }
  }

  function listen(): void {
    addEventListener('online', flush)
    addEventListener('offline', () => be({ network: 'away' }))
    const events = new EventSource(`${address}/events${props.view === 'mine' && !props.isPresenter ? '?of=round' : ''}`)
    for (const kind of ['round', 'attendance', 'situation', 'open']) events.addEventListener(kind, flush)
    events.addEventListener('board', ({ data }) => {
      if (!String(data).endsWith(`/${mark}`)) flush()
    })
  }

  async function start(): Promise<string> {
    const kept = await queue.read()
    if (kept.waiting.length > 0) be({ device: { ...state.device, waiting: [...kept.waiting, ...state.device.waiting] } })
    listen()
    flush()
    return kept.draft
  }

  return {
    start,
    flush,
    order,
    /** From now on every word is read before it is kept. */
    useGuard: (reads: (text: string, asked: { audience: Audience; language: Language; kept: readonly string[] }) => Mark[]): void => {
      check = (text, language, kept) => reads(text, { audience: state.round.audience, language, kept })
      readWords(state.device)
      keep()
    },
    do: (work_: (device: Device) => Device): void => {
      const before = state.device
      readWords(work_(before))
      if (state.device === before) return
      keep()
      flush()
    },
    /** Other words for something that was held back, or reasons to keep it. */
    release: (held: Held, text: string | null, kept: NonNullable<Words['kept']> = {}): void => {
      be({ held: state.held.filter((each) => each !== held) })
      if (text === null || !held.change.words) return
      const change: Change = { ...held.change, id: crypto.randomUUID(), words: { ...held.change.words, text, kept } }
      readWords({ ...state.device, waiting: [...state.device.waiting, change] })
      keep()
      flush()
    },
    /** The line that is being typed: a laptop that dies in mid-word loses less than a second. */
    noteDraft: (text: string): void => {
      draft = text
      draftTimer ??= setTimeout(() => {
        draftTimer = undefined
        keep()
      }, DRAFT_MS)
    },
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

export type BoardSync = ReturnType<typeof makeSync>
