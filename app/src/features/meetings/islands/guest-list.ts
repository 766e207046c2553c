import type { Tap, Told } from './tap-queue.ts'
import type { TapSender } from './tap-sender.ts'

/** Visitors that were added on this page: each one stands there at once, with a word for whether the house knows. */
export function makeGuestList(form: HTMLFormElement, sender: () => TapSender, isDoor: boolean) {
  const list = form.querySelector<HTMLElement>('[data-guests]')
  const field = (name: string): HTMLInputElement | null => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)

  function write(id: string, name: string, isKnown: boolean): void {
    if (list === null) return
    const known = list.querySelector<HTMLElement>(`[data-guest="${id}"]`)
    const line = known ?? document.createElement('li')
    line.dataset.guest = id
    line.textContent = `${name} · ${(isKnown ? list.dataset.known : list.dataset.waiting) ?? ''}`
    if (known === null) list.append(line)
    list.hidden = false
  }

  /** Who came before and is added by a button of their own. */
  function writeKnown(id: string, personId: string, isKnown: boolean): void {
    const button = form.querySelector<HTMLButtonElement>(`[value="visitor:${personId}"]`)
    if (button === null) return
    button.disabled = true
    write(id, button.textContent?.trim() ?? '', isKnown)
  }

  function add(tap: Tap, name: string): void {
    write(tap.id, name, false)
    sender().flush()
  }

  form.addEventListener('submit', (event) => {
    const button = event.submitter
    if (!(button instanceof HTMLButtonElement)) return
    const name = field('name')?.value.trim() ?? ''
    const [what = '', personId = ''] = button.value.split(':')
    if (what === 'visitor' && personId !== '') {
      event.preventDefault()
      add(sender().queue.add({ kind: 'known-visitor', personId }, isDoor), button.textContent?.trim() ?? '')
      button.disabled = true
    } else if (what === 'add' && name !== '') {
      event.preventDefault()
      add(sender().queue.add({ kind: 'visitor', name, organisation: field('organisation')?.value.trim() ?? '' }, isDoor), name)
      for (const each of [field('name'), field('organisation')]) if (each !== null) each.value = ''
      field('name')?.focus()
    }
  })

  return {
    show: (tap: Tap, told: Told): void => {
      if (tap.kind === 'visitor' && told.fault === undefined) write(tap.id, tap.name, true)
      if (tap.kind !== 'known-visitor' || told.fault !== undefined) return
      writeKnown(tap.id, tap.personId, true)
    },
    showKept: (taps: readonly Tap[]): void => {
      for (const tap of taps) {
        if (tap.kind === 'visitor') write(tap.id, tap.name, false)
        if (tap.kind === 'known-visitor') writeKnown(tap.id, tap.personId, false)
      }
    },
  }
}
