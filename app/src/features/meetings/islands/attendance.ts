/**
 * The script of the attendance sheet. Every tap is sent at once; without a network it waits on the device and is sent later. It
 * counts who is here and says when somebody else saved. Without it the sheet is a form with one button.
 */
type Tap = { personId: string; version: number; shown: string; choice: string }
type Answer = { choice: string; version: number; isConflict: boolean }
const RETRY_MS = 5_000

function start(box: HTMLElement, form: HTMLFormElement, meeting: string): void {
  const address = `/meetings/${meeting}/attendance/tap`
  const store = `ronde-attendance-${meeting}`
  const mark = Math.random().toString(36).slice(2, 10)
  const token = form.querySelector<HTMLInputElement>('[name=_token]')?.value ?? ''
  const status = form.querySelector<HTMLElement>('[data-status]')
  const queue = new Map<string, Tap>()
  let running: Promise<void> | null = null
  let isStopped = false

  function say(sentence: string | undefined): void {
    if (status === null || sentence === undefined) return
    status.textContent = sentence === '' ? '' : ` · ${sentence}`
    status.hidden = sentence === ''
  }

  const radios = (personId: string): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>(`[name="a.${personId}"]`)]
  const was = (personId: string): HTMLInputElement | null => form.querySelector<HTMLInputElement>(`[name="was.${personId}"]`)

  function choose(personId: string, choice: string): void {
    for (const radio of radios(personId)) radio.checked = radio.value === choice
    count()
  }

  function count(): void {
    const here = form.querySelector<HTMLElement>('[data-here]')
    const chosen = [...form.querySelectorAll<HTMLInputElement>('[name^="a."]:checked')]
    if (here !== null) here.textContent = String(chosen.filter(({ value }) => value === 'here' || value === 'online').length)
  }

  function keep(): void {
    try {
      if (queue.size === 0) localStorage.removeItem(store)
      else localStorage.setItem(store, JSON.stringify([...queue.values()]))
    } catch {
      // A device that keeps nothing still sends.
    }
  }

  function readKept(): Tap[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(store) ?? '[]')
      return Array.isArray(kept) ? (kept as Tap[]) : []
    } catch {
      return []
    }
  }

  async function send(tap: Tap): Promise<boolean> {
    const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Form-Token': token }, body: JSON.stringify({ ...tap, mark }) })
    if (response.status >= 500) throw new Error('later')
    const told = (await response.json().catch(() => ({}))) as Partial<Answer> & { sentence?: string }
    if (!response.ok || told.version === undefined) {
      isStopped = true
      say(told.sentence || box.dataset.stopped)
      return false
    }
    const field = was(tap.personId)
    if (field !== null) field.value = `${told.version}:${told.choice ?? ''}`
    const isLatest = queue.get(tap.personId) === tap
    if (isLatest) queue.delete(tap.personId)
    else queue.set(tap.personId, { ...(queue.get(tap.personId) ?? tap), version: told.version, shown: told.choice ?? '' })
    if (told.isConflict && isLatest) {
      choose(tap.personId, told.choice ?? '')
      say(box.dataset.conflict)
      showOthers()
    }
    keep()
    return true
  }

  async function sendAll(): Promise<void> {
    let isQuiet = true
    for (let tap = first(); tap !== undefined && !isStopped; tap = first()) {
      if (!(await send(tap))) return
      isQuiet = status?.textContent?.includes(box.dataset.conflict ?? ' ') ?? false
    }
    if (!isQuiet) say(box.dataset.kept)
  }

  const first = (): Tap | undefined => queue.values().next().value

  function flush(): void {
    if (running !== null || isStopped || queue.size === 0) return
    running = sendAll()
      .catch(() => {
        say(box.dataset.waiting)
        setTimeout(flush, RETRY_MS)
      })
      .finally(() => {
        running = null
      })
  }

  function noteTap(personId: string, choice: string): void {
    const [version = '0', shown = ''] = (was(personId)?.value ?? '').split(':')
    queue.set(personId, { personId, version: Number(version), shown: shown || choice, choice })
    keep()
    count()
    flush()
  }

  function showOthers(): void {
    const others = form.querySelector<HTMLElement>('[data-others]')
    if (others !== null) others.hidden = false
  }

  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name.startsWith('a.')) noteTap(target.name.slice(2), target.value)
  })
  form.addEventListener('submit', (event) => {
    if (running === null) return
    // The form waits for the tap that is under way, so that it does not contradict itself.
    event.preventDefault()
    const button = event.submitter
    void running.then(() => form.requestSubmit(button))
  })
  addEventListener('online', flush)
  new EventSource(`/meetings/${meeting}/events`).addEventListener('attendance', ({ data }) => {
    if (!String(data).endsWith(`/${mark}`)) showOthers()
  })

  for (const tap of readKept()) {
    const chosen = radios(tap.personId).find(({ checked }) => checked)
    if (chosen === undefined || chosen.value === tap.choice) continue
    queue.set(tap.personId, tap)
    choose(tap.personId, tap.choice)
  }
  keep()
  flush()
}

const box = document.querySelector<HTMLElement>('[data-attendance]')
const form = box?.querySelector('form')
if (box && form && box.dataset.attendance) start(box, form, box.dataset.attendance)
