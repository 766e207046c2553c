/** A few words beside somebody whose tap waits on this device; none once it came in. */
export function markWaiting(place: Element | null | undefined, isWaiting: boolean, words: string | undefined): void {
  const known = place?.querySelector('[data-waits]')
  if (!isWaiting) known?.remove()
  if (!isWaiting || known || words === undefined) return
  const mark = document.createElement('span')
  mark.className = 'quiet small'
  mark.dataset.waits = ''
  mark.textContent = ` · ${words}`
  place?.append(mark)
}
