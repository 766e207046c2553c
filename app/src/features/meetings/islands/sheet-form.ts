import type { Tap, Told } from './tap-queue.ts'
import { markWaiting } from './waiting-mark.ts'

/** The sheet as the script reads and changes it: radio buttons `a.<id>`, and what the page showed in `was.<id>`. */
export type SheetForm = ReturnType<typeof makeSheetForm>

export function makeSheetForm(form: HTMLFormElement, words: { leave?: string; stay?: string; waits?: string }) {
  const find = <Element extends HTMLElement>(selector: string): Element | null => form.querySelector<Element>(selector)
  const radios = (personId: string): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>(`[name="a.${personId}"]`)]
  const was = (personId: string): HTMLInputElement | null => find(`[name="was.${personId}"]`)

  function count(): void {
    const here = find('[data-here]')
    const chosen = [...form.querySelectorAll<HTMLInputElement>('[name^="a."]:checked')]
    // The others are on pages that are not shown.
    const elsewhere = Number(here?.dataset.here ?? 0)
    if (here !== null) here.textContent = String(elsewhere + chosen.filter(({ value }) => value === 'here' || value === 'online').length)
  }

  function choose(personId: string, choice: string): void {
    for (const radio of radios(personId)) radio.checked = radio.value === choice
    count()
  }

  /** The button says the other way round: who left may be back. */
  function showLeft(personId: string, hasLeft: boolean): void {
    const button = find<HTMLButtonElement>(`[value="leave:${personId}"], [value="stay:${personId}"]`)
    if (button === null) return
    button.value = `${hasLeft ? 'stay' : 'leave'}:${personId}`
    button.textContent = (hasLeft ? words.stay : words.leave) ?? ''
  }

  return {
    count,
    choose,
    showLeft,
    token: find<HTMLInputElement>('[name=_token]')?.value ?? '',
    /** The version and the answer that this page knows of. */
    readShown: (personId: string): { version: number; shown: string } => {
      const [version = '0', shown = ''] = (was(personId)?.value ?? '').split(':')
      return { version: Number(version), shown }
    },
    show: (tap: Tap, told: Told, isLatest: boolean): void => {
      const { personId, choice, version } = told
      if (personId === undefined || choice === undefined) return
      const field = was(personId)
      if (field !== null) field.value = `${version}:${choice}`
      if (isLatest && (told.isConflict || tap.kind !== 'answer')) choose(personId, choice)
      if (tap.kind === 'leave' || tap.kind === 'stay') showLeft(personId, Boolean(told.leftAt))
    },
    mark: (tap: Tap, isWaiting: boolean): void => {
      if ('personId' in tap) markWaiting(was(tap.personId)?.closest('.choice-row')?.querySelector('.row-name'), isWaiting, words.waits)
    },
    say: (sentence: string | undefined): void => {
      const status = find('[data-status]')
      if (status === null || sentence === undefined) return
      status.textContent = ` · ${sentence}`
      status.hidden = false
    },
    showOthers: (): void => {
      const others = find('[data-others]')
      if (others !== null) others.hidden = false
    },
  }
}
