import type { Tap, Told } from './tap-queue.ts'
import { markWaiting } from './waiting-mark.ts'

/** Tiles of people. `cycle`: what one tap after the other says; the first one says that somebody is here. */
export function makeDoorTiles(form: HTMLFormElement, words: { cycle?: string; waits?: string }) {
  const find = <Element extends HTMLElement>(selector: string): Element | null => form.querySelector<Element>(selector)
  const tiles = [...form.querySelectorAll<HTMLButtonElement>('[data-tile]')]
  const tileOf = (personId: string): HTMLButtonElement | undefined => tiles.find((tile) => tile.dataset.tile === personId)
  const cycle = (words.cycle ?? 'here absent').split(' ')

  function count(): void {
    const here = find('[data-here]')
    if (here !== null) here.textContent = String(tiles.filter(({ dataset }) => dataset.choice === 'here' || dataset.choice === 'online').length)
  }

  function choose(personId: string, choice: string): void {
    const tile = tileOf(personId)
    if (tile === undefined) return
    tile.dataset.choice = choice
    const state = tile.querySelector('[data-state]')
    if (state !== null) state.textContent = form.querySelector<HTMLElement>(`[data-word="${choice}"]`)?.textContent ?? ''
    count()
  }

  const search = document.querySelector<HTMLInputElement>('[data-view] input[name=q]')
  const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  search?.addEventListener('input', () => {
    const words = plain(search.value).split(/\s+/)
    for (const tile of tiles) if (tile.parentElement !== null) tile.parentElement.hidden = !words.every((word) => plain(tile.textContent ?? '').includes(word))
  })

  return {
    choose,
    token: find<HTMLInputElement>('[name=_token]')?.value ?? '',
    /** What the tap on a tile says, with what the page knew of its row. */
    next: (tile: HTMLButtonElement): { personId: string; version: number; shown: string; choice: string } => {
      const [version = '0', shown = ''] = (tile.dataset.was ?? '').split(':')
      const now = tile.dataset.choice ?? ''
      const choice = cycle[(cycle.indexOf(now) + 1) % cycle.length] ?? 'here'
      return { personId: tile.dataset.tile ?? '', version: Number(version), shown, choice }
    },
    show: (tap: Tap, told: Told, isLatest: boolean): void => {
      if (told.personId === undefined || told.choice === undefined) return
      const tile = tileOf(told.personId)
      if (tile !== undefined) tile.dataset.was = `${told.version}:${told.choice}`
      if (isLatest && (told.isConflict || tap.kind !== 'answer')) choose(told.personId, told.choice)
    },
    mark: (tap: Tap, isWaiting: boolean): void => {
      if ('personId' in tap) markWaiting(tileOf(tap.personId)?.querySelector('[data-state]'), isWaiting, words.waits)
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
