/** In the row of a paper sheet one key answers and goes on: h, o, e, a, or 1 to 4; m, p and n tick the boxes of that row. */
const ANSWERS = ['here', 'online', 'excused', 'absent']
const LETTERS = ['h', 'o', 'e', 'a']
const BOXES: Record<string, string> = { m: 'mail', p: 'phone', n: 'nothing' }

export function startPaper(): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-paper-row]')]
  const radiosOf = (row: HTMLElement | undefined): HTMLInputElement[] => [...(row?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])]

  function goTo(row: HTMLElement | undefined): void {
    const radios = radiosOf(row)
    const aim = radios.find(({ checked }) => checked) ?? radios[0]
    if (aim === undefined) document.querySelector<HTMLElement>('[data-paper-save]')?.focus()
    else aim.focus()
  }

  for (const [place, row] of rows.entries()) {
    row.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLButtonElement) return
      const key = event.key.toLowerCase()
      const order = Math.max(LETTERS.indexOf(key), ['1', '2', '3', '4'].indexOf(key))
      const box = BOXES[key]
      if (order >= 0) {
        for (const radio of radiosOf(row)) radio.checked = radio.value === ANSWERS[order]
        goTo(rows[place + 1])
      } else if (key === 'enter') goTo(rows[place + 1])
      else if (key === 'backspace') goTo(rows[place - 1] ?? row)
      else if (box !== undefined) {
        const tick = row.querySelector<HTMLInputElement>(`input[value="${box}"]`)
        if (tick !== null) tick.checked = !tick.checked
      } else return
      event.preventDefault()
    })
  }
  goTo(rows.find((row) => radiosOf(row).length > 0))
}
