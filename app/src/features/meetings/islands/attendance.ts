/**
 * The script of the attendance sheet. Every tap is sent at once; without a network it waits on the device and is sent later. It
 * counts who is here and says when somebody else saved. Without it the sheet is a form with one button.
 */
import { makeSheetForm, type SheetForm } from './sheet-form.ts'
import { makeTapQueue, type Tap, type Told } from './tap-queue.ts'

const RETRY_MS = 5_000
type Sentences = { waiting?: string; stopped?: string; kept?: string; conflict?: string }
type Sending = { sheet: SheetForm; meeting: string; mark: string; sentences: Sentences }

/** @returns what stands now, or null when the tap was refused and the reason is on the page */
async function send({ sheet, meeting, mark, sentences }: Sending, tap: Tap): Promise<Told | null> {
  const headers = { 'Content-Type': 'application/json', 'X-Form-Token': sheet.token }
  const response = await fetch(`/meetings/${meeting}/attendance/tap`, { method: 'POST', headers, body: JSON.stringify({ ...tap, mark }) })
  if (response.status >= 500) throw new Error('later')
  const told = (await response.json().catch(() => ({}))) as Partial<Told> & { sentence?: string }
  if (response.ok && told.version !== undefined && told.choice !== undefined)
    return { choice: told.choice, version: told.version, isConflict: told.isConflict === true }
  sheet.say(told.sentence || sentences.stopped)
  return null
}

function makeSender(sending: Sending) {
  const { sheet, meeting, sentences } = sending
  const queue = makeTapQueue(`ronde-attendance-${meeting}`)
  let running: Promise<void> | null = null
  let isStopped = false

  async function sendAll(): Promise<void> {
    let said = sentences.kept
    for (let tap = queue.first(); tap !== undefined; tap = queue.first()) {
      const told = await send(sending, tap)
      if (told === null) {
        isStopped = true
        return
      }
      sheet.noteShown(tap.personId, told.version, told.choice)
      const isLatest = queue.settle(tap, told)
      if (!told.isConflict || !isLatest) continue
      sheet.choose(tap.personId, told.choice)
      sheet.showOthers()
      said = sentences.conflict
    }
    sheet.say(said)
  }

  function flush(): void {
    if (running !== null || isStopped || queue.isEmpty()) return
    running = sendAll()
      .catch(() => {
        sheet.say(sentences.waiting)
        setTimeout(flush, RETRY_MS)
      })
      .finally(() => {
        running = null
      })
  }

  return { queue, flush, running: () => running }
}

function start(box: HTMLElement, form: HTMLFormElement, meeting: string): void {
  const sheet = makeSheetForm(form)
  const mark = Math.random().toString(36).slice(2, 10)
  const { queue, flush, running } = makeSender({ sheet, meeting, mark, sentences: box.dataset })

  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.name.startsWith('a.')) return
    const personId = target.name.slice(2)
    queue.add({ personId, ...sheet.readShown(personId), choice: target.value })
    sheet.count()
    flush()
  })
  form.addEventListener('submit', (event) => {
    const underWay = running()
    if (underWay === null) return
    // The form waits for the tap that is under way, so that it does not contradict itself.
    event.preventDefault()
    const { submitter } = event
    void underWay.then(() => form.requestSubmit(submitter))
  })
  addEventListener('online', flush)
  new EventSource(`/meetings/${meeting}/events`).addEventListener('attendance', ({ data }) => {
    if (!String(data).endsWith(`/${mark}`)) sheet.showOthers()
  })
  const left = queue.readKept(({ personId, choice }) => ![null, choice].includes(sheet.chosen(personId)))
  for (const { personId, choice } of left) sheet.choose(personId, choice)
  flush()
}

const box = document.querySelector<HTMLElement>('[data-attendance]')
const form = box?.querySelector('form')
if (box && form && box.dataset.attendance) start(box, form, box.dataset.attendance)
