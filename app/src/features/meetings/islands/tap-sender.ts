import { startKeeping } from '../../../ui/keep-page.ts'
import { makeTapQueue, type Tap, type Told } from './tap-queue.ts'

const RETRY_MS = 5_000
const A_BATCH = 200

/** What a view of the sheet shows; each view draws it in its own way. */
export type SheetView = {
  token: string
  say: (sentence: string | undefined) => void
  showOthers: () => void
  /** What stands now. `isLatest`: nobody tapped on that row again meanwhile. */
  show: (tap: Tap, told: Told, isLatest: boolean) => void
  /** Whether this tap still waits on the device. */
  mark: (tap: Tap, isWaiting: boolean) => void
}

export type Sentences = { waiting?: string; offline?: string; stopped?: string; kept?: string; conflict?: string; fault?: string }

/** Sends what is kept, all of it at once, and again every few seconds while there is no network. */
export function makeTapSender({ meeting, owner, view, sentences }: { meeting: string; owner: string; view: SheetView; sentences: Sentences }) {
  const keepAnew = startKeeping()
  const mark = Math.random().toString(36).slice(2, 10)
  const queue = makeTapQueue(`ronde-taps-${meeting}-${owner}`)
  let running: Promise<void> | null = null
  let isStopped = false

  /** @returns what stands now, or null when the batch was refused and the reason is on the page */
  async function send(taps: Tap[]): Promise<Told[] | null> {
    const headers = { 'Content-Type': 'application/json', 'X-Form-Token': view.token }
    const body = JSON.stringify({ deviceNow: new Date().toISOString(), mark, taps })
    const response = await fetch(`/meetings/${meeting}/attendance/taps`, { method: 'POST', headers, body })
    if (response.status >= 500) throw new Error('later')
    const told = (await response.json().catch(() => ({}))) as { taken?: Told[]; sentence?: string }
    if (response.ok && told.taken !== undefined) return told.taken
    view.say(told.sentence || sentences.stopped)
    return null
  }

  async function sendAll(): Promise<void> {
    let said = sentences.kept
    while (!queue.isEmpty()) {
      const taps = queue.take(A_BATCH)
      const all = await send(taps)
      if (all === null) {
        isStopped = true
        return
      }
      for (const tap of taps) {
        const told = all.find(({ id }) => id === tap.id) ?? { id: tap.id, fault: 'unknown' }
        const isLatest = queue.settle(tap, told)
        view.show(tap, told, isLatest)
        if (isLatest) view.mark(tap, false)
        if (told.fault !== undefined) said = sentences.fault
        if (told.isConflict !== true) continue
        view.showOthers()
        said = sentences.conflict
      }
    }
    view.say(said)
    keepAnew()
    tellBack()
  }

  function flush(): void {
    if (running !== null || isStopped || queue.isEmpty()) return
    running = sendAll()
      .catch(() => {
        view.say(sentences.waiting)
        for (const tap of queue.list()) view.mark(tap, true)
        setTimeout(flush, RETRY_MS)
      })
      .finally(() => {
        running = null
      })
  }

  addEventListener('online', flush)
  addEventListener('online', tellBack)
  new EventSource(`/meetings/${meeting}/events`).addEventListener('attendance', ({ data }) => {
    keepAnew()
    if (!String(data).endsWith(`/${mark}`)) view.showOthers()
  })
  return { queue, flush, running: () => running, sayOffline: () => view.say(sentences.offline) }
}

/** A copy that was shown without a network says so no longer. */
function tellBack(): void {
  const notice = document.querySelector<HTMLElement>('[data-kept]')
  const sentence = notice?.querySelector('p')
  if (sentence) sentence.textContent = notice?.dataset.kept ?? ''
}

export type TapSender = ReturnType<typeof makeTapSender>
